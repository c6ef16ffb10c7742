"""The commands of papers."""

from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.trial import run_part, run_vouched
from tongma.foundation.commands.tx import Tx
from tongma.foundation.kernel.outcome import allow, finished
from tongma.hub.supplier_documents import store
from tongma.hub.supplier_documents.decide import (
    decide_announce,
    decide_map,
    decide_signed,
    decide_step,
)
from tongma.hub.supplier_documents.model import (
    FIELDS,
    KIND,
    NAMING,
    AcceptKey,
    AnnouncePaper,
    AnnounceSigned,
    KeyAccepted,
    KeyWithdrawn,
    MapPaper,
    PaperAnnounced,
    PaperKind,
    PaperLine,
    PaperMapped,
    PaperSetAside,
    PaperState,
    PartnerKeyState,
    SetPaperAside,
    WithdrawKey,
)
from tongma.hub.supplier_documents.reader import see
from tongma.hub.supplier_documents.signed_notice import key_name, public_key_of
from tongma.hub.supplier_documents.store import SupplierPaper
from tongma.inbound.purchasing.handle import KINDS as PURCHASING
from tongma.inbound.purchasing.model import AnnounceDelivery, DeliveryAnnounced, NoticeLine
from tongma.masterdata.partners.query import partner_in_role
from tongma.work.external_tables.decide import decide_mapping
from tongma.work.external_tables.model import LayoutSaid
from tongma.work.external_tables.store import confirm_layout, keep_layout

_ANNOUNCE = next(kind for kind in PURCHASING if kind.shape is AnnounceDelivery)


def _paper_at(tx: Tx, paper: int) -> SupplierPaper:
    there = store.paper_of(tx.connection, paper)
    tx.at(site=there.site)
    return there


def map_paper(tx: Tx, command: MapPaper) -> PaperMapped:
    """Keep how the layout is read. Refusals: ``paper_unknown``, ``paper_done``, ``mapping_wrong``
    (a field or heading that does not exist, no quantity, or nothing that names the goods).
    """
    there = _paper_at(tx, command.paper)
    allow(decide_map(there.id, there.state, there.notice))
    fields = FIELDS if there.kind == PaperKind.TABLE else ()
    needed = (("quantity",), NAMING)
    allow(decide_mapping(command.mapping, there.headings, fields, needed))
    options = {
        name: str(getattr(command, name)) for name in ("date_order", "lot_prefix", "quantity_in")
    }
    options = {name: text for name, text in options.items() if text}
    said = LayoutSaid(command.mapping, options)
    layout = keep_layout(tx, KIND, there.supplier, there.headings, said)
    return PaperMapped(there.id, layout.version)


def announce_paper(tx: Tx, command: AnnouncePaper) -> PaperAnnounced:
    """Make the notice. Refusals: ``paper_unknown``, ``paper_done``, ``paper_has_faults``,
    ``no_lines``, and what ``purchasing.announce_delivery`` refuses.
    """
    there = _paper_at(tx, command.paper)
    allow(decide_step(there.id, there.state, PaperState.ANNOUNCED, there.notice))
    return _announce(tx, there, command.due)


def announce_signed(tx: Tx, command: AnnounceSigned) -> PaperAnnounced:
    """Make the notice of a signed note. Refusals: as ``announce_paper``; ``paper_unknown`` for a
    paper that nobody signed.
    """
    there = _paper_at(tx, command.paper)
    allow(decide_step(there.id, there.state, PaperState.ANNOUNCED, there.notice))
    allow(decide_signed(there.id, there.kind))
    return _announce(tx, there, "")


def _announce(tx: Tx, there: SupplierPaper, due: str) -> PaperAnnounced:
    seen = see(tx.connection, there)
    allow(decide_announce(seen.understood.faults))
    made = _notice(tx, there, seen.understood.lines, due)
    store.move_paper(tx.connection, there, PaperState.ANNOUNCED, notice=made.notice)
    if seen.layout is not None:
        confirm_layout(tx, seen.layout)
    tx.at(site=there.site, document=made.notice)
    return PaperAnnounced(there.id, made.notice, made.number, made.lines)


def _notice(tx: Tx, there: SupplierPaper, lines: list[PaperLine], due: str) -> DeliveryAnnounced:
    orders = tuple(dict.fromkeys(one.order for one in lines))
    command = AnnounceDelivery(
        orders,
        tuple(
            NoticeLine(
                line.item, line.quantity, line.level, line.lot, line.expiry, line.produced,
                line.serials, line.order_line,
            )
            for line in lines
        ),
        due=due,
        supplier_reference=there.name[:200],
    )  # fmt: skip
    # Whoever accepted the key of a signed notice has said that its notices are taken.
    part = run_vouched if there.kind == PaperKind.SIGNED else run_part
    made: DeliveryAnnounced = finished(part(tx, _ANNOUNCE, command))
    return made


def set_paper_aside(tx: Tx, command: SetPaperAside) -> PaperSetAside:
    """Set a paper aside. Refusals: ``paper_unknown``, ``paper_done``."""
    there = _paper_at(tx, command.paper)
    allow(decide_step(there.id, there.state, PaperState.SET_ASIDE, there.notice))
    store.move_paper(tx.connection, there, PaperState.SET_ASIDE)
    return PaperSetAside(there.id, PaperState.SET_ASIDE)


def accept_key(tx: Tx, command: AcceptKey) -> KeyAccepted:
    """Accept a key. Refusals: ``partner_unknown``, ``partner_role``, ``key_wrong``,
    ``key_accepted``.
    """
    tx.everywhere()
    partner_in_role(tx.connection, command.partner, "supplier")
    raw = public_key_of(command.public_key)
    named = key_name(raw)
    key = store.add_key(tx, named, command.partner, command.public_key.strip())
    return KeyAccepted(key, named)


def withdraw_key(tx: Tx, command: WithdrawKey) -> KeyWithdrawn:
    """Withdraw a key. Refusal ``signer_unknown``."""
    tx.everywhere()
    store.withdraw(tx, command.key)
    return KeyWithdrawn(command.key, PartnerKeyState.WITHDRAWN)


ANNOUNCE_PAPER = Kind("papers.announce_paper", AnnouncePaper, announce_paper, PaperAnnounced)
KINDS = (
    Kind("papers.map_paper", MapPaper, map_paper, PaperMapped),
    ANNOUNCE_PAPER,
    Kind("papers.announce_signed", AnnounceSigned, announce_signed, PaperAnnounced),
    Kind("papers.set_paper_aside", SetPaperAside, set_paper_aside, PaperSetAside),
    Kind("papers.accept_key", AcceptKey, accept_key, KeyAccepted),
    Kind("papers.withdraw_key", WithdrawKey, withdraw_key, KeyWithdrawn),
)
