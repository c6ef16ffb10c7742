"""What the caller knows about an item, to choose between readings of one text.

A reading is accepted only if it agrees with everything the item requires and stands clearly above
the next one. Without that the text stays ambiguous: asked, never guessed.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from devicecodes.dates import current_year
from devicecodes.gs1.separators import holds_date
from devicecodes.reading import Judgement, Reading

_REQUIRED = 4
_LISTED = 6
_DATE_LISTED = 3
# A runner-up must lack at least one listed value, or break what the item requires.
MARGIN = 3
_FIELDS = ("lot", "serial", "expiry", "produced")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Facts about the item that was scanned.

    requires: the production data that the item's code carries, of `lot`, `serial`, `expiry`,
        `produced` (the four flags of a UDI database); None where it is not known.
    exactly: True if the code carries the product, `requires` and nothing else at all; False if
        there may be more.
    lots, serials: numbers that exist or are expected, exactly as printed.
    expiries: ISO dates that exist or are expected.
    """

    requires: Collection[str] | None = None
    exactly: bool = True
    lots: Collection[str] = frozenset()
    serials: Collection[str] = frozenset()
    expiries: Collection[str] = frozenset()


def score(reading: Reading, known: Evidence) -> tuple[int, tuple[str, ...]] | None:
    """Give points and reasons for `reading`; None where it breaks what the item requires."""
    points, reasons = 0, []
    if known.requires is not None:
        present = {name for name in _FIELDS if getattr(reading, name) is not None}
        wanted = set(known.requires)
        if not wanted <= present or (known.exactly and _holds_more(reading, len(wanted))):
            return None
        points += _REQUIRED
        reasons.append("requires:" + "+".join(sorted(wanted)))
    for name, values, worth in (
        ("lot", known.lots, _LISTED),
        ("serial", known.serials, _LISTED),
        ("expiry", known.expiries, _DATE_LISTED),
    ):
        if getattr(reading, name) in values:
            points += worth
            reasons.append(f"{name}_known")
    return points, tuple(reasons)


def _holds_more(reading: Reading, wanted: int) -> bool:
    """Tell whether a reading has more elements than its product and `wanted` fields."""
    return len(reading.elements) > wanted + (reading.identifier is not None)


def ranked(
    reading: Reading, requires: Collection[str] = (), *, today: date | None = None
) -> tuple[Reading, ...]:
    """Give a reading and its alternatives in the order in which a person should be asked.

    requires: the production data that the item must carry, of `lot`, `serial`, `expiry`,
    `produced`: what lacks fewer of them stands before what lacks more. Then a reading of which a
    value holds a whole date element stands behind one of which none does. Beyond that the reading
    is before its alternatives, which are in order of plausibility.

    >>> from devicecodes import read
    >>> reading = read("0104150011164140211GTFG32DLF1723033110158993A", "]d2")
    >>> [(x.serial, x.expiry, x.lot) for x in ranked(reading, ("lot", "serial", "expiry"))][0]
    ('1GTFG32DLF', '2023-03-31', '158993A')
    """
    year = current_year() if today is None else today.year
    return in_order((reading, *reading.alternatives), requires, year)


def in_order(
    readings: Sequence[Reading], requires: Collection[str], year: int
) -> tuple[Reading, ...]:
    """Put readings in the order of `ranked`, as seen in `year`."""

    def against(one: Reading) -> tuple[int, bool]:
        missing = sum(getattr(one, name) is None for name in requires)
        return missing, any(holds_date(value, year) for value in (one.lot or "", one.serial or ""))

    return tuple(sorted(readings, key=against))


def choose(readings: Sequence[Reading], known: Evidence) -> tuple[int, Judgement] | None:
    """Give the place of the reading that the evidence singles out, with why; None: ask."""
    judged = []
    for place, reading in enumerate(readings):
        outcome = score(reading, known)
        if outcome is not None:
            judged.append((outcome[0], -place, outcome[1]))
    judged.sort(reverse=True)
    if not judged or judged[0][0] == 0:
        return None
    best = judged[0]
    second = judged[1][0] if len(judged) > 1 else 0
    if best[0] - second < MARGIN:
        return None
    return -best[1], Judgement(best[0], second, best[2])
