"""The only SQL on versions."""

import json
from collections.abc import Mapping
from typing import Any

from tongma.foundation.commands.tx import Tx
from tongma.masterdata.versions.tables import version


def keep(tx: Tx, kind: str, thing: int, number: int, body: Mapping[str, Any]) -> None:
    """Keep a saved state under its number."""
    tx.insert(
        version,
        {
            "kind": kind,
            "thing": thing,
            "number": number,
            "record_id": tx.record_id,
            "person": tx.actor.person,
            "saved_at": tx.now,
            "reason": tx.request.reason,
            "body": json.dumps(body, ensure_ascii=False),
        },
    )
