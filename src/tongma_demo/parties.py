"""The companies and people of the demo site."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tongma_demo.goods import read

PARTY_ROLES = ("company", "maker", "supplier", "customer", "carrier")


@dataclass(frozen=True)
class DemoParty:
    """One company; what a kind of company does not have is empty."""

    code: str
    role: str
    name_zh: str
    name_en: str
    licence_number: str
    licence_until: date
    gs1_prefix: str
    address_zh: str
    address_en: str
    contact: str
    phone: str
    minimum_life_months: int


@dataclass(frozen=True)
class DemoRole:
    """A role by its code, with its words on the screens."""

    code: str
    name_zh: str
    name_en: str


@dataclass(frozen=True)
class DemoPerson:
    """One person with the codes of the roles that they have at the demo site."""

    username: str
    name_zh: str
    name_en: str
    roles: tuple[str, ...]


def parties() -> tuple[DemoParty, ...]:
    """Return all companies: our own, makers, suppliers, customers, carriers."""
    data = read("partners")
    rows = [("company", data["company"])]
    rows += [(role, row) for role in PARTY_ROLES[1:] for row in data[role]]
    return tuple(party(role, row) for role, row in rows)


def party(role: str, row: dict[str, Any]) -> DemoParty:
    """Make one company from its row in the file."""
    return DemoParty(
        code=row["code"],
        role=role,
        name_zh=row["zh"],
        name_en=row["en"],
        licence_number=row["licence"],
        licence_until=date.fromisoformat(row["licence_until"]),
        gs1_prefix=row.get("prefix", ""),
        address_zh=row.get("address_zh", ""),
        address_en=row.get("address_en", ""),
        contact=row.get("contact", ""),
        phone=row.get("phone", ""),
        minimum_life_months=row.get("minimum_life_months", 0),
    )


def roles() -> tuple[DemoRole, ...]:
    """Return the roles in the order of the file."""
    words = read("people")["roles"]
    return tuple(
        DemoRole(code, *(part.strip() for part in text.split("|"))) for code, text in words.items()
    )


def people() -> tuple[DemoPerson, ...]:
    """Return everybody who works at the demo site."""
    return tuple(
        DemoPerson(row["username"], row["zh"], row["en"], tuple(row["roles"]))
        for row in read("people")["person"]
    )
