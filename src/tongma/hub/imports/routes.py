"""HTTP of imports: templates, preview, confirmation."""

from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from pydantic import create_model

from tongma.foundation.commands.routes import EnvelopeIn, answer_model, parse, respond
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform import lists
from tongma.foundation.platform.asked import AskedWord, file_name
from tongma.foundation.platform.http import Caller, Routes, problem_responses
from tongma.foundation.platform.jobs.worker import Jobs
from tongma.foundation.platform.shapes import Rows, Shape
from tongma.foundation.platform.sheets import BYTES_MAX, read_strange_sheet, write_csv, write_xlsx
from tongma.hub.imports.decide import ROWS_MAX
from tongma.hub.imports.handle import CONFIRM, preview
from tongma.hub.imports.jobs import NAME
from tongma.hub.imports.model import ConfirmImport, SheetTakenIn
from tongma.hub.imports.queue import take_in
from tongma.hub.imports.shapes import ColumnOut, PreviewOut, TemplateOut, bad_cell_out
from tongma.hub.imports.store import keep_file
from tongma.hub.imports.templates import TEMPLATES, template_of

ConfirmImportIn = create_model(
    "ConfirmImportRequest", __base__=EnvelopeIn, command=(ConfirmImport, ...)
)
imports = Routes(prefix="/imports", tags=["imports"])
SHEETS: Shape[Rows[TemplateOut]] = Shape(Rows[TemplateOut])
PREVIEW: Shape[PreviewOut] = Shape(PreviewOut)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@imports.get("/templates", responses=SHEETS.responses(401, 503))
def list_templates(_actor: Caller) -> Response:
    """The kinds of sheets, with their columns, in the order in which a new site needs them."""
    rows = [
        TemplateOut(
            template.name,
            template.name_zh,
            template.name_en,
            [ColumnOut(column.name, column.name_zh, column.needed) for column in template.columns],
        )
        for template in TEMPLATES.values()
    ]
    return SHEETS.answer(Rows(rows))


@imports.get(
    "/templates/{kind}",
    response_class=Response,
    responses=lists.file_responses(401, 404, 422, 503),
)
def read_template(
    _actor: Caller,
    kind: AskedWord,
    language: Literal["zh", "en"] = "zh",
    format: Literal["xlsx", "csv"] = "xlsx",  # noqa: A002 - the word of the address
) -> Response:
    """An empty sheet with its headings."""
    template = template_of(kind)
    headings = [one.name_zh if language == "zh" else one.name for one in template.columns]
    content = write_xlsx(headings, []) if format == "xlsx" else write_csv(headings, [])
    media = _XLSX if format == "xlsx" else "text/csv; charset=utf-8"
    disposition = f'attachment; filename="{template.name}.{format}"'
    return Response(content, media_type=media, headers={"Content-Disposition": disposition})


@imports.post(
    "/preview",
    operation_id="imports_preview",
    responses=PREVIEW.responses(401, 403, 404, 413, 422, 429, 503),
)
def preview_import(
    request: Request,
    actor: Caller,
    kind: Annotated[AskedWord, Form()],
    file: Annotated[UploadFile, File()],
) -> Response:
    """Every bad row of a sheet by line, column and reason; nothing changes until confirmed."""
    if actor.role_for(CONFIRM.name) is None:
        raise refuse("not_allowed", action=CONFIRM.name)
    template = template_of(kind)
    content = file.file.read(BYTES_MAX + 1)
    sheet = read_strange_sheet(content, ROWS_MAX)
    runtime: Runtime = request.app.state.runtime
    outcome = preview(runtime, actor, template, sheet)
    now = runtime.clock.now()
    name = file_name(file.filename)
    sha256 = runtime.database.write(
        lambda connection: keep_file(connection, content, name, actor.person, now)
    )
    return PREVIEW.answer(
        PreviewOut(
            kind=kind,
            sha256=sha256,
            rows=outcome.rows,
            **outcome.counts,
            unknown_columns=outcome.unknown_columns,
            problems=[bad_cell_out(one) for one in outcome.problems],
        )
    )


@imports.post(
    "/confirm-import",
    name=CONFIRM.name,
    operation_id="imports_confirm_import",
    responses={200: {"model": answer_model(SheetTakenIn)}, **problem_responses()},
)
def confirm_import(request: Request, actor: Caller, body: ConfirmImportIn) -> Response:
    """Take a previewed sheet in, all of it or nothing; a long one answers 503 while it goes in."""
    jobs: Jobs = request.app.state.jobs
    wake = partial(jobs.wake, NAME)
    return respond(request, take_in(request.app.state.runtime, parse(body), actor, wake))


router = APIRouter()
router.include_router(imports)
