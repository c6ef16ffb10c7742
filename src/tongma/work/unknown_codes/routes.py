"""HTTP of unknown codes."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request, Response

from devicecodes import Reading, read
from tongma.foundation.commands.routes import command_router
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import show_instant
from tongma.foundation.platform import lists
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.shapes import PageShape, Shape
from tongma.masterdata.catalogue.query import items_of, levels_of_item
from tongma.masterdata.names.query import Names
from tongma.masterdata.names.shapes import LevelOut, PartnerOut
from tongma.masterdata.udidb.query import RegisteredDevice
from tongma.work.documents.model import Document
from tongma.work.documents.query import documents_of
from tongma.work.documents.shapes import DocumentOut
from tongma.work.unknown_codes.handle import KINDS
from tongma.work.unknown_codes.model import Suggestion, UnknownCode, UnknownCodeState
from tongma.work.unknown_codes.query import Sighting, code_by_id, find_codes, sightings_of
from tongma.work.unknown_codes.shapes import (
    LabelDataOut,
    RegisteredOut,
    SuggestedItemOut,
    SuggestionOut,
    SuggestionsOut,
    UnknownCodeOut,
)
from tongma.work.unknown_codes.sheet import CODES_COLUMNS
from tongma.work.unknown_codes.suggestions import suggestions_for

codes = Routes(prefix="/unknown-codes", tags=["unknown"])
CODES = PageShape[UnknownCodeOut](UnknownCodeOut, CODES_COLUMNS)
SUGGESTIONS = Shape[SuggestionsOut](SuggestionsOut)
_SAYS = ("lot", "serial", "expiry", "produced")


@codes.get("", responses=CODES.responses())
def list_codes(
    request: Request,
    actor: Caller,
    page: lists.PageOf,
    state: Annotated[Literal["", "open", "bound", "dismissed"], Query()] = "open",
) -> Response:
    """Codes that nobody has bound, the newest first; ``q`` is the beginning of one, or a scheme."""
    reach = actor.reach("documents.read")
    after = lists.number_after(page)
    with request.app.state.runtime.database.read() as connection:
        found = find_codes(connection, state, page.q, reach, after=after, limit=page.size)
        rows = _told(connection, found, actor)
    return CODES.answer("unknown-codes", page, rows, lambda row: str(row.id))


@codes.get("/{code_id}/suggestions", responses=SUGGESTIONS.responses(401, 404, 422, 503))
def list_suggestions(
    request: Request, actor: Caller, code_id: Annotated[int, Path(ge=1, le=2**62)]
) -> Response:
    """The items that an unknown code may mean, the likeliest first, with what speaks for each."""
    reach = actor.reach("documents.read")
    with request.app.state.runtime.database.read() as connection:
        code = code_by_id(connection, code_id)
        seen = sightings_of(connection, [code_id], reach)[code_id]
        if code is None or not seen:
            raise refuse("unknown_code_unknown", unknown=str(code_id))
        found, device = suggestions_for(connection, code, seen)
        suggestions = [_suggestion(connection, one) for one in found]
        (row,) = _told(connection, [code], actor)
    registered = _registered(device) if device else None
    return SUGGESTIONS.answer(SuggestionsOut(row, suggestions, registered))


def _told(connection: Any, found: list[UnknownCode], actor: Actor) -> list[UnknownCodeOut]:
    seen = sightings_of(connection, [one.id for one in found], actor.reach("documents.read"))
    last = [some[0] for some in seen.values() if some]
    documents = documents_of(connection, [one.document for one in last])
    partners = Names(connection).read(partners=[one.supplier for one in last])
    return [
        _code(
            code,
            seen[code.id],
            _document(documents.get(seen[code.id][0].document)),
            partners.partner(seen[code.id][0].supplier),
        )
        for code in found
    ]


def _document(document: Document | None) -> DocumentOut | None:
    return None if document is None else DocumentOut(document.id, document.kind, document.number)


def _code(
    code: UnknownCode,
    seen: list[Sighting],
    document: DocumentOut | None,
    supplier: PartnerOut | None,
) -> UnknownCodeOut:
    latest = seen[0]
    return UnknownCodeOut(
        id=code.id,
        scheme=code.scheme,
        value=code.value,
        state=UnknownCodeState(code.state),
        count=sum(each.times for each in seen),
        first_seen=show_instant(code.first_seen),
        last_seen=show_instant(latest.last_seen),
        station=latest.station,
        raw=latest.raw,
        says=_says(read(latest.raw)),
        document=document,
        supplier=supplier,
    )


def _says(reading: Reading) -> LabelDataOut:
    said = {name: getattr(reading, name) or "" for name in _SAYS}
    return LabelDataOut(**said)


def _suggestion(connection: Any, suggestion: Suggestion) -> SuggestionOut:
    item = items_of(connection, [suggestion.item])[suggestion.item]
    fitting = [
        level for level in levels_of_item(connection, item.id) if level.factor == suggestion.factor
    ]
    level = fitting[0] if fitting else None
    return SuggestionOut(
        item=SuggestedItemOut(item.id, item.code, item.name_zh, item.specification),
        level=None if level is None else LevelOut(level.id, level.name, str(level.factor)),
        factor=str(suggestion.factor) if suggestion.factor else None,
        level_exists=suggestion.factor == 1 or level is not None,
        binding=suggestion.binding or None,
        role=suggestion.role,
        score=suggestion.score,
        reasons=list(suggestion.reasons),
    )


def _registered(device: RegisteredDevice) -> RegisteredOut:
    asked = device.asked
    return RegisteredOut(
        source=device.source,
        primary=device.primary,
        name=device.name,
        model=device.model,
        article=device.article,
        registrant=device.registrant,
        registrations=list(device.registrations),
        role=asked.role,
        factor=None if asked.factor is None else str(asked.factor),
    )


router = APIRouter()
for part in (command_router("unknown", KINDS), codes):
    router.include_router(part)
