"""Primary and secondary HIBC symbols that middleware joined into one text.

>>> draft = read_glued("+A123BJC5D6E71G+$$52001510X3GD", 2026)
>>> draft.identifier.value, draft.lot
('A123BJC5D6E71', '10X3')
"""

from devicecodes.draft import Draft
from devicecodes.hibc.read import read_hibc

_LONGEST = 160


def read_glued(text: str, year: int) -> Draft | None:
    """Read two symbols in one text: each check character holds, and the link is the first's check.

    Gives None where no place of a `+` makes that true, or more than one.
    """
    if len(text) > _LONGEST or text[:1] != "+":
        return None
    found = None
    at = text.find("+", 2)
    while at > 0:
        draft = _joined(text[:at], text[at:], year)
        if draft is not None:
            if found is not None:
                return None
            found = draft
        at = text.find("+", at + 1)
    return found


def _joined(first: str, second: str, year: int) -> Draft | None:
    primary = read_hibc(first, None, year)
    if primary.status != "valid" or primary.kind != "primary":
        return None
    secondary = read_hibc(second, None, year)
    if secondary.status != "valid" or secondary.kind != "secondary":
        return None
    if secondary.parts["link"] != primary.parts["check"]:
        return None
    return pair(primary, secondary)


def pair(primary: Draft, secondary: Draft) -> Draft:
    """Put two drafts that belong together into one."""
    whole = secondary
    offset = len(primary.normalised or "") + 1
    whole.kind = "concatenated"
    whole.normalised = f"{primary.normalised}\n{secondary.normalised}"
    whole.elements = primary.elements + tuple(
        one._replace(at=one.at + offset) for one in secondary.elements
    )
    whole.findings = tuple(
        one if one.at is None else one._replace(at=one.at + offset)
        for one in secondary.findings
        if one.code != "product_missing"
    )
    whole.identifier, whole.identifiers = primary.identifier, primary.identifiers
    whole.parts = {**secondary.parts, **primary.parts}
    return whole
