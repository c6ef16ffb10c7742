"""Who acts for one owner touches nobody else's goods; an owner owns goods."""

from typing import Any

import pytest
import sqlalchemy as sa

from tests.harness import somebody as harness_somebody
from tests.views.owners import Shared, reader
from tongma.app.rooms import KINDS
from tongma.foundation.kernel.actor import Actor
from tongma.inbound.opening_stock.model import OpeningLine, PrepareOpening
from tongma.inbound.purchasing.model import PlaceOrder
from tongma.inside.corrections.model import CorrectLot
from tongma.inside.counting.model import OpenCount
from tongma.inside.holds.model import LiftHold, PlaceHold
from tongma.stock.tables import balance, lot
from tongma.stock.tables import place as place_table
from tongma.work.documents.model import OrderLine


def lot_of(shared: Shared, owner: int) -> int:
    """A lot that lies here for one owner alone."""
    query = sa.select(balance.c.lot, balance.c.owner).where(balance.c["class"] == 1)
    owners: dict[int, set[int]] = {}
    for row in shared.read(query):
        owners.setdefault(row.lot, set()).add(row.owner)
    return next(lot_id for lot_id, whose in owners.items() if lot_id and whose == {owner})


def refused(shared: Shared, actor: Actor, name: str, command: Any) -> str | None:
    """Run a command and return the code of its refusal; None where it is accepted."""
    refusal = shared.site.run(KINDS[name], command, actor, reason="because").refusal
    return refusal.code if refusal else None


def test_who_acts_for_one_owner_holds_and_lifts_on_that_owners_goods_alone(shared: Shared) -> None:
    actor = reader(shared.theirs)
    ours, theirs = lot_of(shared, shared.company), lot_of(shared, shared.theirs)
    world = shared.site
    wanted = [PlaceHold("lot", ours, "recall"), PlaceHold("lot", theirs)]
    placed = [refused(shared, actor, "holds.place_hold", one) for one in wanted]
    item = shared.read(sa.select(lot.c.item).where(lot.c.id == theirs))[0].item
    of_all = refused(shared, actor, "holds.place_hold", PlaceHold("item", item, "recall"))
    everybody = harness_somebody(1_999, "holds.*")
    hold = world.run(KINDS["holds.place_hold"], wanted[0], everybody, reason="because").result
    lifted = refused(shared, actor, "holds.lift_hold", LiftHold(int(hold["hold"])))
    world.run(KINDS["holds.lift_hold"], LiftHold(int(hold["hold"])), everybody, reason="because")

    assert ["not_allowed", None, "not_allowed", "not_allowed"] == [*placed, of_all, lifted]


def test_who_acts_for_one_owner_corrects_that_owners_goods_alone(shared: Shared) -> None:
    actor = reader(shared.theirs)
    ours, theirs = lot_of(shared, shared.company), lot_of(shared, shared.theirs)
    wanted = [CorrectLot(one, expiry="2098-12-31") for one in (ours, theirs)]

    assert ["not_allowed", None] == [
        refused(shared, actor, "corrections.correct_lot", one) for one in wanted
    ]


def test_a_count_of_everybodys_goods_is_not_opened_for_one_owner(shared: Shared) -> None:
    actor = reader(shared.theirs)
    site, place = shared.read(
        sa.select(place_table.c.root, balance.c.place)
        .join(balance, balance.c.place == place_table.c.id)
        .where(balance.c.owner == shared.theirs, balance.c["class"] == 1)
    )[0]

    assert "not_allowed" == refused(shared, actor, "counting.open_count", OpenCount(site, (place,)))


@pytest.mark.parametrize(
    ("owner", "code"), [(2**62, "partner_unknown"), (0, None), ("supplier", "partner_role")]
)
@pytest.mark.parametrize("name", ["opening.prepare_opening", "purchasing.place_order"])
def test_goods_belong_to_a_partner_who_owns_goods(
    shared: Shared, name: str, owner: Any, code: str | None
) -> None:
    order = next(row for row in shared.documents[shared.company] if row.kind == "purchase_order")
    whose = order.partner if owner == "supplier" else owner
    item, place = shared.read(
        sa.select(balance.c.item, balance.c.place).where(balance.c.owner == shared.theirs)
    )[0]
    if name == "opening.prepare_opening":
        goods = OpeningLine(item, place, "1", "OWNED", "2099-12-31")
        command: Any = PrepareOpening(order.site, (goods,), whose)
    else:
        command = PlaceOrder(order.partner, order.site, (OrderLine(item, "1"),), owner=whose)

    actor = harness_somebody(1_998, "opening.*", "purchasing.*")

    assert code == refused(shared, actor, name, command)
