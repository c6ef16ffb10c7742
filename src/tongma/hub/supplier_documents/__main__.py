"""``python -m tongma.hub.supplier_documents KEY < texts``: check a signed notice and show it.

Needs no installation, database or network: the texts of the symbols, one in a line, and the public
key of who signed.
"""

import json
import sys

from tongma.foundation.kernel.outcome import Refused
from tongma.hub.supplier_documents.signed_notice import open_notice, public_key_of


def main(arguments: list[str]) -> int:
    """Print the notice as JSON; 1 where it is not what was signed."""
    if len(arguments) != 1:
        sys.stderr.write("python -m tongma.hub.supplier_documents PUBLIC-KEY < texts\n")
        return 2
    texts = [line.rstrip("\r\n") for line in sys.stdin if line.strip()]
    try:
        public = public_key_of(arguments[0])
        notice = open_notice(texts, lambda _key_id: public)
    except Refused as refused:
        sys.stderr.write(f"{refused.refusal.code} {dict(refused.refusal.facts)}\n")
        return 1
    shown = notice._asdict() | {"lines": [one._asdict() for one in notice.lines]}
    sys.stdout.write(json.dumps(shown, ensure_ascii=False, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
