"""The answers of the GETs that every kind of reference record has. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Annotated, Any, ClassVar, Generic, TypeVar

from pydantic import ConfigDict, Field, JsonValue

from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.time import show_instant
from tongma.masterdata.versions.model import Change, Version

D = TypeVar("D")
_BY_ALIAS = ConfigDict(serialize_by_alias=True)
_From = Annotated[D, Field(alias="from")]
"""``from`` is a word of Python."""


@dataclass(frozen=True, slots=True)
class RecordOut(Generic[D]):
    """A reference record as it is now; kinds of records add what belongs beside it."""

    id: Id
    version: int
    saved_at: str
    """RFC 3339."""
    saved_by: Id
    reason: str
    data: D
    """What is said of it: what a PUT sends back."""


def record_out(thing: int, version: Version, data: D) -> RecordOut[D]:
    """Return a record as answers have it."""
    saved_at = show_instant(version.since)
    return RecordOut(thing, version.number, saved_at, version.person, version.reason, data)


def parts_of(record: RecordOut[D]) -> dict[str, Any]:
    """Return the parts of a record by name, for the shape of its kind that adds to them."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


@dataclass(frozen=True, slots=True)
class ChangeOut:
    """One field that differs from the version before; lists and groups count as one field."""

    __pydantic_config__: ClassVar = _BY_ALIAS
    field: str
    from_: _From[JsonValue]
    to: JsonValue


@dataclass(frozen=True, slots=True)
class VersionOut:
    """One state of a record."""

    __pydantic_config__: ClassVar = _BY_ALIAS
    version: int
    saved_at: str
    """RFC 3339, as the other times."""
    saved_by: Id
    reason: str
    record_id: Id
    from_: _From[str]
    to: str | None
    """None while it holds."""
    changes: list[ChangeOut]
    data: dict[str, JsonValue]
    """What was said of it then."""


def version_out(version: Version, changes: Sequence[Change]) -> VersionOut:
    """Return a version as answers have it."""
    since = show_instant(version.since)
    return VersionOut(
        version=version.number,
        saved_at=since,
        saved_by=version.person,
        reason=version.reason,
        record_id=version.record_id,
        from_=since,
        to=None if version.to is None else show_instant(version.to),
        changes=[ChangeOut(change.field, change.before, change.after) for change in changes],
        data=dict(version.body),
    )
