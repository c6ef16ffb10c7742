"""What goods the scans of a command prove: decided as everywhere, and refused where it is not sure.

A command carries the raw scans and what a person answered; nothing that a screen concluded counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from devicecodes import Reading
from tongma.foundation.commands.model import Scan
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import Json, Refused, refuse
from tongma.work.scanning.around import Where
from tongma.work.scanning.evidence import is_unsure
from tongma.work.scanning.model import Meant
from tongma.work.scanning.resolving import Told, resolve_package
from tongma.work.scanning.store import is_clean, keep


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
    raw: str = ""


class UnknownCode(Refused):
    """A code that reads well (or is plain text) but that nobody has bound, or only proposed: goods
    wait, people decide what it is.
    """


def goods_of(tx: Tx, document: int = 0) -> Goods:
    """Return the goods that the command's scans, the symbols of one package, mean.

    ``document``: the one in hand, whose lines decide where a code means several things.

    Refusals: ``code_invalid``, ``codes_contradict``, ``code_ambiguous``, ``code_on_two_items``,
    ``code_not_goods``, ``product_missing``; raises UnknownCode (``code_unknown``,
    ``code_unconfirmed``) where nothing is bound to it for sure.
    """
    scans = tx.request.scans
    where = Where(tx.request.station, tx.site, document=document)
    told = resolve_package(tx.connection, scans, where, tx.now, explained=False)
    if told.meant is None:
        raise _refusal(told, scans)
    if not is_clean(told, scans):
        keep(tx, told, where, tx.kind.name)
    if not told.meant.item_id:
        raise refuse("code_not_goods", raw=_raw(scans), means=told.meant.kind)
    return _goods(told.meant, told.whole, _raw(scans))


def _raw(scans: Sequence[Scan]) -> str:
    return "\n".join(scan.raw for scan in scans)


def _goods(meant: Meant, reading: Reading, raw: str) -> Goods:
    lot, serial = meant.says
    return Goods(
        item=meant.item_id,
        level=meant.level,
        factor=meant.factor,
        lot=reading.lot or lot or None,
        serial=reading.serial or serial or None,
        expiry=reading.expiry or (meant.lot.expiry if meant.lot else None),
        produced=reading.produced,
        raw=raw,
    )


def _refusal(told: Told, scans: Sequence[Scan]) -> Refused:
    outcome, raw = told.resolved.outcome, _raw(scans)
    if outcome == "unreadable":
        codes = [one.code for reading in told.readings for one in reading.findings]
        return refuse("code_invalid", raw=raw, findings=[*codes])
    if outcome == "contradiction":
        field, first, second = told.contradicted
        return refuse("codes_contradict", field=field, first=first, second=second)
    if outcome == "ask":
        return _question(told, raw)
    return _unbound(told, raw)


def _question(told: Told, raw: str) -> Refused:
    ranked = told.resolved.ranked
    if len({one.meant.item_id for one in ranked}) > 1:
        choices: list[Json] = [one.meant.title for one in ranked]
        return refuse("code_on_two_items", raw=raw, choices=choices)
    unsure = [one for one in told.readings if is_unsure(one)] or [told.whole]
    readings: list[Json] = [
        f"{one.lot or '-'} / {one.serial or '-'} / {one.expiry or '-'}"
        for one in told.possible(unsure[0])
    ]
    return refuse("code_ambiguous", raw=raw, readings=readings)


def _unbound(told: Told, raw: str) -> Refused:
    identifier = told.whole.identifier
    if identifier is None and any(one.status in ("valid", "repaired") for one in told.readings):
        return refuse("product_missing", raw=raw)
    scheme, value = (identifier.scheme, identifier.value) if identifier else ("internal", raw)
    facts: dict[str, Json] = {"raw": raw, "scheme": scheme, "value": value.strip()}
    if told.resolved.outcome == "unconfirmed":
        return UnknownCode(refuse("code_unconfirmed", **facts).refusal)
    return UnknownCode(refuse("code_unknown", **facts).refusal)
