"""The same goods counted by pallet, cartons, pieces or any mixture are the same base units."""

from hypothesis import given
from hypothesis import strategies as st

from tongma.work.scan_sessions.session import CountedGoods, ScannedUnit, ScanSession, ScanStep

ITEM, CASE = 7, 50


def pallet_of(cartons):
    """A pallet of cartons; a carton is a list of pieces (serials) or a number of loose units."""
    units = []
    for number, content in enumerate(cartons):
        key = f"C{number}"
        if isinstance(content, int):
            leaves = (CountedGoods(ITEM, "L1", "", content, key),)
        else:
            leaves = tuple(CountedGoods(ITEM + 1, "L2", serial, 1, key) for serial in content)
        units.append(ScannedUnit(key, (), leaves))
    keys = tuple(one.key for one in units)
    return ScannedUnit("P", keys, tuple(leaf for one in units for leaf in one.leaves)), units


def by_pieces(unit, above):
    """Open the unit and scan everything in it."""
    yield ScanStep(unit=unit, act="open", above=above)
    for leaf in unit.leaves:
        goods = CountedGoods(leaf.item, leaf.lot, leaf.serial, 1)
        for _each in range(leaf.quantity):
            yield ScanStep(goods=goods, above=(unit.key, *above) if leaf.serial else ())
    yield ScanStep(unit=unit, act="close", above=above)


cartons = st.lists(
    st.integers(1, 6),
    min_size=1,
    max_size=5,
)


@given(cartons, st.lists(st.booleans(), min_size=5, max_size=5), st.randoms())
def test_pallet_cartons_pieces_and_mixtures_count_the_same(loose, by_piece, order):
    content = [n if at % 2 else [f"S{at}-{k}" for k in range(n)] for at, n in enumerate(loose)]
    pallet, units = pallet_of(content)
    truth = {}
    for leaf in pallet.leaves:
        truth[leaf.lot_key] = truth.get(leaf.lot_key, 0) + leaf.quantity

    whole = ScanSession()
    whole.take(ScanStep(unit=pallet))
    parts = []
    for unit, opened in zip(units, by_piece, strict=False):
        steps = list(by_pieces(unit, ("P",))) if opened else [ScanStep(unit=unit, above=("P",))]
        parts.append(steps)
    order.shuffle(parts)
    mixed = ScanSession()
    for step in [step for steps in parts for step in steps]:
        mixed.take(step)
        if step.unit is None and step.goods.serial:
            assert "duplicate" == mixed.take(step).counted

    assert truth == whole.totals()
    assert truth == mixed.totals()


def said(verdict):
    return verdict.counted, verdict.reason, sum(more for _item, _lot, more in verdict.added)


def test_a_carton_of_a_counted_pallet_is_a_duplicate():
    pallet, [carton, _other] = pallet_of([2, ["S1"]])
    session = ScanSession()
    assert ("counted", "", 3) == said(session.take(ScanStep(unit=pallet)))
    assert ("duplicate", "in_counted_unit", 0) == said(
        session.take(ScanStep(unit=carton, above=("P",)))
    )


def test_a_pallet_after_one_of_its_cartons_adds_the_rest_only():
    pallet, [carton, _other] = pallet_of([2, ["S1", "S2"]])
    session = ScanSession()
    session.take(ScanStep(unit=carton, above=("P",)))
    assert ("counted", "", 2) == said(session.take(ScanStep(unit=pallet)))


def test_a_piece_of_a_counted_carton_is_a_duplicate():
    _pallet, [carton] = pallet_of([["S1", "S2"]])
    session = ScanSession()
    session.take(ScanStep(unit=carton))
    piece = ScanStep(goods=CountedGoods(ITEM + 1, "L2", "S1", 1), above=("C0",))
    assert ("duplicate", "in_counted_unit", 0) == said(session.take(piece))


def test_a_loose_box_after_a_sealed_case_of_its_lot_is_asked_once():
    case, box = (
        CountedGoods(ITEM, "L1", "", 50, factor=CASE),
        CountedGoods(ITEM, "L1", "", 10, factor=10),
    )
    session = ScanSession()
    session.take(ScanStep(goods=case))
    assert ("asks", "same_lot_counted", 0) == said(session.take(ScanStep(goods=box)))
    assert ("counted", "", 10) == said(session.take(ScanStep(goods=box, answer="another")))
    assert ("counted", "", 10) == said(session.take(ScanStep(goods=box)))


def test_a_box_out_of_the_case_that_was_counted_is_a_duplicate():
    case, box = (
        CountedGoods(ITEM, "L1", "", 50, factor=CASE),
        CountedGoods(ITEM, "L1", "", 10, factor=10),
    )
    session = ScanSession()
    session.take(ScanStep(goods=case))
    taken = session.take(ScanStep(goods=box, answer="inside"))
    assert ("duplicate", "in_counted_unit", 0) == said(taken)


def test_boxes_that_were_scanned_first_go_into_their_case():
    case, box = (
        CountedGoods(ITEM, "L1", "", 50, factor=CASE),
        CountedGoods(ITEM, "L1", "", 10, factor=10),
    )
    session = ScanSession()
    session.take(ScanStep(goods=box))
    session.take(ScanStep(goods=box))
    assert "asks" == session.take(ScanStep(goods=case)).counted
    assert ("counted", "", 30) == said(session.take(ScanStep(goods=case, answer="inside")))


def test_an_opened_carton_counts_by_what_is_in_it():
    _pallet, [carton] = pallet_of([6])
    session = ScanSession()
    session.take(ScanStep(unit=carton))
    session.take(ScanStep(unit=carton, act="open"))
    session.take(ScanStep(goods=CountedGoods(ITEM, "L1", "", 1)))
    assert {(ITEM, "L1"): 1} == session.totals()
    assert ("duplicate", "opened_already", 0) == said(session.take(ScanStep(unit=carton)))


def test_another_lot_beside_a_counted_case_needs_no_question():
    session = ScanSession()
    session.take(ScanStep(goods=CountedGoods(ITEM, "L1", "", 50, factor=CASE)))
    assert "counted" == session.take(ScanStep(goods=CountedGoods(ITEM, "L2", "", 1))).counted
