import re
from collections import Counter
from datetime import date
from itertools import pairwise

from tongma.masterdata.people.roles import ROLES
from tongma_demo import building, goods, parties

NATIONAL = re.compile(r"国械注准20\d\d3\d\d9\d{3}")
PROVINCIAL = re.compile(r"星械注准20\d\d2\d\d9\d{3}")
FILED = re.compile(r"星械备20\d\d9\d{3}号")


def modulo_10_holds(number):
    total = sum(
        int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(number))
    )
    return total % 10 == 0


def test_there_are_at_least_150_items_with_different_codes():
    codes = [item.code for item in goods.items()]

    assert len(codes) >= 150
    assert [] == [code for code, count in Counter(codes).items() if count > 1]


def test_every_level_has_a_gtin_of_its_own_that_is_valid():
    gtins = [level.gtin for item in goods.items() for level in item.levels]

    assert len(gtins) == len(set(gtins))
    assert [] == [g for g in gtins if len(g) != 14 or g[1:4] != "952" or not modulo_10_holds(g)]


def test_check_digits_follow_the_published_example():
    assert "3" == goods.check_digit("629104150021")


def test_each_level_holds_a_whole_number_of_the_one_below():
    for item in goods.items():
        factors = [level.factor for level in item.levels]

        assert 1 == factors[0]
        assert all(big > small and big % small == 0 for small, big in pairwise(factors)), item.code


def test_papers_have_the_form_of_their_class():
    forms = {"I": FILED, "II": PROVINCIAL, "III": NATIONAL}

    wrong = [
        i.code for i in goods.items() if not forms[i.device_class].fullmatch(i.certificate.number)
    ]
    assert [] == wrong


def test_one_family_is_one_paper():
    papers = {(item.family, item.certificate.number) for item in goods.items()}

    assert len(papers) == len({family for family, _ in papers})
    assert len(papers) == len({number for _, number in papers})


def test_filings_do_not_lapse_and_registrations_last_five_years():
    for item in goods.items():
        paper = item.certificate
        if item.device_class == "I":
            assert paper.valid_to is None
        else:
            assert 5 == paper.valid_to.year - paper.valid_from.year


def test_makers_and_suppliers_of_the_goods_exist():
    known = {(party.role, party.code) for party in parties.parties()}

    needed = {("maker", i.maker_code) for i in goods.items()}
    needed |= {("supplier", i.supplier_code) for i in goods.items()}
    assert set() == needed - known


def test_every_storage_condition_of_the_goods_has_zones_for_quarantine_and_release():
    site = building.site()
    zones = {(zone.status, zone.temperature) for zone in site.zones}

    stored = {item.storage for item in goods.items()}
    assert stored <= {condition.code for condition in site.storage}
    assert {(s, t) for s in ("quarantine", "released") for t in stored} <= zones


def test_bins_are_written_out_once_each():
    bins = [code for zone in building.site().zones for code in zone.bins]

    assert ["A-01-01-1", "A-01-01-2"] == list(building.bins("A 01-01 / 01-01 / 1-2"))
    assert len(bins) == len(set(bins))


def test_every_role_has_somebody_and_separated_roles_have_two_people():
    held = {
        role: {p.username for p in parties.people() if role in p.roles}
        for role in (role.code for role in parties.roles())
    }

    assert [] == [role for role, people in held.items() if not people]
    for one, other in (("receiver", "acceptor"), ("picker", "checker"), ("buyer", "acceptor")):
        assert set() == held[one] & held[other]


def test_the_demo_has_somebody_for_every_role_of_the_application():
    assert list(ROLES) == [role.code for role in parties.roles()]


def test_licences_of_customers_are_valid_today():
    assert [] == [p.code for p in parties.parties() if p.licence_until < date(2026, 11, 22)]


def test_all_kinds_of_tracking_and_classes_occur():
    items = goods.items()

    assert {"serial", "lot", "none"} == {item.tracked for item in items}
    assert {"I", "II", "III"} == {item.device_class for item in items}
    assert {"ambient", "cool", "cold", "frozen"} == {item.storage for item in items}
