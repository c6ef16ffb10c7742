"""Every kind of sheet that can be taken in."""

from tongma.foundation.kernel.outcome import refuse
from tongma.hub.imports.goods import CERTIFICATES, ITEMS
from tongma.hub.imports.model import Template
from tongma.hub.imports.opening_balances import OPENING, PURCHASE_ORDERS, SALES_ORDERS
from tongma.hub.imports.parties import PARTNERS, PEOPLE
from tongma.hub.imports.place_sheets import PLACES

TEMPLATES = {
    template.name: template
    for template in (
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
