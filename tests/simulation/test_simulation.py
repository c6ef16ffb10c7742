"""After every run of the simulator the books are right, on both databases."""

import pytest
import sqlalchemy as sa

from tests.harness import Installation
from tests.simulation.warehouse import Warehouse
from tongma.foundation.journal.append import number_pending
from tongma.inside.backdated.tables import held_command
from tongma.stock.check.everything import check_everything
from tongma.stock.query.balances import stock_at


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_whatever_dies_or_is_repeated_the_books_are_right(site: Installation, seed: int) -> None:
    warehouse = Warehouse(site, seed)
    warehouse.work(250)
    number_pending(site.database, site.clock)
    report = check_everything(site.database)

    assert [] == report.faults
    assert report.counted["movements"] > 50
    assert held(site, "before_its_cause") > 0
    assert {"died after_commit", "answer lost"} <= set(warehouse.network.seen)


def test_goods_are_shipped_in_the_simulation(site: Installation) -> None:
    warehouse = Warehouse(site, 4)
    warehouse.work(400)

    with site.database.read() as connection:
        at_customer = stock_at(connection, place=warehouse.world.hospital)
    assert sum(row.quantity for row in at_customer) > 0


def held(site: Installation, code: str) -> int:
    """Return how many commands were held for a reason."""
    query = sa.select(sa.func.count()).where(held_command.c.code == code)
    with site.database.read() as connection:
        return connection.execute(query).scalar_one()
