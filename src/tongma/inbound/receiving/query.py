"""What others may read of receiving."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.actor import Reach
from tongma.foundation.kernel.ids import Id
from tongma.foundation.platform.reach import within
from tongma.inbound.receiving.tables import difference, receipt_line
from tongma.masterdata.catalogue.query import certificates_by_id
from tongma.work.documents.states import LineState
from tongma.work.documents.tables import document, line


class Unlabelled(NamedTuple):
    """How many received lines of a supplier had no UDI although they must."""

    supplier: int
    lines: int
    missing: int
    items: int
    """Different items among them."""


def unlabelled_by_supplier(
    connection: sa.Connection, reach: Reach, first: int, last: int
) -> list[Unlabelled]:
    """Return the suppliers whose goods were received from one instant until before another.

    Those with the most lines without UDI come first.
    """
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
            line.c.state != LineState.UNDONE,
            within(reach, document.c.site, document.c.owner),
        )
        .group_by(document.c.partner)
    )
    found = [Unlabelled(*row) for row in connection.execute(query)]
    return sorted(found, key=lambda supplier: (-supplier.missing, supplier.supplier))


@dataclass(frozen=True, slots=True)
class CertificateWords:
    """What a line says of its certificate."""

    id: Id
    number: str
    valid_to: str


@dataclass(frozen=True, slots=True)
class NoticeDifference:
    """What the notice had said where the label was the truth."""

    field: str
    notice: str
    label: str


@dataclass(frozen=True, slots=True)
class ReceiptLineWords:
    """What receiving says of a line."""

    disposition: str
    way: str
    certificate: CertificateWords | None
    order_line: Id
    differences: list[NoticeDifference]


def receipt_details(connection: sa.Connection, lines: Iterable[int]) -> dict[int, ReceiptLineWords]:
    """Return disposition, way, certificate and differences of receipt lines."""
    wanted = sorted(lines)
    rows = connection.execute(sa.select(receipt_line).where(receipt_line.c.line.in_(wanted))).all()
    known = certificates_by_id(connection, [row.certificate for row in rows])
    certificates = {
        each.id: CertificateWords(each.id, each.number, each.valid_to) for each in known.values()
    }
    differences = _differences(connection, wanted)
    return {
        row.line: ReceiptLineWords(
            row.disposition,
            row.way,
            certificates.get(row.certificate),
            row.order_line,
            differences[row.line],
        )
        for row in rows
    }


def _differences(
    connection: sa.Connection, lines: list[int]
) -> defaultdict[int, list[NoticeDifference]]:
    query = sa.select(difference).where(difference.c.line.in_(lines)).order_by(difference.c.id)
    found: defaultdict[int, list[NoticeDifference]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.line].append(NoticeDifference(row.field, row.notice, row.label))
    return found
