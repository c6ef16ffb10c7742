"""When two readings of one text say the same, and the choice between those that do not."""

from collections.abc import Sequence

from devicecodes.draft import Draft
from devicecodes.reading import Reading
from devicecodes.scan import Scan


def meaning(reading: Draft | Reading) -> tuple[object, ...]:
    """What a reading says, without how it was written.

    >>> from devicecodes import read
    >>> meaning(read("(01)09506000134352")) == meaning(read("0109506000134352", "]d2"))
    True
    """
    return (
        reading.system,
        reading.identifiers,
        reading.lot,
        reading.serial,
        reading.expiry,
        reading.produced,
        reading.quantity,
        tuple((one.key, one.value) for one in reading.elements),
    )


def choice(found: Sequence[Draft], scan: Scan) -> Draft:
    """Give the first reading; where others say something else it is ambiguous, with them."""
    first = found[0]
    different = {meaning(draft): draft for draft in reversed(found)}
    if len(different) > 1:
        others = [draft for draft in different.values() if draft is not first]
        own = first.alternatives
        first.status = "ambiguous"
        first.alternatives = (*own, *(draft.seal(scan.raw, scan.symbology) for draft in others))
    return first
