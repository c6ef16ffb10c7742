"""A short synthetic day: nothing is taken wrongly, and the same seed gives the same day."""

from bench import day
from bench.goods import stock_up
from tests.harness import sqlite_installation

SEED, COUNT = 7, 1500


def test_a_day_of_disturbed_scans_takes_nothing_for_what_it_is_not(tmp_path):
    with sqlite_installation(tmp_path) as site:
        stock = stock_up(site.runtime, SEED)
        lived = day.live(site.database, stock, SEED, COUNT)
    assert [] == lived.wrong
    assert lived.share("right") >= 0.97
    assert sum(lived.kinds.values()) + sum(lived.apart.values()) == COUNT


def test_the_same_seed_gives_the_same_day(tmp_path):
    with sqlite_installation(tmp_path) as site:
        stock = stock_up(site.runtime, SEED)
    assert list(day.scans(SEED, 300, stock)) == list(day.scans(SEED, 300, stock))
