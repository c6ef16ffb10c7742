"""Strip the separators from element strings and see what is accepted, with and without evidence."""

import random
from collections import Counter

import corpus

from devicecodes import Evidence, Reading, read


def figures(count: int) -> dict[str, float]:
    """Read `count` strings of product, lot and serial whose separator is lost.

    With evidence: the item requires exactly lot and serial, and the true lot is one of 50 known.
    """
    rng = random.Random(7)
    alone: Counter[str] = Counter()
    helped: Counter[str] = Counter()
    for _ in range(count):
        lot, serial = corpus.text(rng), corpus.text(rng)
        text = f"01{corpus.gtin(rng)}10{lot}21{serial}"
        lots = {lot} | {corpus.text(rng) for _ in range(49)}
        known = Evidence(requires=("lot", "serial"), lots=lots)
        alone[_outcome(read(text, "]d2"), lot, serial)] += 1
        helped[_outcome(read(text, "]d2", known=known), lot, serial)] += 1
    return {
        f"stripped, {name}: {outcome} of all": counts[outcome] / count
        for name, counts in (("no evidence", alone), ("evidence", helped))
        for outcome in ("right", "wrong", "asked")
    }


def _outcome(reading: Reading, lot: str, serial: str) -> str:
    if not reading.accepted:
        return "asked"
    return "right" if (reading.lot, reading.serial) == (lot, serial) else "wrong"
