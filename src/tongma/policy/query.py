"""What others may read of settings: the value that counts here, now."""

import json
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tongma.policy.tables import setting

DEFAULTS: dict[str, Any] = {
    "gs1_company_prefix": "0000000",
    "near_expiry_months": 6,
    "over_receipt_percent": "0",
    "count_tolerance_percent": "0",
    "customer_min_days": 0,
    "customer_min_life_percent": 0,
}
"""What counts until a manager sets something else."""


def value_of(connection: sa.Connection, name: str, places: Sequence[tuple[str, int]] = ()) -> Any:
    """Return a setting's value; ``places`` are (scope, target), the most special one first."""
    query = sa.select(setting.c.scope, setting.c.target, setting.c.value).where(
        setting.c.name == name, setting.c.known_to.is_(None)
    )
    found = {(row.scope, row.target): row.value for row in connection.execute(query)}
    for place in (*places, ("everywhere", 0)):
        if place in found:
            return json.loads(found[place])
    return DEFAULTS[name]
