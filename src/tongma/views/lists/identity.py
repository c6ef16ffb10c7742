"""What codes, lots and pieces meant: every version, and what was believed at a pair of times."""

import re
from collections.abc import Iterable
from typing import Annotated, Any

import sqlalchemy as sa
from fastapi import Depends, Query, Request

from tongma.foundation.journal.query import records, secrets_of
from tongma.foundation.kernel.actor import Reach
from tongma.foundation.kernel.outcome import Refused, refuse
from tongma.foundation.kernel.time import local_date, parse_instant, show_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes, problem_responses
from tongma.masterdata.identifiers import history
from tongma.masterdata.identifiers.binding import normalised
from tongma.masterdata.identifiers.goods import (
    GOODS_SCHEMES,
    GoodsVersion,
    believed_goods,
    goods_versions,
)
from tongma.masterdata.identifiers.model import Identifier, period_refusal
from tongma.masterdata.identifiers.routes import shown
from tongma.stock.query.asof import number_known_by
from tongma.stock.query.belonging import goods_of
from tongma.views.lists.names import Names

router = Routes(prefix="/identifiers", tags=["identifiers"])
_ERRORS = problem_responses(401, 422, 503)
_NUMBER = re.compile(r"[0-9]{1,18}", re.ASCII)
_Value = Annotated[str, Query(min_length=1, max_length=200)]
_Scheme = Annotated[str, Query(min_length=1, max_length=40)]


@router.get("/versions", responses=_ERRORS)
def read_versions(
    request: Request, _actor: Caller, scheme: _Scheme, value: _Value
) -> dict[str, Any]:
    """Everything that was ever said of a code: by whom, why, when, from and to which number."""
    one = normalised(Identifier(scheme, value))
    with request.app.state.runtime.database.read() as connection:
        found = history.versions_of(connection, one.scheme, one.value)
        told = _told(connection, [version.record for version in found])
    rows = [
        shown(version.bound)
        | {"supersedes": str(version.supersedes)}
        | {"known_from": version.known_from, "known_to": version.known_to}
        | told[version.record]
        for version in found
    ]
    return {"rows": rows}


@router.get("/goods", responses=_ERRORS)
def read_goods(
    request: Request, actor: Caller, lot: lists.IdFilter = 0, piece: lists.IdFilter = 0
) -> dict[str, Any]:
    """Everything that was ever said of a lot or a piece: by whom, why, from and to which number."""
    with request.app.state.runtime.database.read() as connection:
        found = goods_versions(connection, lot=lot, piece=piece) if lot or piece else []
        rows = _theirs(connection, found, actor.reach("stock.read"))
        told = _told(connection, [one.times.said_by for one in rows])
        names = Names(connection).read(items=[one.item for one in rows])
    return {"rows": [_goods(one, names) | told[one.times.said_by] for one in rows]}


def _times(
    valid: Annotated[str, Query(max_length=10)] = "",
    known: Annotated[str, Query(max_length=40)] = "",
) -> tuple[str, str]:
    return valid, known


@router.get("/believed", responses=_ERRORS)
def read_believed(
    request: Request,
    actor: Caller,
    scheme: _Scheme,
    value: _Value,
    times: Annotated[tuple[str, str], Depends(_times)],
) -> dict[str, Any]:
    """What a code meant on a day (``valid``, default today UTC), as the system believed at a
    journal number or a time (``known``, default now). The schemes ``serial`` and ``lot`` ask for
    pieces and lots of all items: ``goods``.
    """
    valid, known = times
    one = normalised(Identifier(scheme, value))
    runtime = request.app.state.runtime
    now = runtime.clock.now()
    wrong = period_refusal(valid, "")
    if wrong is not None:
        raise Refused(wrong)
    day = valid or local_date(now, "UTC")
    with runtime.database.read() as connection:
        number = _number(connection, known, now)
        asked = {"valid": day, "known": number}
        found = history.believed(connection, one.scheme, one.value, valid=day, known=number)
        goods: list[GoodsVersion] = []
        if one.scheme in GOODS_SCHEMES:
            goods = believed_goods(connection, one.scheme, one.value, valid=day, known=number)
            goods = _theirs(connection, goods, actor.reach("stock.read"))
        names = Names(connection).read(items=[each.item for each in goods])
    rows = [shown(bound) for bound in found]
    return {**asked, "rows": rows, "goods": [_goods(each, names) for each in goods]}


def _number(connection: sa.Connection, known: str, now: int) -> int:
    """Return a journal number from a number, a time, or nothing for now. ``period_wrong``."""
    if _NUMBER.fullmatch(known):
        return int(known)
    try:
        return number_known_by(connection, parse_instant(known)[0] if known else now)
    except ValueError:
        raise refuse("period_wrong", valid_from=known, valid_to="") from None


def _theirs(
    connection: sa.Connection, goods: list[GoodsVersion], reach: Reach
) -> list[GoodsVersion]:
    """Return the lots and pieces that have moved as goods of an owner within the reach."""
    lots = goods_of(connection, [one.id for one in goods if one.kind == "lot"], reach, "lot")
    pieces = goods_of(connection, [one.id for one in goods if one.kind == "piece"], reach, "piece")
    return [one for one in goods if one.id in (lots if one.kind == "lot" else pieces)]


def _goods(one: GoodsVersion, names: Names) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "id": str(one.id),
        "item": names.item(one.item),
        "serial": one.serial,
        "lot": str(one.lot),
        "number": one.number,
        "expiry": one.expiry,
        "produced": one.produced,
        "valid_from": one.times.valid_from,
        "valid_to": one.times.valid_to,
        "known_from": one.times.known_from,
        "known_to": one.times.known_to,
    }


def _told(connection: sa.Connection, said_by: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Return who said something, why and when, by record; 0 is nobody."""
    wanted = sorted(set(said_by))
    rows = {row.record_id: row for row in records(connection, ids=wanted)}
    reasons = secrets_of(connection, wanted, "reason")
    names = Names(connection).read(people=[row.actor for row in rows.values()])
    nobody = {"person": None, "reason": "", "command": "", "recorded_at": None}
    return dict.fromkeys(wanted, nobody) | {
        one: {
            "person": names.person(row.actor),
            "reason": reasons.get(one, ""),
            "command": row.command,
            "recorded_at": show_instant(row.recorded_at),
        }
        for one, row in rows.items()
    }
