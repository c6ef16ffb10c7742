"""``tongma resolve``: what the symbols of one package mean, on the command line."""

import argparse
import json
import sys
from typing import Any

from tongma.foundation.commands.model import Scan
from tongma.foundation.commands.terminal import Terminal, Word
from tongma.foundation.kernel.actor import WHOLE
from tongma.work.documents.query import documents_by_number
from tongma.work.scanning.answers import resolution_text
from tongma.work.scanning.context import ReadPoint
from tongma.work.scanning.resolution import resolve_package


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the word."""
    parser.add_argument("raw", nargs="+", help="one text for each symbol")
    parser.add_argument("--station", default="", help="code of the scanner station")
    parser.add_argument("--site", type=int, default=0, help="id of the site")
    parser.add_argument("--document", default="", help="number of the document in hand")
    parser.add_argument("--json", action="store_true", help="everything, as the API says it")


def resolve_scans(parsed: argparse.Namespace, terminal: Terminal) -> int:
    """Print the decision; exit code 0 where it was accepted, 2 where somebody must be asked."""
    runtime = terminal.open(make=False)
    with runtime.database.read() as connection:
        found = documents_by_number(connection, parsed.document) if parsed.document else []
        if parsed.document and len(found) != 1:
            print(f"no such document, or several: {parsed.document}", file=sys.stderr)
            return 1
        document = found[0].id if found else 0
        where = ReadPoint(WHOLE, parsed.station, parsed.site, document=document)
        scans = [Scan(raw) for raw in parsed.raw]
        resolution = resolve_package(connection, scans, where, runtime.clock.now())
    runtime.database.dispose()
    answer = json.loads(resolution_text(resolution, lambda _action: True))
    if parsed.json:
        print(json.dumps(answer, ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lines(answer)))
    return 0 if answer["outcome"] == "accepted" else 2


def _lines(answer: dict[str, Any]) -> list[str]:
    """Return the decision for people: the outcome, each meaning with its reasons, the question."""
    reading = answer["reading"]
    parts = [reading[name] for name in ("lot", "serial", "expiry") if reading[name]]
    lines = [f"{answer['outcome']}: {' '.join([reading['system'], *parts])}"]
    for number, candidate in enumerate(answer["candidates"], 1):
        reasons = [f"+{code}" for code in candidate["reasons_for"]]
        reasons += [f"-{code}" for code in candidate["reasons_against"]]
        counts = candidate["counts_as"]
        amount = f" × {counts['base_quantity']}" if counts else ""
        what = f"{candidate['kind']} {candidate['title']}{amount}"
        lines.append(f"  {number}. {what}  [{candidate['score']}] {' '.join(reasons)}")
    if answer["question"]:
        lines.append(f"ask: {answer['question']['ask']}")
        lines += [
            f"  - {json.dumps(choice, ensure_ascii=False)}"
            for choice in answer["question"]["choices"]
        ]
    return lines


WORDS = (Word("resolve", "say what the symbols of one package mean", resolve_scans, declare),)
