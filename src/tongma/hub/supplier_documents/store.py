"""The only SQL of papers."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.commands.constraints import Constraint
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import ensure, refuse
from tongma.hub.supplier_documents.model import PAPER_STEPS, PaperKind, PaperState, PartnerKeyState
from tongma.hub.supplier_documents.tables import paper, partner_key
from tongma.work.documents.tables import document, line

CONSTRAINTS = (Constraint("partner_key_one", "key_accepted", "partner_key.key_id"),)


class SupplierPaper(NamedTuple):
    """A paper as it stands."""

    id: int
    kind: PaperKind
    name: str
    sha256: str
    supplier: int
    site: int
    person: int
    created_at: int
    state: PaperState
    headings: Sequence[str]
    heading_line: int
    notice: int
    signed_by: str


_COLUMNS = tuple(paper.c[name] for name in SupplierPaper._fields)


def add_paper(connection: sa.Connection, paper_id: int, values: Mapping[str, Any]) -> None:
    """Add a paper."""
    fresh: dict[str, Any] = {
        "state": PaperState.WAITING,
        "heading_line": 0,
        "notice": 0,
        "signed_by": "",
    }
    headings = json.dumps(list(values.get("headings", ())), ensure_ascii=False)
    given = fresh | {**values, "headings": headings}
    connection.execute(sa.insert(paper).values(**given, id=paper_id))


def paper_of(connection: sa.Connection, paper_id: int) -> SupplierPaper:
    """Return a paper. Refusal ``paper_unknown``."""
    found = connection.execute(sa.select(*_COLUMNS).where(paper.c.id == paper_id)).one_or_none()
    if found is None:
        raise refuse("paper_unknown", paper=str(paper_id))
    return _paper(found)


def _paper(found: Any) -> SupplierPaper:
    values = SupplierPaper(*found)
    return values._replace(
        kind=PaperKind(found.kind),
        state=PaperState(found.state),
        headings=tuple(json.loads(found.headings)),
    )


def papers_before(
    connection: sa.Connection, wanted: Mapping[str, Any], before: int, limit: int
) -> list[SupplierPaper]:
    """Return papers, the newest first; ``wanted``: state, supplier, sites (None for all)."""
    query = sa.select(*_COLUMNS).order_by(paper.c.id.desc()).limit(limit)
    if before:
        query = query.where(paper.c.id < before)
    for name in ("state", "supplier"):
        if wanted[name]:
            query = query.where(paper.c[name] == wanted[name])
    if wanted["sites"] is not None:
        query = query.where(paper.c.site.in_(sorted(wanted["sites"])))
    return [_paper(found) for found in connection.execute(query)]


def move_paper(
    connection: sa.Connection, there: SupplierPaper, to: PaperState, *, notice: int = 0
) -> None:
    """Say what became of a paper; ``notice``: the shipping notice that it is now."""
    ensure((there.state, to) in PAPER_STEPS, f"paper: {there.state} does not become {to}")
    changed = sa.update(paper).where(paper.c.id == there.id).values(state=to, notice=notice)
    connection.execute(changed)


def content_of(connection: sa.Connection, paper_id: int) -> str:
    """Return what a paper says: the text of a table, or of its symbols."""
    query = sa.select(paper.c.content).where(paper.c.id == paper_id)
    return str(connection.execute(query).scalar_one())


def same_paper(connection: sa.Connection, values: Mapping[str, Any]) -> int:
    """Return a paper that was taken before and says the same, or 0."""
    names = ("kind", "sha256", "supplier", "site")
    query = sa.select(sa.func.max(paper.c.id)).where(
        *(paper.c[name] == values[name] for name in names), paper.c.state != PaperState.SET_ASIDE
    )
    return int(connection.execute(query).scalar() or 0)


class OpenOrderLine(NamedTuple):
    """A line of a purchase order that still expects goods."""

    id: int
    order: int
    number: str
    item: int
    rest: int


def open_order_lines(connection: sa.Connection, supplier: int, site: int) -> list[OpenOrderLine]:
    """Return the open lines of a supplier's open purchase orders at a site, the oldest first."""
    query = (
        sa.select(line.c.id, document.c.id, document.c.number, line.c.item,
                  line.c.quantity - line.c.done)
        .join(document, document.c.id == line.c.document)
        .where(
            document.c.kind == "purchase_order",
            document.c.state == "open",
            document.c.partner == supplier,
            document.c.site == site,
            line.c.state == "open",
        )
        .order_by(document.c.id, line.c.line_no)
    )  # fmt: skip
    return [OpenOrderLine(*found) for found in connection.execute(query)]


class PartnerKey(NamedTuple):
    """A partner's public key."""

    id: int
    key_id: str
    partner: int
    public_key: str
    state: PartnerKeyState


def _key(found: Any) -> PartnerKey:
    return PartnerKey(*found)._replace(state=PartnerKeyState(found.state))


def keys(connection: sa.Connection) -> list[PartnerKey]:
    """Return all keys, the newest first."""
    query = sa.select(partner_key).order_by(partner_key.c.id.desc())
    return [_key(found) for found in connection.execute(query)]


def accepted_key(connection: sa.Connection, key_id: str) -> PartnerKey:
    """Return the accepted key of that id. Refusal ``signer_unknown``."""
    query = sa.select(partner_key).where(
        partner_key.c.key_id == key_id, partner_key.c.state == PartnerKeyState.ACCEPTED
    )
    found = connection.execute(query).one_or_none()
    if found is None:
        raise refuse("signer_unknown", key_id=key_id)
    return _key(found)


def add_key(tx: Tx, key_id: str, partner: int, public_key: str) -> int:
    """Add an accepted key and return its id."""
    key_row = tx.new_id()
    values = {
        "key_id": key_id,
        "partner": partner,
        "public_key": public_key,
        "state": PartnerKeyState.ACCEPTED,
    }
    tx.insert(partner_key, {"id": key_row, **values})
    return key_row


def withdraw(tx: Tx, key_row: int) -> None:
    """Withdraw a key. Refusal ``signer_unknown``."""
    if not tx.update(
        partner_key,
        {"id": key_row, "state": PartnerKeyState.ACCEPTED},
        {"state": PartnerKeyState.WITHDRAWN},
    ):
        raise refuse("signer_unknown", key_id=str(key_row))
