"""What the scans of a command prove, and what it refuses where they prove nothing."""

from dataclasses import replace

import pytest

from devicecodes.checks import mod43
from tests.dock import ACTOR, EXPIRY
from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.model import Scan
from tongma.inbound.receiving.model import ReceiveLine
from tongma.work.scanning.verification import TypedGoods, verified_goods
from tongma_demo.story.world import GLOVE, label


def refusal_of(dock, raw):
    """Receive a scan on a receipt of reagents; return the refusal."""
    return dock.receive(ReceiveLine(dock.receipt("reagent")), Scan(raw)).refusal


def verify(dock, *raws):
    """Run a command that wants goods of the ledger; return its answer."""

    def handle(tx, _command):
        return {"lot": verified_goods(tx, TypedGoods()).lot_number}

    kind = Kind("test.verify", object, handle, dict)
    return dock.site.run(kind, None, ACTOR, scans=[Scan(raw) for raw in raws])


def test_the_label_of_a_bin_is_no_goods(dock):
    refusal = refusal_of(dock, "A-01-01")

    assert ("code_not_goods", {"raw": "A-01-01", "means": "place"}) == (
        refusal.code, refusal.facts,
    )  # fmt: skip


def test_a_lot_number_of_two_items_that_nobody_ordered_is_no_goods_yet(dock):
    dock.lot("stent", "SAME-3")
    dock.lot("glove", "SAME-3")
    refusal = refusal_of(dock, "SAME-3")

    assert ("code_on_two_items", "SAME-3", 2) == (
        refusal.code, refusal.facts["raw"], len(refusal.facts["choices"]),
    )  # fmt: skip


def test_a_label_with_production_data_only_names_no_product(dock):
    raw = "]d21728123110L7"
    refusal = refusal_of(dock, raw)

    assert ("product_missing", {"raw": raw}) == (refusal.code, refusal.facts)


@pytest.mark.parametrize(
    ("expiry", "expected"),
    [
        (EXPIRY, None),
        ("2029-01-01", {"known": EXPIRY, "label": "2029-01-01"}),
        ("2028-12-30", {"known": EXPIRY, "label": "2028-12-30"}),
    ],
)
def test_the_expiry_of_the_label_is_that_of_the_lot(dock, expiry, expected):
    dock.lot("glove", "L1")
    refusal = verify(dock, label(GLOVE, expiry, "L1")).refusal

    told = None if refusal is None else (refusal.code, refusal.facts)
    assert (expected and ("expiry_differs", expected)) == told


@pytest.mark.parametrize(
    "raw",
    [
        f"]d201{GLOVE}1728123110L7\x1d3012",
        f"]d202{GLOVE}374\x1d10L7",
        "+A123BJC5D6E71/$$8241228L7",
    ],
)
def test_a_count_on_the_label_is_neither_taken_nor_thrown_away_without_a_word(dock, raw):
    dock.bind("hibc-udi-di", "A123BJC5D6E71", "glove")
    if raw.startswith("+"):
        raw += mod43(raw)
    receipt = dock.receipt("glove")
    line = ReceiveLine(receipt, expiry=EXPIRY)
    asked = dock.receive(line, Scan(raw)).refusal
    told = dock.receive(replace(line, quantity="3"), Scan(raw))

    assert "label_count_differs" == asked.code
    assert ["3"] == [part["quantity"] for part in told.result["parts"]]
