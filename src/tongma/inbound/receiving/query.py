"""What others may read of receiving."""

from collections.abc import Iterable
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.foundation.platform.reach import within
from tongma.inbound.receiving.tables import difference, receipt_line
from tongma.masterdata.catalogue.query import CertificateFacts, certificates_by_id, certificates_of
from tongma.stock.query.goods import find_lots
from tongma.work.documents.tables import document, line

_ORDER = ("valid", "not_yet", "expired")


def certificate_offers(
    connection: sa.Connection, item: int, *, lot: str, day: str
) -> list[dict[str, Any]]:
    """Return the certificates that a lot of the item may carry, the valid ones first.

    ``day`` is the receipt's local date (ISO). ``of_lot`` marks the one that the lot (the maker's
    number, empty where not known) carries already: it cannot get another.
    """
    carried = {one.certificate for one in find_lots(connection, item, lot)} if lot else set()
    offers = [
        {
            "id": str(one.id),
            "number": one.number,
            "kind": one.kind,
            "valid_from": one.valid_from,
            "valid_to": one.valid_to,
            "state": _state(one, day),
            "of_lot": one.id in carried,
        }
        for one in certificates_of(connection, item)
    ]
    return sorted(offers, key=lambda one: _ORDER.index(one["state"]))


class Unlabelled(NamedTuple):
    """How many received lines of a supplier had no UDI although they must."""

    supplier: int
    lines: int
    missing: int
    items: int
    """Different items among them."""


def unlabelled_by_supplier(
    connection: sa.Connection, reach: Reach, span: tuple[int, int]
) -> list[Unlabelled]:
    """Return the suppliers whose goods were received between two instants, the worst first."""
    first, last = span
    missing = difference.c.field == "udi_missing"
    query = (
        sa.select(
            document.c.partner,
            sa.func.count(sa.distinct(receipt_line.c.line)),
            sa.func.count(sa.distinct(difference.c.line)),
            sa.func.count(sa.distinct(sa.case((difference.c.id.is_not(None), line.c.item)))),
        )
        .select_from(
            receipt_line.join(line, line.c.id == receipt_line.c.line)
            .join(document, document.c.id == line.c.document)
            .outerjoin(difference, sa.and_(difference.c.line == line.c.id, missing))
        )
        .where(
            document.c.created_at >= first,
            document.c.created_at < last,
            line.c.state != "undone",
            within(reach, document.c.site, document.c.owner),
        )
        .group_by(document.c.partner)
    )
    found = [Unlabelled(*row) for row in connection.execute(query)]
    return sorted(found, key=lambda one: (-one.missing, one.supplier))


def _state(one: CertificateFacts, day: str) -> str:
    if one.valid_to and one.valid_to < day:
        return "expired"
    return "not_yet" if one.valid_from and one.valid_from > day else "valid"


def _words(one: CertificateFacts | None) -> dict[str, str] | None:
    """Return what a line says of its certificate; None where it has none."""
    if one is None:
        return None
    return {"id": str(one.id), "number": one.number, "valid_to": one.valid_to}


def receipt_details(connection: sa.Connection, lines: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Return disposition, way and differences of receipt lines."""
    wanted = sorted(lines)
    rows = connection.execute(sa.select(receipt_line).where(receipt_line.c.line.in_(wanted))).all()
    carried = certificates_by_id(connection, [row.certificate for row in rows])
    found = {
        row.line: {
            "disposition": row.disposition,
            "way": row.way,
            "certificate": _words(carried.get(row.certificate)),
            "order_line": str(row.order_line),
            "differences": [],
        }
        for row in rows
    }
    query = sa.select(difference).where(difference.c.line.in_(wanted)).order_by(difference.c.id)
    for row in connection.execute(query):
        one = {"field": row.field, "notice": row.notice, "label": row.label}
        found[row.line]["differences"].append(one)
    return found
