"""Every kind of sheet that can be taken in."""

from tongma.imports.building import PLACES
from tongma.imports.goods import CERTIFICATES, ITEMS
from tongma.imports.model import Template
from tongma.imports.parties import PARTNERS, PEOPLE
from tongma.imports.starting import OPENING, PURCHASE_ORDERS, SALES_ORDERS
from tongma.kernel.outcome import refuse

TEMPLATES = {
    one.name: one
    for one in (
        PARTNERS,
        ITEMS,
        CERTIFICATES,
        PLACES,
        PEOPLE,
        OPENING,
        PURCHASE_ORDERS,
        SALES_ORDERS,
    )
}
"""By name, in the order in which a new installation needs them."""


def template_of(name: str) -> Template:
    """Return a template. Refusal ``import_kind_unknown``."""
    if name not in TEMPLATES:
        raise refuse("import_kind_unknown", kind=name)
    return TEMPLATES[name]
