"""What is set on paper: a page of a document, a label. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paper:
    """A document's print, as its template sets it; symbols are SVG."""

    title: str
    number: str
    company: str
    symbol: str
    """Of the number."""
    facts: tuple[tuple[str, str], ...]
    """Name and value of what stands above the lines."""
    columns: tuple[str, ...]
    widths: tuple[int, ...]
    """Of the columns, in shares of the width."""
    rows: tuple[tuple[str, ...], ...]
    signatures: tuple[str, ...]
    """Who signs."""
    codes: tuple[str, ...] = ()
    """Symbols below the lines."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label: a symbol as SVG, its plain text, and words for people."""

    symbol: str
    title: str
    lines: tuple[str, ...]
    plain: str
    """What the symbol says."""
    wide: bool = False
    """Whether the symbol stands above the words instead of beside them."""
