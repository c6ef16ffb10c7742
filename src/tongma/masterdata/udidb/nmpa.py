"""Records of the UDI database of the NMPA 医疗器械唯一标识数据库, as its share files publish them.

Source: YY/T 1752-2020, YY/T 1753-2020; the share files of udi.nmpa.gov.cn as published, with their
spelling `versionStauts`.
"""

from xml.etree.ElementTree import Element

from tongma.masterdata.udidb.fields import (
    Odd,
    count,
    day,
    flag,
    issuer,
    judge_levels,
    normal,
    plain,
    several,
    without_repeats,
)
from tongma.masterdata.udidb.model import Carries, Issuer, Number, Record, Role, Storage

_MORE = ("bszt", "zdcfsycs", "mjfs", "tscchcztj", "tsccsm", "yflbm", "ylqxzcrbarywmc", "cplb")
_MRI = {
    "0": "safe",
    "1": "conditional",
    "2": "unsafe",
    "安全": "safe",
    "条件安全": "conditional",
    "不安全": "unsafe",
}


Texts = dict[str, str]


def record_of(element: Element, odd: Odd) -> Record | None:
    """Read one `device` element; None where it has no number of its own."""
    fields: Texts = {}
    lists: dict[str, list[Texts]] = {}
    for child in element:
        if len(child):
            lists[child.tag] = [_texts(one) for one in child]
        else:
            fields[child.tag] = plain(child.text)
    get = fields.get
    primary = normal(get("zxxsdycpbs", ""))
    if not primary:
        odd.say("di_missing", get("deviceRecordKey", ""))
        return None
    agency = issuer(get("cpbsbmtxmc", ""), primary)
    numbers = without_repeats(_numbers(fields, lists.get("packingList", []), agency, odd), odd)
    judge_levels(numbers, odd)
    return Record(
        source="nmpa",
        primary=primary,
        numbers=numbers,
        key=get("deviceRecordKey", ""),
        issuer=agency,
        version=count(get("versionNumber", ""), "versionNumber", odd, 0) or 0,
        version_on=day(get("versionTime", ""), "versionTime", odd),
        status=get("versionStatus") or get("versionStauts", ""),
        published_on=day(get("cpbsfbrq", ""), "cpbsfbrq", odd),
        withdrawn_on=day(get("tsrq", ""), "tsrq", odd),
        name=get("cpmctymc", ""),
        brand=get("spmc", ""),
        model=get("ggxh", ""),
        article=get("cphhhbh", ""),
        description=get("cpms", ""),
        registrant=get("ylqxzcrbarmc", ""),
        registrant_code=get("tyshxydm", ""),
        registrations=several(get("zczbhhzbapzbh", "")),
        product_codes=several(get("flbm", "")),
        nhsa_codes=several(get("ybbm", "")),
        kind=_kind(get("qxlb", "")),
        carries=Carries(
            flag(get("scbssfbhph", ""), "scbssfbhph", odd),
            flag(get("scbssfbhxlh", ""), "scbssfbhxlh", odd),
            flag(get("scbssfbhscrq", ""), "scbssfbhscrq", odd),
            flag(get("scbssfbhsxrq", ""), "scbssfbhsxrq", odd),
        ),
        single_use=flag(get("sfbjwycxsy", ""), "sfbjwycxsy", odd),
        sterile=flag(get("sfwwjbz", ""), "sfwwjbz", odd),
        sterilise_first=flag(get("syqsfxyjxmj", ""), "syqsfxyjxmj", odd),
        kit=flag(get("sfwblztlcp", ""), "sfwblztlcp", odd),
        mri=_mri(get("cgzmraqxgxx", "")),
        storage=_storage(lists.get("storageList", [])),
        more=tuple((name, fields[name]) for name in _MORE if get(name)),
    )


def _texts(element: Element) -> Texts:
    return {child.tag: plain(child.text) for child in element}


def _numbers(fields: Texts, packings: list[Texts], agency: Issuer, odd: Odd) -> list[Number]:
    primary = normal(fields["zxxsdycpbs"])
    get = fields.get
    uses = count(get("zxxsdyzsydydsl", ""), "zxxsdyzsydydsl", odd)
    found = [Number(primary, "sales_unit", agency, quantity=uses)]
    others: tuple[tuple[str, Role], ...] = (("sydycpbs", "unit_of_use"), ("zcbacpbs", "registered"))
    for name, role in others:
        values = several(get(name, ""))
        found += [Number(normal(value), role, issuer("", value)) for value in values]
    mark = get("btcpbs", "")
    if not mark and flag(get("btcpbsyzxxsdycpbssfyz", ""), "btcpbsyzxxsdycpbssfyz", odd):
        mark = primary
    if mark:
        found.append(Number(normal(mark), "direct_mark", agency))
    for packing in packings:
        value = normal(packing.get("bzcpbs", ""))
        if not value:
            continue
        found.append(
            Number(
                value,
                "package",
                agency,
                normal(packing.get("bznhxyjbzcpbs", "")),
                count(packing.get("bznhxyjcpbssl", ""), "bznhxyjcpbssl", odd),
                packing.get("cpbzjb", ""),
            )
        )
    return found


def _storage(rows: list[Texts]) -> tuple[Storage, ...]:
    found = []
    for row in rows:
        texts = [row.get(name, "") for name in ("cchcztj", "zdz", "zgz", "jldw")]
        if any(texts):
            found.append(Storage(*texts))
    return tuple(found)


def _kind(text: str) -> str:
    if text in {"2", "体外诊断试剂"}:
        return "ivd"
    return "device" if text in {"1", "器械", "医疗器械"} else text


def _mri(text: str) -> str:
    return _MRI.get(text, "")
