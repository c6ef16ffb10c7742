from dataclasses import dataclass

from tests.harness import somebody
from tongma.foundation.commands.kind import Kind
from tongma.masterdata.identifiers.binding import bind, unbind
from tongma.masterdata.identifiers.model import Identifier, Target
from tongma.masterdata.identifiers.query import bound_to, identifiers_of

ACTOR = somebody(900, "test.*")
GTIN = Identifier("gtin", "6291041500213")
NORMAL = ("gtin", "06291041500213")


@dataclass(frozen=True)
class Bind:
    """Bind it."""

    one: Identifier
    target: int
    level: int = 0


@dataclass(frozen=True)
class Unbind:
    """Unbind it."""

    one: Identifier
    target: int


def _bind(tx, command):
    made = bind(tx, command.one, Target("item", command.target, command.level), source="test")
    return {"binding": str(made)}


def _unbind(tx, command):
    unbind(tx, command.one, "item", command.target)
    return {}


BIND, UNBIND = Kind("test.bind", Bind, _bind, dict), Kind("test.unbind", Unbind, _unbind, dict)


def test_an_identifier_is_found_by_its_normal_form(site):
    site.run(BIND, Bind(GTIN, 7, 3), ACTOR)

    with site.database.read() as connection:
        found = bound_to(connection, *NORMAL)
    assert [("item", 7, 3, "confirmed")] == [
        (b.target_kind, b.target, b.level, b.status) for b in found
    ]


def test_binding_again_to_the_same_thing_changes_nothing(site):
    first = site.run(BIND, Bind(GTIN, 7), ACTOR)
    again = site.run(BIND, Bind(GTIN, 7), ACTOR)

    assert first.result == again.result


def test_an_identifier_means_one_thing_within_its_scope(site):
    site.run(BIND, Bind(GTIN, 7), ACTOR)

    refused = site.run(BIND, Bind(GTIN, 8), ACTOR)
    elsewhere = site.run(BIND, Bind(Identifier("gtin", GTIN.value, scope=5), 8), ACTOR)
    assert ("identifier_taken", "7") == (refused.refusal.code, refused.refusal.facts["target"])
    assert "accepted" == elsewhere.outcome


def test_after_unbinding_it_may_mean_another_thing(site):
    site.run(BIND, Bind(GTIN, 7), ACTOR)
    site.run(UNBIND, Unbind(GTIN, 7), ACTOR)
    site.run(BIND, Bind(GTIN, 8), ACTOR)

    with site.database.read() as connection:
        assert [] == identifiers_of(connection, "item", 7)
        assert [8] == [b.target for b in bound_to(connection, *NORMAL)]


def test_only_what_is_bound_can_be_unbound(site):
    refused = site.run(UNBIND, Unbind(GTIN, 7), ACTOR)

    assert "identifier_unknown" == refused.refusal.code
