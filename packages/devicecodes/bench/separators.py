"""Strip the separators from element strings and see what is accepted, with and without evidence."""

import random

import corpus

from devicecodes import Evidence, read


def figures(count: int) -> dict[str, float]:
    """Read `count` strings of product, lot and serial whose separator is lost.

    With evidence: the item requires exactly lot and serial, and the true lot is one of 50 known.
    """
    rng = random.Random(7)
    wrong = right = guessed = 0
    for _ in range(count):
        lot, serial = corpus.text(rng), corpus.text(rng)
        text = f"01{corpus.gtin(rng)}10{lot}21{serial}"
        alone = read(text, "]d2")
        wrong += alone.accepted and (alone.lot, alone.serial) != (lot, serial)
        lots = {lot} | {corpus.text(rng) for _ in range(49)}
        known = read(text, "]d2", known=Evidence(requires=("lot", "serial"), lots=lots))
        if known.accepted:
            right += (known.lot, known.serial) == (lot, serial)
            guessed += (known.lot, known.serial) != (lot, serial)
    return {
        "separators stripped: wrong accepted": wrong,
        "separators stripped: right with evidence": right / count,
        "separators stripped: wrong with evidence": guessed,
    }
