"""HTTP of papers: taking them in, reading them, keys of partners, the page without network."""

from typing import Annotated

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from pydantic import BaseModel, ConfigDict, Field

from tongma.foundation.commands.model import Request as CommandRequest
from tongma.foundation.commands.routes import command_router
from tongma.foundation.commands.run import run
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.outcome import Refused, refuse
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedRaw, AskedWord, file_name
from tongma.foundation.platform.clock import new_request_id
from tongma.foundation.platform.http import Caller, Routes, RowId
from tongma.foundation.platform.shapes import PageShape, Rows, Shape
from tongma.hub.supplier_documents import store
from tongma.hub.supplier_documents.handle import KINDS
from tongma.hub.supplier_documents.intake import keep_signed, keep_table
from tongma.hub.supplier_documents.model import FIELDS, AnnouncePaper, PaperState
from tongma.hub.supplier_documents.query import keys_out, papers_out, whole_paper
from tongma.hub.supplier_documents.reader import see
from tongma.hub.supplier_documents.shapes import PaperOut, PartnerKeyOut, WholePaperOut
from tongma.hub.supplier_documents.sheet import PAPERS_COLUMNS
from tongma.masterdata.partners.query import partner_in_role
from tongma.masterdata.places.query import site_of
from tongma.views.printing.shapes import PublicKeyOut
from tongma.views.printing.signing import own_key, published
from tongma.work.external_tables.shapes import TableFieldOut, fields_out

RIGHT = "papers.map_paper"
SIGNED_RIGHT = "papers.announce_signed"
_ANNOUNCE = next(kind for kind in KINDS if kind.shape is AnnouncePaper)
_BYTES_MAX = 20 * 2**20
_ERRORS = (401, 403, 404, 409, 413, 422, 429, 503)
PAPERS = PageShape[PaperOut](PaperOut, PAPERS_COLUMNS)
PAPER: Shape[WholePaperOut] = Shape(WholePaperOut)
FIELDS_SHAPE: Shape[Rows[TableFieldOut]] = Shape(Rows[TableFieldOut])
OWN_KEY: Shape[PublicKeyOut] = Shape(PublicKeyOut)
KEYS: Shape[Rows[PartnerKeyOut]] = Shape(Rows[PartnerKeyOut])
papers = Routes(prefix="/papers", tags=["papers"])


def _check(actor: Actor, site: int, right: str = RIGHT) -> None:
    """A paper may speak of every owner's goods: it needs the right for all of them at the site."""
    sites = actor.reach(right).sites_of_all_owners()
    if sites is not None and site not in sites:
        raise refuse("not_allowed", action=right)


class SignedIn(BaseModel):
    """The texts of the symbols of a signed notice, in any order."""

    model_config = ConfigDict(extra="forbid")
    texts: list[AskedRaw] = Field(min_length=1, max_length=200)
    site: int = Field(ge=1, le=2**62)


@papers.post("", operation_id="papers_upload", responses=PAPER.responses(*_ERRORS))
def upload_paper(
    request: Request,
    actor: Caller,
    supplier: Annotated[int, Form(ge=1, le=2**62)],
    site: Annotated[int, Form(ge=1, le=2**62)],
    file: Annotated[UploadFile, File()],
    *,
    by_itself: Annotated[bool, Form()] = False,
) -> Response:
    """Take a supplier's delivery note (CSV, XLSX, text PDF) and read it; nothing is made of it yet.

    ``by_itself``: where a person has once confirmed this layout and there is no fault, the notice
    is made at once.
    """
    _check(actor, site)
    runtime: Runtime = request.app.state.runtime
    with runtime.database.read() as connection:
        partner_in_role(connection, supplier, "supplier")
        site_of(connection, site)
    sha256 = runtime.files.keep_stream(file.file, _BYTES_MAX)
    paper = (runtime, actor.person, supplier, site)
    paper_id = keep_table(paper, sha256, file_name(file.filename))
    if by_itself:
        _announce_by_itself(runtime, actor, paper_id)
    return _read(runtime, paper_id)


@papers.post("/signed", operation_id="papers_scan", responses=PAPER.responses(*_ERRORS))
def scan_paper(request: Request, actor: Caller, body: SignedIn) -> Response:
    """Take a signed notice from the texts of its symbols; the signature is checked first."""
    _check(actor, body.site, SIGNED_RIGHT)
    runtime: Runtime = request.app.state.runtime
    with runtime.database.read() as connection:
        site_of(connection, body.site)
    return _read(runtime, keep_signed(runtime, actor.person, body.site, body.texts))


def _announce_by_itself(runtime: Runtime, actor: Actor, paper_id: int) -> None:
    with runtime.database.read() as connection:
        paper = store.paper_of(connection, paper_id)
        seen = see(connection, paper)
    sure = seen.layout is not None and seen.layout.confirmed and not seen.understood.faults
    if paper.state != PaperState.WAITING or not sure:
        return
    wanted = CommandRequest(new_request_id(runtime.clock), AnnouncePaper(paper_id))
    answer = run(runtime, _ANNOUNCE, wanted, actor)
    if answer.refusal is not None:
        raise Refused(answer.refusal)


def _read(runtime: Runtime, paper_id: int) -> Response:
    with runtime.database.read() as connection:
        paper = store.paper_of(connection, paper_id)
        whole = whole_paper(connection, paper, see(connection, paper))
    return PAPER.answer(whole)


@papers.get("", responses=PAPERS.responses(401, 403, 422, 503))
def list_papers(
    request: Request,
    actor: Caller,
    page: lists.PageOf,
    state: AskedWord = "",
    supplier: lists.IdFilter = 0,
) -> Response:
    """Papers, the newest first."""
    sites = actor.reach(RIGHT).sites_of_all_owners()
    if sites == frozenset():
        raise refuse("not_allowed", action=RIGHT)
    wanted = {"state": state, "supplier": supplier, "sites": sites}
    with request.app.state.runtime.database.read() as connection:
        found = store.papers_before(connection, wanted, lists.number_after(page), page.size)
        rows = papers_out(connection, found)
    return PAPERS.answer("papers", page, rows, lambda one: str(one.id))


@papers.get("/fields", responses=FIELDS_SHAPE.responses(401, 503))
def list_fields(_actor: Caller) -> Response:
    """What a paper may say: the fields to which its columns are mapped."""
    return FIELDS_SHAPE.answer(Rows(fields_out(FIELDS)))


@papers.get("/key", responses=OWN_KEY.responses(503))
def read_key(request: Request) -> Response:
    """The public key of this installation, with which its notices are checked; for everybody."""
    return OWN_KEY.answer(published(own_key(request.app.state.settings.data)))


@papers.get("/keys", responses=KEYS.responses(401, 403, 503))
def list_keys(request: Request, actor: Caller) -> Response:
    """Keys of partners whose signed notices are taken, and those that were withdrawn."""
    if not actor.reach(RIGHT):
        raise refuse("not_allowed", action=RIGHT)
    with request.app.state.runtime.database.read() as connection:
        rows = keys_out(connection, store.keys(connection))
    return KEYS.answer(Rows(rows))


@papers.get("/{paper}", responses=PAPER.responses(*_ERRORS))
def read_paper(request: Request, actor: Caller, paper: RowId) -> Response:
    """One paper as it is read now: lines, faults in their place, mapping, totals."""
    runtime: Runtime = request.app.state.runtime
    with runtime.database.read() as connection:
        there = store.paper_of(connection, paper)
        _check(actor, there.site)
    return _read(runtime, paper)


router = APIRouter()
router.include_router(papers)
router.include_router(command_router("papers", KINDS))
