"""How one scanner station changes what it reads, and how that is found out.

Print the texts of `TEST_SYMBOLS` as symbols, scan each once at the station, and give what arrived
to `diagnose`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from devicecodes.controls import GS
from devicecodes.layouts import LAYOUTS, as_typed
from devicecodes.patterns import Pattern
from devicecodes.symbologies import IDENTIFIER


@dataclass(frozen=True, slots=True)
class Profile:
    """A station's habits, as `diagnose` finds them, and what a site declares about its codes.

    layout: name of the keyboard layout that the text was typed through, None for the right one.
    prefix, suffix: text around every scan, as it arrives.
    separator: what arrives for GS; "" where nothing does; None where it is not known.
    caps_lock: True where letters arrive in the other case.
    patterns: in-house codes of this site.
    bare: forms that this station sends without their mark: `mh10`, `ppn`, `pzn`.
    doubts: what `diagnose` could not find out: `scan_missing`, `layout_unknown`, `separator_lost`;
    `separator_legal`: what arrives for GS (`F8`) may also be part of a lot, so it proves nothing.
    """

    layout: str | None = None
    prefix: str = ""
    suffix: str = ""
    separator: str | None = None
    caps_lock: bool = False
    patterns: tuple[Pattern, ...] = ()
    bare: frozenset[str] = frozenset()
    doubts: tuple[str, ...] = ()

    @property
    def sends_separators(self) -> bool:
        """True when the station is known to send GS in some form."""
        return bool(self.separator) and not _is_legal(self.separator or "")

    def unwrap(self, raw: str) -> str:
        """Undo what the station did: prefix, suffix, substitute of GS, layout, Caps Lock."""
        text = raw.rstrip("\r\n\t") if self.suffix else raw
        if self.prefix and text.startswith(self.prefix):
            text = text[len(self.prefix) :]
        if self.suffix and text.endswith(self.suffix):
            text = text[: -len(self.suffix)]
        if self.separator and self.separator != GS and not _is_legal(self.separator):
            # Never the first: in some layouts the same character stands for the `+` of HIBC.
            text = text[:1] + text[1:].replace(self.separator, GS)
        if self.layout is not None:
            text = as_typed(text, self.layout)
        return text.swapcase() if self.caps_lock else text


def _is_legal(separator: str) -> bool:
    """Tell whether letters and digits stand for GS, which any lot may hold as well."""
    return separator.isascii() and separator.isalnum()


# Name of each test symbol, and its text. The second is a GS1 symbol: FNC1 first.
TEST_SYMBOLS: tuple[tuple[str, str], ...] = (
    ("keys", 'QWAZMyzqwam0123456789-/+$.:=[]_;,"#@'),
    ("gs1", f"010950600013435217270228104AZ{GS}21YQ7"),
)
_HEAD, _TAIL = TEST_SYMBOLS[1][1].split(GS)


def diagnose(scans: Sequence[str]) -> Profile:
    """Find a station's habits from scans of the `TEST_SYMBOLS`, in their order.

    scans: what arrived, one text a symbol; the second may be missing.
    Gives the Profile; what could not be found out is in its `doubts`.

    >>> keys = TEST_SYMBOLS[0][1]
    >>> diagnose([keys, "010950600013435217270228104AZ^21YQ7"])
    Profile(layout=None, prefix='', suffix='', separator='^', caps_lock=False, patterns=(), \
bare=frozenset(), doubts=())
    """
    if not scans:
        return Profile(doubts=("scan_missing",))
    keys = scans[0].rstrip("\r\n\t")
    for layout in (None, *LAYOUTS):
        for caps_lock in (False, True):
            around = _around(keys, TEST_SYMBOLS[0][1], layout, caps_lock=caps_lock)
            if around is not None:
                return _with_separator(scans, layout, around, caps_lock=caps_lock)
    return Profile(doubts=("layout_unknown",))


def _meant(text: str, layout: str | None, *, caps_lock: bool) -> str:
    typed = as_typed(text, layout) if layout else text
    return typed.swapcase() if caps_lock else typed


def _around(
    scan: str, expected: str, layout: str | None, *, caps_lock: bool
) -> tuple[str, str] | None:
    """Give prefix and suffix as they arrived; None where the expected text is not inside."""
    meant = _meant(scan, layout, caps_lock=caps_lock)
    start = meant.find(expected)
    if start < 0:
        return None
    behind = len(meant) - start - len(expected)
    # An AIM identifier changes from symbol to symbol and is no prefix.
    if IDENTIFIER.fullmatch(meant[max(start - 3, 0) : start]):
        start -= 3
    return scan[:start], scan[len(scan) - behind :]


def _with_separator(
    scans: Sequence[str], layout: str | None, around: tuple[str, str], *, caps_lock: bool
) -> Profile:
    prefix, suffix = around
    separator: str | None = None
    doubts: tuple[str, ...] = ("scan_missing",)
    if len(scans) > 1:
        separator = _separator(scans[1], layout, caps_lock=caps_lock)
        doubts = () if separator else ("separator_lost",)
        if separator and _is_legal(separator):
            doubts = ("separator_legal",)
    return Profile(layout, prefix, suffix, separator, caps_lock, doubts=doubts)


def _separator(scan: str, layout: str | None, *, caps_lock: bool) -> str | None:
    """Give what stands between the two halves of the GS1 symbol, as it arrived."""
    for start in range(len(scan)):
        for end in range(start, min(start + 8, len(scan))):
            before = _meant(scan[:start], layout, caps_lock=caps_lock)
            behind = _meant(scan[end:], layout, caps_lock=caps_lock)
            if before.endswith(_HEAD) and behind.startswith(_TAIL):
                return scan[start:end]
    return None
