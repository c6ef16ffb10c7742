"""Several symbols of one package become one Reading.

Absent never overwrites present. Two values for one thing are a contradiction, named in a finding.
What is only a warning on one symbol, a required companion or the product that is on another, is an
error once the whole package was read.
"""

from collections.abc import Iterable, Sequence

from devicecodes.defects import defective
from devicecodes.draft import Draft
from devicecodes.gs1.companions import companions, unsigned_serial
from devicecodes.gs1.meaning import DICTIONARY
from devicecodes.gs1.separators import MOST
from devicecodes.hibc.blocks import SOURCE as HIBC
from devicecodes.reading import Finding, Identifier, Reading

_LATER = frozenset({"product_missing", "required_companion_missing"})
# Schemes of products, most telling first; any other scheme names something else.
_PRODUCTS = (
    *("gtin", "itip", "mto-gtin", "hibc-udi-di", "isbt128-di", "ppn", "ma-di", "ahm-di"),
    *("mh10-25p", "grai", "giai", "cpi", "sscc", "licence-plate", "internal"),
)
# Schemes of UDI issuing agencies. Only a database, or a person, knows that two of them name one
# product.
_AGENCIES = {
    **dict.fromkeys(("gtin", "itip", "mto-gtin"), "gs1"),
    "hibc-udi-di": "hibcc",
    "isbt128-di": "iccbba",
    "ppn": "ifa",
    "ma-di": "ziiot",
    "ahm-di": "ahm",
}
_AIS = frozenset({"gs1", "epc"})
_NOT_PRODUCTS = frozenset({"sscc", "licence-plate", "internal"})


def combine(readings: Iterable[Reading]) -> Reading:
    """Merge the readings of one package, in any order.

    Gives one Reading: `invalid` with `contradiction` or `link_differs` where they do not belong
    together, `ambiguous` where one of them is, where two agencies name the product and nothing says
    that they mean the same, or where production data are of another system than the product
    (`link_unproved`). Readings without a system are left out, each named by `symbol_unread`;
    nothing at all gives `unknown`.

    >>> from devicecodes import read
    >>> pair = read("+A123BJC5D6E71G"), read("+$$52001510X3GD")
    >>> whole = combine(pair)
    >>> whole.status, whole.identifier.value, whole.lot
    ('valid', 'A123BJC5D6E71', '10X3')
    """
    given = list(readings)
    try:
        return _combined(given)
    except Exception as defect:  # noqa: BLE001  one package, and not the request that it stands in
        return defective(_raw(given), None, defect)


def _raw(readings: Iterable[Reading]) -> str:
    return "\n".join([one.raw for one in readings])


def _combined(given: Sequence[Reading]) -> Reading:
    known = sorted((one for one in given if one.status != "unknown"), key=_rank)
    if not known:
        draft = Draft("unknown", None, None)
        draft.status = "unknown"
        draft.find("empty", None)
        return draft.seal(_raw(given), None)
    draft = Draft(known[0].system, known[0].kind, None)
    offset = 0
    for one in known:
        _add(draft, one, offset)
        offset += len(one.normalised or "") + 1
    _merge_identifiers(draft, known)
    for names in (("lot",), ("serial",), ("quantity",)):
        _merge(draft, known, names[0])
    _merge_date(draft, known, "expiry")
    _merge_date(draft, known, "produced")
    _judge_links(draft, known)
    _judge_ais(draft, known)
    if draft.identifier is None and not any(one.has("not_stock") for one in known):
        _raise(draft, Finding("product_missing", None, (), DICTIONARY, raised=True))
    for one in given:
        if one.status == "unknown" and not one.has("empty"):
            draft.find("symbol_unread", None, one.raw, source="package")
    _settle(draft, known)
    symbologies = {one.symbology for one in known}
    return draft.seal(_raw(known), symbologies.pop() if len(symbologies) == 1 else None)


def _rank(reading: Reading) -> tuple[int, int]:
    """Readings with a product first, production data behind."""
    name = reading.identifier
    if name is None:
        return len(_PRODUCTS) + 1, 0
    place = _PRODUCTS.index(name.scheme) if name.scheme in _PRODUCTS else len(_PRODUCTS)
    return place, 0


def _raise(draft: Draft, finding: Finding) -> None:
    draft.findings += (finding,)
    draft.status = "invalid"


def _add(draft: Draft, one: Reading, offset: int) -> None:
    """Take over what cannot contradict: elements, parts, findings, repairs, EPC."""
    text = one.normalised or ""
    draft.normalised = text if draft.normalised is None else f"{draft.normalised}\n{text}"
    draft.elements += tuple(field._replace(at=field.at + offset) for field in one.elements)
    draft.parts = {**one.parts, **draft.parts}
    draft.repairs += one.repairs
    draft.epc = draft.epc or one.epc
    for finding in one.findings:
        if finding.code not in _LATER and finding.code != "weak_evidence":
            moved = finding if finding.at is None else finding._replace(at=finding.at + offset)
            if moved not in draft.findings:
                draft.findings += (moved,)


def _merge_identifiers(draft: Draft, known: Sequence[Reading]) -> None:
    names: dict[tuple[str, str], Identifier] = {}
    for one in known:
        for name in one.identifiers:
            names.setdefault((name.scheme, name.value), name)
    primary = next((one.identifier for one in known if one.identifier is not None), None)
    draft.identifier = primary
    draft.identifiers = tuple(
        name if name.role != "primary" or name == primary else _demoted(name)
        for name in names.values()
    )
    if primary is None:
        return
    agencies = {_AGENCIES.get(name.scheme) for name in names.values() if name.role == "primary"}
    if len(agencies - {None}) > 1:
        draft.status = "ambiguous"
        draft.find("weak_evidence", None, source="package")
    for name in names.values():
        differs = name.scheme == primary.scheme and name.value != primary.value
        if differs and name.role == "primary" and name.scheme not in _NOT_PRODUCTS:
            _contradict(draft, name.scheme, primary.value, name.value)


def _demoted(name: Identifier) -> Identifier:
    container = name.scheme in {"sscc", "licence-plate"}
    return name._replace(role="container" if container else "other")


def _contradict(draft: Draft, field: str, one: str, other: str) -> None:
    _raise(draft, Finding("contradiction", None, (field, one, other), "package"))


def _merge(draft: Draft, known: Sequence[Reading], field: str) -> None:
    values = [getattr(one, field) for one in known if getattr(one, field) is not None]
    if not values:
        return
    setattr(draft, field, values[0])
    for value in values[1:]:
        if value != values[0]:
            _contradict(draft, field, values[0], value)
            setattr(draft, field, None)
            return


def _merge_date(draft: Draft, known: Sequence[Reading], field: str) -> None:
    """Take the finer of two dates that agree; a month agrees with each of its days."""
    best: Reading | None = None
    for one in known:
        if getattr(one, field) is None:
            continue
        if best is None:
            best = one
            continue
        agreed = _finer(best, one, field)
        if agreed is None:
            _contradict(draft, field, getattr(best, field), getattr(one, field))
            return
        best = agreed
    if best is not None:
        for name in (field, f"{field}_precision", f"{field}_time"):
            setattr(draft, name, getattr(best, name))


def _finer(one: Reading, other: Reading, field: str) -> Reading | None:
    first, second = getattr(one, field), getattr(other, field)
    months = [getattr(x, f"{field}_precision") == "month" for x in (one, other)]
    if any(months) and first[:7] == second[:7]:
        return other if months[0] else one
    if first != second:
        return None
    clocks = getattr(one, f"{field}_time"), getattr(other, f"{field}_time")
    if None not in clocks and clocks[0] != clocks[1]:
        return None
    return other if clocks[0] is None and clocks[1] is not None else one


def _judge_links(draft: Draft, known: Sequence[Reading]) -> None:
    """An HIBC secondary names the check character of its primary; other systems' data name none.

    Data of one system beside a product of another may be of the box next to it: nothing proves the
    link, so a person must say so.
    """
    hibc = [one for one in known if one.system == "hibc"]
    checks = [one.parts.get("check") for one in hibc if one.kind == "primary"]
    for one in hibc:
        if one.kind != "secondary" or not checks:
            continue
        draft.kind = "concatenated"
        link = one.parts.get("link")
        if link is not None and None not in checks and link not in checks:
            _raise(draft, Finding("link_differs", None, (link, checks[0] or ""), HIBC))
    for one in known:
        if not _is_linked(one, draft.identifier, known):
            draft.find("link_unproved", None, one.raw, source="package")
            if draft.status != "invalid":
                draft.status = "ambiguous"


def _is_linked(one: Reading, product: Identifier | None, known: Sequence[Reading]) -> bool:
    """Tell whether production data are of the product, as far as their system can say so."""
    if one.identifier is not None or product is None or one.status == "unknown":
        return True
    if not any(getattr(one, name) for name in ("lot", "serial", "expiry", "produced")):
        return True
    named = [other for other in known if other.identifier is not None]
    same = [other for other in named if _family(other.system) == _family(one.system)]
    if one.system != "hibc" or one.kind != "secondary":
        return bool(same)
    return any(other.parts.get("check") is not None for other in same) and (
        one.parts.get("link") is not None
    )


def _family(system: str) -> str:
    return {"epc": "gs1", "ifa": "mh10"}.get(system, system)


def _judge_ais(draft: Draft, known: Sequence[Reading]) -> None:
    """Required and excluded companions hold over all GS1 symbols of the package together."""
    values: dict[str, str] = {}
    for one in known:
        if one.system not in _AIS:
            continue
        if one.system == "gs1" and not one.elements and one.identifier is not None:
            values.setdefault("01", one.identifier.value)
        for field in one.elements:
            if values.setdefault(field.key, field.value) != field.value and not _merged(field.key):
                facts = field.key, values[field.key], field.value
                _raise(draft, Finding("contradiction", None, facts, DICTIONARY))
    outcome = companions(frozenset(values))
    for ai, groups in outcome.missing:
        wanted = ", ".join(f"({group.replace('+', ')+(')})" for group in groups)
        _raise(
            draft,
            Finding("required_companion_missing", None, (ai, wanted), DICTIONARY, raised=True),
        )
    for first, second in outcome.excluded:
        finding = Finding("excluded_companion", None, (second, first), DICTIONARY)
        if not any(
            one.code == finding.code and one.facts == finding.facts for one in draft.findings
        ):
            _raise(draft, finding)
    key = unsigned_serial(values)
    if key is not None and not any(
        one.code == "serial_component_missing" for one in draft.findings
    ):
        _raise(draft, Finding("serial_component_missing", None, (key, "8030"), DICTIONARY))


def _merged(ai: str) -> bool:
    """Tell whether another rule already compares this AI: product, lot, serial, dates, count."""
    return ai in {"01", "10", "21", "17", "7003", "11", "30", "37", "00"}


def _settle(draft: Draft, known: Sequence[Reading]) -> None:
    if draft.status == "invalid" or any(one.status == "invalid" for one in known):
        draft.status = "invalid"
    elif draft.status == "ambiguous" or any(one.status == "ambiguous" for one in known):
        draft.status = "ambiguous"
        draft.alternatives = tuple(x for one in known for x in one.alternatives)[:MOST]
    elif any(one.status == "repaired" for one in known):
        draft.status = "repaired"
