from dataclasses import dataclass
from typing import Annotated

import pytest

from tests.harness import somebody
from tongma.foundation.commands.doors import tidied
from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.model import Scan
from tongma.foundation.kernel.bounds import AtMost, Between
from tongma.foundation.kernel.money import Currency, Percent, Price
from tongma.foundation.kernel.outcome import Refused
from tongma.foundation.kernel.texts import Amount, Day, LotNumber, Name


@dataclass(frozen=True, slots=True)
class Part:
    lot: LotNumber
    expiry: Day = ""


@dataclass(frozen=True, slots=True)
class Whole:
    parts: tuple[Part, ...]
    names: tuple[Name, ...] = ()
    quantity: Amount | None = None
    first: Part | None = None


@dataclass(frozen=True, slots=True)
class Done:
    lots: tuple[str, ...]


def handle(_tx, command):
    return Done(tuple(part.lot for part in command.parts))


KIND = Kind("test.whole", Whole, handle, Done)


def refused(command):
    with pytest.raises(Refused) as raised:
        tidied(command)
    return raised.value.refusal.code, raised.value.refusal.facts["field"]


def test_texts_are_tidied_however_deep_they_lie():
    told = tidied(Whole((Part("A1"), Part(" Ｂ2 ")), ("x ",), " 2 ", Part(" C ")))

    assert Whole((Part("A1"), Part("B2")), ("x",), "2", Part("C")) == told


def test_a_command_in_which_nothing_changes_is_the_same_object():
    command = Whole((Part("A1", "2028-01-31"),), ("x",), "2")

    assert command is tidied(command)


@pytest.mark.parametrize(
    ("command", "code", "field"),
    [
        (Whole((Part("A"), Part("A\x00"))), "text_wrong", "parts.1.lot"),
        (Whole((Part("A", "2029-02-29"),)), "date_wrong", "parts.0.expiry"),
        (Whole((), ("a", "b\u200b")), "text_wrong", "names.1"),
        (Whole((), (), "1_0"), "number_wrong", "quantity"),
        (Whole((), (), None, Part("A", "x")), "date_wrong", "first.expiry"),
        (Whole((Part("\x00", "x"),)), "text_wrong", "parts.0.lot"),  # in the order of the fields
    ],
)
def test_the_refusal_names_the_field(command, code, field):
    assert (code, field) == refused(command)


def test_what_cannot_pass_is_refused_before_anything_is_recorded_and_the_id_stays_free(site):
    person = somebody(900, "test.*")
    request_id = site.request_id()
    wrong = site.run(KIND, Whole((Part("A\x00"),)), person, request_id=request_id)
    right = site.run(KIND, Whole((Part("A "),)), person, request_id=request_id)

    assert ("refused", "text_wrong", 0) == (wrong.outcome, wrong.refusal.code, wrong.record_id)
    assert ("accepted", ["A"]) == (right.outcome, right.result["lots"])


@pytest.mark.parametrize("raw", ["01\x00", "01\ud800"])
def test_a_scan_that_no_database_can_keep_is_refused(site, raw):
    answer = site.run(KIND, Whole(()), somebody(900, "test.*"), scans=(Scan(raw),))

    assert ("text_wrong", "scans.0.raw") == (
        answer.refusal.code, answer.refusal.facts["field"],
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bounded:
    parts: Annotated[tuple[Part, ...], AtMost(2)] = ()
    names: Annotated[dict[Name, Name], AtMost(1)] | None = None
    days: Annotated[int, Between(0, 5)] | None = None
    each: tuple[Annotated[int, Between(1, 2)], ...] = ()


@pytest.mark.parametrize(
    ("command", "code", "facts"),
    [
        (Bounded((Part("A"),) * 3), "list_too_long", {"count": "3", "limit": "2"}),
        (Bounded((Part("\x00"),) * 3), "list_too_long", {"count": "3", "limit": "2"}),
        (Bounded(names={"a": "", "b": ""}), "list_too_long", {"count": "2", "limit": "1"}),
        (Bounded(days=-1), "number_out_of_range", {"value": "-1", "low": "0", "high": "5"}),
        (Bounded(days=6), "number_out_of_range", {"value": "6", "low": "0", "high": "5"}),
        (Bounded(each=(2, 3)), "number_out_of_range", {"value": "3", "low": "1", "high": "2"}),
    ],
)
def test_what_is_beyond_a_bound_is_refused_by_the_name_of_the_field(command, code, facts):
    with pytest.raises(Refused) as raised:
        tidied(command)
    told = dict(raised.value.refusal.facts)
    field = told.pop("field")
    assert (code, facts) == (raised.value.refusal.code, told)
    assert field in ("parts", "names", "days", "each.1")


@pytest.mark.parametrize(
    "command",
    [
        Bounded(),
        Bounded((Part("A"),) * 2, {"a": ""}, 0, (1, 2)),
        Bounded(days=5),
        Bounded(names=None, days=None),
    ],
)
def test_what_is_at_a_bound_passes(command):
    assert command is tidied(command)


@dataclass(frozen=True, slots=True)
class Terms:
    price: Price = ""
    tax: Percent = ""
    currency: Currency = ""


@pytest.mark.parametrize(
    ("terms", "code"),
    [
        (Terms("0", "0", "CNY"), None),
        (Terms("999999999999.999999", "100", "EUR"), None),
        (Terms("9999999999999"), "number_wrong"),
        (Terms("0.0000001"), "number_wrong"),
        (Terms("-1"), "number_wrong"),
        (Terms("NaN"), "number_wrong"),
        (Terms("1e3"), "number_wrong"),
        (Terms("\uff11"), "number_wrong"),
        (Terms("1", "100.0001"), "number_wrong"),
        (Terms("1", "100.0000"), None),
        (Terms("1", "13.00001"), "number_wrong"),
        (Terms("1", "-13"), "number_wrong"),
        (Terms("1", "13", "cny"), "text_wrong"),
        (Terms("1", "13", "XTS"), "text_wrong"),
        (Terms("1", "13", "RMB"), "text_wrong"),
        (Terms("1", "13", "CNY2"), "text_wrong"),
    ],
)
def test_money_is_an_exact_decimal_within_bounds_in_a_currency_in_use(terms, code):
    if code is None:
        assert terms is tidied(terms)
    else:
        assert code == refused(terms)[0]
