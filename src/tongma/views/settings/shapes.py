"""The answers about settings. Pure."""

from dataclasses import dataclass
from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

from tongma.foundation.kernel.ids import Id
from tongma.masterdata.names.shapes import PersonOut


@dataclass(frozen=True, slots=True)
class SettingValueOut:
    """A value that counts, or did, for something."""

    __pydantic_config__: ClassVar = ConfigDict(serialize_by_alias=True)
    id: Id
    scope: str
    """everywhere, site, entity, customer, item or device_class."""
    target: str
    """Id of what it is set for; I, II or III for a device class; 0 everywhere."""
    target_title: str
    """Empty where it is set everywhere."""
    value: str
    version: int
    from_: Annotated[str, Field(alias="from")]
    """RFC 3339, UTC."""
    saved_by: PersonOut | None
    reason: str
    ended_by_record: Id | None
    """Null while it counts."""


@dataclass(frozen=True, slots=True)
class SettingOut:
    """A setting, and what is set where."""

    name: str
    name_zh: str
    name_en: str
    form: str
    """whole, decimal or digits."""
    low: int
    """Least value; for digits the least length."""
    high: int
    scopes: list[str]
    """For what it may be set besides everywhere."""
    default: str
    values: list[SettingValueOut]
