"""What goods the scans of a command prove: decided as everywhere, and refused where it is not sure.

A command carries the raw scans and what a person answered; nothing that a screen concluded counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from devicecodes import Reading
from tongma.foundation.commands.model import Chosen, Scan
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Json, Refused, allow, refuse
from tongma.foundation.kernel.texts import LOT, SERIAL, Door, TextWrong
from tongma.work.scanning.context import ReadPoint
from tongma.work.scanning.decide import count_on_label, decide_chosen
from tongma.work.scanning.labels import (
    contradiction_in,
    is_clean,
    is_unsure,
    possible_readings,
)
from tongma.work.scanning.model import Candidate, Resolution
from tongma.work.scanning.resolution import resolve_package
from tongma.work.scanning.store import keep


@dataclass(frozen=True, slots=True)
class Goods:
    """What a label says about goods. Dates are ISO; None where the label is silent."""

    item: int
    level: int = 0
    """The packaging level of the code; 0 is the base unit."""
    factor: int = 1
    """Base units in one of that level."""
    lot: str | None = None
    serial: str | None = None
    expiry: str | None = None
    produced: str | None = None
    count: str | None = None
    """How many the label says are in it, where that is not what its code says by itself."""


class CodeNotBound(Refused):
    """A code that reads well (or is plain text) but that nobody has bound, or only proposed: goods
    wait, people decide what it is.
    """


def goods_of(tx: Tx, document: int = 0) -> Goods:
    """Return the goods that the command's scans, the symbols of one package, mean.

    ``document``: the one in hand, whose lines decide where a code means several things.

    Refusals: ``code_invalid``, ``codes_contradict``, ``code_ambiguous``, ``code_on_two_items``,
    ``code_not_goods``, ``product_missing``, what ``decide_chosen`` refuses; raises CodeNotBound
    (``code_unknown``, ``code_unconfirmed``) where nothing is bound to it for sure.
    """
    scans = tx.request.scans
    where = ReadPoint(tx.reach, tx.request.station, tx.site, document=document)
    resolution = resolve_package(tx.connection, scans, where, tx.now, explained=False)
    if resolution.accepted is None:
        raise _refusal(resolution, scans)
    if not is_clean(resolution, scans):
        keep(tx, resolution, where, tx.kind.name)
    if not resolution.accepted.item_id:
        raise refuse("code_not_goods", raw=_raw(scans), means=resolution.accepted.kind)
    goods = _goods(resolution.accepted, resolution.reading, _raw(scans))
    for scan in scans:
        if scan.chosen is not None:
            allow(decide_chosen(meant_by(goods), scan.chosen))
    return goods


def meant_by(goods: Goods) -> Chosen:
    """Return what a label says, in the fields of an answer."""
    return Chosen(goods.item, goods.lot or "", goods.serial or "", goods.expiry or "")


def _raw(scans: Sequence[Scan]) -> str:
    return "\n".join(scan.raw for scan in scans)


def _through(door: Door, text: str | None, raw: str) -> str | None:
    """Return a lot or serial of a label as the door for texts keeps it, as if somebody had typed
    it; refuses what cannot pass.
    """
    try:
        return door.check(text) or None if text else None
    except TextWrong as wrong:
        raise refuse("code_invalid", raw=raw, findings=[wrong.reason]) from None


def _goods(candidate: Candidate, reading: Reading, raw: str) -> Goods:
    lot, serial = candidate.says
    return Goods(
        item=candidate.item_id,
        level=candidate.level,
        factor=candidate.factor,
        lot=_through(LOT, reading.lot, raw) or lot or None,
        serial=_through(SERIAL, reading.serial, raw) or serial or None,
        expiry=reading.expiry or (candidate.lot.expiry if candidate.lot else None),
        produced=reading.produced,
        count=count_on_label(reading, candidate.factor),
    )


def _refusal(resolution: Resolution, scans: Sequence[Scan]) -> Refused:
    outcome, raw = resolution.outcome, _raw(scans)
    if outcome == "unreadable":
        codes = [one.code for reading in resolution.readings for one in reading.findings]
        return refuse("code_invalid", raw=raw, findings=[*codes])
    if outcome == "contradiction":
        field, first, second = contradiction_in(resolution)
        return refuse("codes_contradict", field=field, first=first, second=second)
    if outcome == "ask":
        return _question(resolution, raw)
    return _unbound(resolution, raw)


def _question(resolution: Resolution, raw: str) -> Refused:
    ranked = resolution.ranked
    if len({one.candidate.item_id for one in ranked}) > 1:
        choices: list[Json] = [one.candidate.title for one in ranked]
        return refuse("code_on_two_items", raw=raw, choices=choices)
    unsure = [one for one in resolution.readings if is_unsure(one)] or [resolution.reading]
    readings: list[Json] = [
        f"{reading.lot or '-'} / {reading.serial or '-'} / {reading.expiry or '-'}"
        for reading in possible_readings(resolution, unsure[0])
    ]
    return refuse("code_ambiguous", raw=raw, readings=readings)


def _unbound(resolution: Resolution, raw: str) -> Refused:
    identifier = resolution.reading.identifier
    if identifier is None and any(
        reading.status in ("valid", "repaired") for reading in resolution.readings
    ):
        return refuse("product_missing", raw=raw)
    scheme, value = (identifier.scheme, identifier.value) if identifier else ("internal", raw)
    facts: dict[str, Json] = {"raw": raw, "scheme": scheme, "value": value.strip()}
    if resolution.outcome == "unconfirmed":
        return CodeNotBound(refuse("code_unconfirmed", **facts).refusal)
    return CodeNotBound(refuse("code_unknown", **facts).refusal)
