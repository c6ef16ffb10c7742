"""A held command, kept as it was sent and run again as if it had arrived in time."""

import json
from typing import Any

import pydantic

from tongma.foundation.commands.model import Act, Request, Scan
from tongma.foundation.commands.trial import run_vouched
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.actor import Actor, Grant
from tongma.foundation.kernel.canonical import plain
from tongma.foundation.kernel.outcome import ensure, finished
from tongma.inside.backdated.model import Case


def as_sent(request: Request[Any]) -> str:
    """Return a request as JSON, complete enough to run it again."""
    return json.dumps(plain(request), ensure_ascii=False)


def run_again(tx: Tx, case: Case) -> dict[str, Any]:
    """Run the command of a case inside the decider's transaction, past what held it.

    It acts as who sent it, with the right that was proved when it arrived, and happened when it
    happened, or at the moment of its latest cause where that was later; the record is the
    decider's.
    """
    ensure(case.command in tx.wiring.kinds, "what was held is a command that there is")
    kind = tx.wiring.kinds[case.command]
    own = tx.kind, tx.actor, tx.role, tx.request
    right = Grant(case.role, case.site, case.owner, frozenset({case.command}))
    tx.kind, tx.actor = kind, Actor(case.actor, case.username, (right,))
    tx.request = _request(kind, json.loads(case.request))
    tx.happened_at, tx.late_allowed = max(case.happened_at, tx.floor), True
    try:
        outcome = finished(run_vouched(tx, kind, tx.request.command))
        result: dict[str, Any] = json.loads(kind.body(outcome))
        return result
    finally:
        tx.kind, tx.actor, tx.role, tx.request = own


def _request(kind: Act, body: dict[str, Any]) -> Request[Any]:
    return Request(
        request_id=body["request_id"],
        command=pydantic.TypeAdapter(kind.shape).validate_python(body["command"]),
        offset_minutes=int(body["offset_minutes"]),
        station=body["station"],
        app_version=body["app_version"],
        reason=body["reason"],
        scans=tuple(Scan(**one) for one in body["scans"]),
    )
