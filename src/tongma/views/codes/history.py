"""What codes, lots and pieces meant: every version, and what was believed at a pair of times."""

from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from tongma.foundation.journal.query import records, secrets_of
from tongma.foundation.kernel.actor import Reach
from tongma.foundation.kernel.time import show_instant
from tongma.masterdata.identifiers import history
from tongma.masterdata.identifiers.goods import (
    GOODS_SCHEMES,
    GoodsVersion,
    believed_goods,
    goods_versions,
)
from tongma.masterdata.identifiers.model import Identifier
from tongma.masterdata.identifiers.query import known_targets
from tongma.masterdata.identifiers.shapes import binding_out
from tongma.masterdata.names.query import Names
from tongma.stock.query.belonging import goods_of
from tongma.views.codes.shapes import (
    NOBODY,
    BelievedOut,
    BindingVersionOut,
    GoodsMeantOut,
    GoodsVersionOut,
    SaidByOut,
    parts_of,
)


def code_versions(
    connection: sa.Connection, code: Identifier, reach: Reach
) -> list[BindingVersionOut]:
    """Return everything that was ever said of a code in its normal form, the oldest first."""
    every = history.versions_of(connection, code.scheme, code.value)
    seen = set(known_targets(connection, [version.bound for version in every], reach))
    found = [version for version in every if version.bound in seen]
    said = _said_by(connection, [version.record for version in found])
    return [
        BindingVersionOut(
            **parts_of(binding_out(version.bound)),
            supersedes=version.supersedes,
            known_from=version.known_from,
            known_to=version.known_to,
            **parts_of(said.get(version.record, NOBODY)),
        )
        for version in found
    ]


def versions_of_goods(
    connection: sa.Connection, reach: Reach, *, lot: int, piece: int
) -> list[GoodsVersionOut]:
    """Return everything that was ever said of a lot or a piece within the reach."""
    found = goods_versions(connection, lot=lot, piece=piece) if lot or piece else []
    theirs = _theirs(connection, found, reach)
    said = _said_by(connection, [one.times.said_by for one in theirs])
    return [
        GoodsVersionOut(**parts_of(shown), **parts_of(said.get(said_of.times.said_by, NOBODY)))
        for said_of, shown in zip(theirs, _goods(connection, theirs), strict=True)
    ]


def believed(
    connection: sa.Connection, code: Identifier, reach: Reach, *, valid: str, known: int
) -> BelievedOut:
    """Return what a code meant on a day (ISO), as the system believed at a journal number."""
    meant = history.believed(connection, code.scheme, code.value, valid=valid, known=known)
    found = known_targets(connection, meant, reach)
    goods: list[GoodsVersion] = []
    if code.scheme in GOODS_SCHEMES:
        every = believed_goods(connection, code.scheme, code.value, valid=valid, known=known)
        goods = _theirs(connection, every, reach)
    rows = [binding_out(bound) for bound in found]
    return BelievedOut(valid, known, rows, _goods(connection, goods))


def _theirs(
    connection: sa.Connection, goods: Sequence[GoodsVersion], reach: Reach
) -> list[GoodsVersion]:
    """Return the lots and pieces that have moved as goods of an owner within the reach."""
    lots = goods_of(connection, [one.id for one in goods if one.kind == "lot"], reach, "lot")
    pieces = goods_of(connection, [one.id for one in goods if one.kind == "piece"], reach, "piece")
    return [one for one in goods if one.id in (lots if one.kind == "lot" else pieces)]


def _goods(connection: sa.Connection, goods: Sequence[GoodsVersion]) -> list[GoodsMeantOut]:
    names = Names(connection).read(items=[one.item for one in goods])
    return [
        GoodsMeantOut(
            kind="lot" if meant.kind == "lot" else "piece",
            id=meant.id,
            item=names.item(meant.item),
            serial=meant.serial,
            lot=meant.lot,
            number=meant.number,
            expiry=meant.expiry,
            produced=meant.produced,
            valid_from=meant.times.valid_from,
            valid_to=meant.times.valid_to,
            known_from=meant.times.known_from,
            known_to=meant.times.known_to,
        )
        for meant in goods
    ]


def _said_by(connection: sa.Connection, said_by: Iterable[int]) -> Mapping[int, SaidByOut]:
    """Return who said something, why and when, by record."""
    wanted = sorted(set(said_by))
    rows = records(connection, ids=wanted)
    reasons = secrets_of(connection, wanted, "reason")
    names = Names(connection).read(people=[row.actor for row in rows])
    return {
        row.record_id: SaidByOut(
            person=names.person(row.actor),
            reason=reasons.get(row.record_id, ""),
            command=row.command,
            recorded_at=show_instant(row.recorded_at),
        )
        for row in rows
    }
