"""The answers of the GETs of stations. Pure."""

from dataclasses import dataclass

from tongma.foundation.kernel.ids import Id


@dataclass(frozen=True, slots=True)
class ProfileOut:
    """What a station does to codes, as it was found out."""

    layout: str | None
    prefix: str
    suffix: str
    separator: str | None
    """What arrives for GS; empty where nothing does, None where it is not known."""
    caps_lock: bool
    doubts: list[str]


@dataclass(frozen=True, slots=True)
class StationOut:
    """A scanner station."""

    id: Id
    code: str
    name: str
    site: Id
    profile: ProfileOut | None
    """None before the first diagnosis."""
    diagnosed_at: str | None
    """RFC 3339."""
