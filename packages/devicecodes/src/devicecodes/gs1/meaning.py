"""From Application Identifiers to the fields of a Reading (contract, tables C and E).

>>> plan_of(("10", "01"), None).key
'01'
>>> is_restricted("02112345678900")
True
"""

from functools import lru_cache
from typing import NamedTuple

from devicecodes.dates import Moment, at_time, yymmdd
from devicecodes.draft import Draft
from devicecodes.gs1.companions import companions, unsigned_serial
from devicecodes.reading import Element, Identifier

SOURCE = "GS1 General Specifications 3"
DATES = "GS1 General Specifications 3.4"
DICTIONARY = "GS1 Barcode Syntax Dictionary"

# The first of these that is there identifies what the code is about.
KEY_ORDER = (
    *("01", "8006", "03", "00", "8003", "8004", "8010", "253", "255", "8018", "8017", "414"),
    *("417", "8013", "401", "402"),
)
# AI: scheme of its value, its role where it is not what the code is about.
SCHEMES: dict[str, tuple[str, str]] = {
    "00": ("sscc", "container"),
    "01": ("gtin", "other"),
    "02": ("gtin", "content"),
    "03": ("mto-gtin", "other"),
    "253": ("gdti", "other"),
    "255": ("gcn", "other"),
    "401": ("ginc", "other"),
    "402": ("gsin", "other"),
    **dict.fromkeys(("410", "411", "412", "413", "414", "415", "416"), ("gln", "other")),
    "417": ("pgln", "other"),
    "7023": ("giai", "container"),
    **{f"71{n}": (f"nhrn-71{n}", "national") for n in range(8)},
    "8003": ("grai", "other"),
    "8004": ("giai", "other"),
    "8006": ("itip", "other"),
    "8010": ("cpi", "other"),
    "8013": ("gmn", "model"),
    "8014": ("mudi", "model"),
    "8017": ("gsrnp", "other"),
    "8018": ("gsrn", "other"),
    "8026": ("itip", "content"),
}
_PERSONS = ("8017", "8018")
_RARE = frozenset({"8011", "7003", "11", "30", "37", "8012", "254", *_PERSONS})
SIGNATURE = "8030"
_new = tuple.__new__


def element(key: str, value: str, title: str, at: int) -> Element:
    """Make an Element, past the slower constructor that NamedTuple writes."""
    return _new(Element, (key, value, title, at))


class Plan(NamedTuple):
    """What follows from the AIs of a code alone, whatever their values."""

    # The AI that identifies; AI, scheme and role of each identifier, in order of the text.
    key: str | None
    names: tuple[tuple[str, str, str], ...]
    # Whether companions, and whether fields that few codes have, must be looked at.
    judged: bool
    rare: bool


@lru_cache(maxsize=4096)
def plan_of(ais: tuple[str, ...], key: str | None) -> Plan:
    """Make the plan for AIs in order of the text; the same few combinations come all day."""
    if key is None:
        key = next((ai for ai in KEY_ORDER if ai in ais), None)
    names = []
    for ai in ais:
        if ai in SCHEMES:
            scheme, role = SCHEMES[ai]
            names.append((ai, scheme, "primary" if ai == key else role))
    outcome = companions(frozenset(ais))
    judged = bool(outcome.missing or outcome.excluded) or SIGNATURE in ais
    return Plan(key, tuple(names), judged, not _RARE.isdisjoint(ais))


def fill(draft: Draft, values: dict[str, str], year: int, key: str | None = None) -> None:
    """Set the fields of `draft` from AI values that are legal by themselves.

    `key` is the AI that identifies, where the form of the code says so (Digital Link).
    """
    follow(draft, values, year, plan_of(tuple(values), key))


def follow(draft: Draft, values: dict[str, str], year: int, plan: Plan) -> None:
    """Set the fields of `draft` by a plan."""
    key, names, _, rare = plan
    if names:
        _name(draft, values, names)
    if "10" in values:
        draft.lot = values["10"]
    if "21" in values:
        draft.serial = values["21"]
    if "17" in values:
        moment = yymmdd(values["17"], year)
        if moment is not None:
            draft.expiry, draft.expiry_precision, draft.expiry_time = moment
            _derived(draft, moment, "17")
    if "01" in values:
        gtin = values["01"]
        draft.parts["package_level"] = gtin[0]
        if gtin[1:3] in ODD_PREFIXES:
            describe_gtin(draft, gtin, place(draft, "01"))
    if rare:
        _dates(draft, values, year)
        _details(draft, values)
    if key is None or key not in values:
        draft.find("product_missing", None, source=SOURCE)


def _name(draft: Draft, values: dict[str, str], names: tuple[tuple[str, str, str], ...]) -> None:
    if len(names) == 1:
        ai, scheme, role = names[0]
        name = _new(Identifier, (scheme, values[ai], role))
        draft.identifiers = (name,)
        if role == "primary":
            draft.identifier = name
        return
    made = [_new(Identifier, (scheme, values[ai], role)) for ai, scheme, role in names]
    draft.identifiers = tuple(made)
    for name in made:
        if name[2] == "primary":
            draft.identifier = name
            return


def _derived(draft: Draft, moment: Moment, ai: str) -> None:
    if moment[1] == "month":
        draft.find("day_derived", place(draft, ai), source=DATES)


def _dates(draft: Draft, values: dict[str, str], year: int) -> None:
    if "7003" in values:
        value = values["7003"]
        moment = at_time(yymmdd(value[:6], year), value[6:])
        if moment is not None:
            _take_timed(draft, moment)
    made = yymmdd(values["11"], year) if "11" in values else None
    if made is not None:
        draft.set_produced(made)
        _derived(draft, made, "11")


def _take_timed(draft: Draft, timed: Moment) -> None:
    """Take an expiry with its time; beside one of AI 17 the earlier holds, and both are named.

    A month says the same as each of its days.
    """
    day = draft.expiry
    if day is None:
        draft.set_expiry(timed)
        return
    same = timed[0][:7] == day[:7] if draft.expiry_precision == "month" else timed[0] == day
    if not same:
        draft.find("expiries_differ", place(draft, "7003"), day, timed[0], source=DATES)
    if timed[0] < day:
        draft.set_expiry(timed)


def _details(draft: Draft, values: dict[str, str]) -> None:
    """Set the fields that few codes have."""
    if draft.serial is None:
        draft.serial = values.get("8011")
    count = values.get("30") or values.get("37")
    if count is not None:
        draft.quantity = count.lstrip("0") or "0"
    if "37" in values:
        draft.parts["count_of_content"] = values["37"].lstrip("0") or "0"
    if "8012" in values:
        draft.parts["software_version"] = values["8012"]
    if "254" in values:
        draft.parts["extension"] = values["254"]
    for ai in _PERSONS:
        if ai in values:
            draft.find("personal_data", place(draft, ai), source="GS1 General Specifications 2.5")


def place(draft: Draft, ai: str) -> int | None:
    """Give where the key of `ai` begins in the text, None where it has no element."""
    for one in draft.elements:
        if one.key == ai:
            return one.at
    return None


# Where the digits behind the indicator begin so, `describe_gtin` may have something to say.
ODD_PREFIXES = frozenset({"00", "02", "03", "04", *(f"2{digit}" for digit in range(10))})


def describe_gtin(draft: Draft, gtin: str, at: int | None) -> None:
    """Say what a GTIN-14 with one of `ODD_PREFIXES` tells: restricted use, NDC inside."""
    begin = gtin[1:3]
    if begin == "03":
        ndc = draft.parts["ndc10"] = gtin[3:13]
        draft.find("may_hold_ndc", at, ndc, source="21 CFR 207.33; GS1 US")
    elif begin != "00" or is_restricted(gtin):
        draft.find("restricted_circulation", at, gtin, source="GS1 General Specifications 1.4.2")


def is_restricted(gtin: str) -> bool:
    """Tell whether a GTIN-14 is a number for use inside a company or a region only.

    Prefixes 02, 04, 20..29 and GTIN-8 that begin with 0 or 2.
    """
    if gtin.startswith("000000"):
        return gtin[6] in "02"
    return gtin[1] == "2" or gtin[1:3] in {"02", "04"}


def judge_companions(draft: Draft, values: dict[str, str]) -> None:
    """Add what is missing (warning) and what must not stand together (error)."""
    outcome = companions(frozenset(values))
    for ai, groups in outcome.missing:
        wanted = ", ".join(f"({group.replace('+', ')+(')})" for group in groups)
        draft.find("required_companion_missing", place(draft, ai), ai, wanted, source=DICTIONARY)
    for one, other in outcome.excluded:
        draft.find("excluded_companion", place(draft, other), other, one, source=DICTIONARY)
    key = unsigned_serial(values)
    if key is not None:
        draft.find("serial_component_missing", place(draft, key), key, "8030", source=DICTIONARY)
