"""HTTP of RFID batches: what was read, beside what was expected there."""

from collections import Counter
from collections.abc import Mapping

from fastapi import Request, Response
from pydantic import BaseModel, ConfigDict, Field

from tongma.foundation.kernel.ids import ID_MAX
from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.kernel.time import parse_instant, show_instant
from tongma.foundation.platform.asked import AskedInstant, AskedName
from tongma.foundation.platform.http import Caller, Routes
from tongma.foundation.platform.shapes import Shape
from tongma.masterdata.catalogue.query import ItemFacts, items_of
from tongma.masterdata.names.query import controlled_item_out
from tongma.masterdata.places.query import judging_day, places_of
from tongma.work.documents.query import readable_document
from tongma.work.rfid_batches.decide import decide_tags, tags_of
from tongma.work.rfid_batches.model import (
    VERDICTS,
    JudgedTag,
    ReadThreshold,
    Tag,
    TagRead,
    ThingName,
)
from tongma.work.rfid_batches.query import (
    Whereabouts,
    expected_at,
    expected_on,
    resolve_tags,
    whereabouts,
)
from tongma.work.rfid_batches.shapes import BatchOut, MissingOut, TagCountsOut, TagOut
from tongma.work.scanning.shapes import PlaceCodeOut

router = Routes(prefix="/scans", tags=["scanning"])
BATCH = Shape[BatchOut](BatchOut)
_READS_MAX = 100_000


class TagReadIn(BaseModel):
    """One read of a tag."""

    model_config = ConfigDict(extra="forbid")
    epc: AskedName = Field(min_length=1, max_length=128, description="EPC bank in hex")
    antenna: int = Field(default=0, ge=0, le=65_535)
    at: AskedInstant = Field(default="", description="RFC 3339; empty where not known")
    rssi: float | None = Field(default=None, ge=-200, le=50, description="dBm")


class BatchIn(BaseModel):
    """The reads of one pass, where they were made, and when a tag was surely heard."""

    model_config = ConfigDict(extra="forbid")
    reads: list[TagReadIn] = Field(min_length=1, max_length=_READS_MAX)
    place_id: int = Field(default=0, ge=0, le=ID_MAX)
    document_id: int = Field(default=0, ge=0, le=ID_MAX)
    reads_min: int = Field(default=2, ge=1, le=1000)
    rssi_min: float = Field(default=-65.0, ge=-200, le=50)


@router.post("/epcs", responses=BATCH.responses(401, 403, 404, 409, 422, 503))
def compare_batch(request: Request, actor: Caller, given: BatchIn) -> Response:
    """Tags read in one pass: each once, resolved, and found, missing, stray or unsure beside what
    the ledger has in the place, or what the document in hand names.
    """
    tags = tags_of(TagRead(one.epc, one.antenna, _at(one.at), one.rssi) for one in given.reads)
    now = request.app.state.runtime.clock.now()
    stock, documents = actor.reach("stock.read"), actor.reach("documents.read")
    with request.app.state.runtime.database.read() as connection:
        expected: frozenset[ThingName] = frozenset()
        if given.document_id:
            document = readable_document(connection, given.document_id, documents)
            expected |= expected_on(connection, document, stock)
        if given.place_id:
            expected |= expected_at(connection, given.place_id, stock)
        known = resolve_tags(connection, tags, stock)
        judged = decide_tags(known, expected, ReadThreshold(given.reads_min, given.rssi_min))
        names = [one.name for one in judged if one.name is not None]
        site = places_of(connection, [given.place_id]).get(given.place_id)
        day = judging_day(connection, site.site if site else 0, now)
        at = whereabouts(connection, names, stock, day)
        items = items_of(connection, {one.known.item for one in judged if one.known} - {0}
                         | {item for item, _serial in names if item})  # fmt: skip
    counts = Counter(str(one.verdict) for one in judged)
    seen = {
        verdict: [_tag(judged_tag, judged_tag.known.tag, items, at) for judged_tag in judged
                  if judged_tag.verdict == verdict and judged_tag.known is not None]
        for verdict in ("found", "stray", "unsure")
    }  # fmt: skip
    return BATCH.answer(
        BatchOut(
            tags=len(tags),
            reads=len(given.reads),
            counts=TagCountsOut(**{verdict: counts[verdict] for verdict in VERDICTS}),
            missing=[_missing(one, items, at) for one in judged if one.verdict == "missing"],
            **seen,
        )
    )


def _at(text: str) -> int:
    try:
        return parse_instant(text)[0] if text else 0
    except ValueError:
        raise refuse("happened_at_wrong", happened_at=text) from None


def _missing(
    judged: JudgedTag, items: Mapping[int, ItemFacts], at: Mapping[ThingName, Whereabouts]
) -> MissingOut:
    item, serial = judged.name or (judged.known.item if judged.known else 0, "")
    there = at.get((item, serial), Whereabouts())
    return MissingOut(
        item=controlled_item_out(items[item]) if item in items else None,
        serial=serial if item else "",
        sscc="" if item else serial,
        lot=there.lot,
        place=PlaceCodeOut(there.place_id, there.place) if there.place_id else None,
        reason=judged.reason,
        epc="",
        standing=there.standing,
    )


def _tag(
    judged: JudgedTag, tag: Tag, items: Mapping[int, ItemFacts], at: Mapping[ThingName, Whereabouts]
) -> TagOut:
    thing = _missing(judged, items, at)
    return TagOut(
        item=thing.item,
        serial=thing.serial,
        sscc=thing.sscc,
        lot=thing.lot,
        place=thing.place,
        reason=thing.reason,
        epc=tag.epc,
        standing=thing.standing,
        reads=tag.reads,
        antennas=sorted(tag.antennas),
        first_at=show_instant(tag.first_at) if tag.first_at else None,
        last_at=show_instant(tag.last_at) if tag.last_at else None,
        rssi_best=tag.rssi_best,
    )
