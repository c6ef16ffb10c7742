"""Records of AccessGUDID, the FDA's Global UDI Database, as its full and update releases have them.

Source: AccessGUDID download files (XML release, delimited release); FDA GUDID data elements
reference table. Both formats have the same field names.
"""

from collections.abc import Iterable, Mapping
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
    without_repeats,
)
from tongma.masterdata.udidb.model import Carries, Number, Record, Role, Storage

Row = Mapping[str, str]
_ROLES: dict[str, Role] = {
    "primary": "sales_unit",
    "package": "package",
    "direct marking": "direct_mark",
    "unit of use": "unit_of_use",
    "previous": "replaced",
    "secondary": "secondary",
}
_MRI = {"mr safe": "safe", "mr conditional": "conditional", "mr unsafe": "unsafe"}
_MORE = (
    *("deviceCommDistributionStatus", "dunsNumber", "DMExempt", "premarketExempt", "deviceHCTP"),
    *("deviceCombinationProduct", "labeledContainsNRL", "labeledNoNRL", "rx", "otc"),
)
_GROUPS = {
    "identifiers": "identifier",
    "environmentalConditions": "storageHandling",
    "productCodes": "fdaProductCode",
    "premarketSubmissions": "premarketSubmission",
    "gmdnTerms": "gmdn",
    "sterilization": "",
}


def local(tag: str) -> str:
    """Return a tag without its namespace."""
    return tag.rpartition("}")[2]


def record_of(element: Element, odd: Odd) -> Record | None:
    """Read one `device` element of the XML release."""
    device: dict[str, str] = {}
    groups: dict[str, list[dict[str, str]]] = {}
    for child in element:
        name = local(child.tag)
        inner = _GROUPS.get(name)
        if inner is None:
            device[name] = plain(child.text)
        elif inner:
            groups[name] = [_texts(one) for one in child if local(one.tag) == inner]
        else:
            device |= _texts(child)
    return assembled(device, groups, odd)


def _texts(element: Element) -> dict[str, str]:
    """Return the fields of an element; a `high` with value and unit as `high.value`."""
    found: dict[str, str] = {}
    for child in element:
        name = local(child.tag)
        if len(child) or child.attrib:
            found |= {f"{name}.{local(one.tag)}": plain(one.text) for one in child}
            found |= {f"{name}.{local(key)}": plain(value) for key, value in child.attrib.items()}
        found[name] = plain(child.text)
    return found


def assembled(device: Row, groups: Mapping[str, Iterable[Row]], odd: Odd) -> Record | None:
    """Put a record together from its fields and its lists of rows."""
    get = device.get
    numbers = without_repeats(
        [
            number
            for row in groups.get("identifiers", ())
            if (number := _number(row, odd)) is not None
        ],
        odd,
    )
    primary = next((one.value for one in numbers if one.role == "sales_unit"), "")
    if not primary:
        odd.say("di_missing", get("publicDeviceRecordKey", ""))
        return None
    numbers = _with_uses(numbers, count(get("deviceCount", ""), "deviceCount", odd), primary)
    judge_levels(numbers, odd)
    return Record(
        source="gudid",
        primary=primary,
        numbers=numbers,
        key=get("publicDeviceRecordKey", ""),
        issuer=numbers[0].issuer,
        version=count(get("publicVersionNumber", ""), "publicVersionNumber", odd, 0) or 0,
        version_on=day(get("publicVersionDate", ""), "publicVersionDate", odd),
        status=get("publicVersionStatus") or get("deviceRecordStatus", ""),
        published_on=day(get("devicePublishDate", ""), "devicePublishDate", odd),
        withdrawn_on=_ended(device, odd),
        name=_name(device, groups),
        brand=get("brandName", ""),
        model=get("versionModelNumber", ""),
        article=get("catalogNumber", ""),
        description=get("deviceDescription", ""),
        registrant=get("companyName", ""),
        registrant_code=get("dunsNumber", ""),
        registrations=_column(groups, "premarketSubmissions", "submissionNumber"),
        product_codes=_column(groups, "productCodes", "productCode"),
        kind="device",
        carries=Carries(
            flag(get("lotBatch", ""), "lotBatch", odd),
            flag(get("serialNumber", ""), "serialNumber", odd),
            flag(get("manufacturingDate", ""), "manufacturingDate", odd),
            flag(get("expirationDate", ""), "expirationDate", odd),
            flag(get("donationIdNumber", ""), "donationIdNumber", odd),
        ),
        single_use=flag(get("singleUse", ""), "singleUse", odd),
        sterile=flag(get("deviceSterile", ""), "deviceSterile", odd),
        sterilise_first=flag(get("sterilizationPriorToUse", ""), "sterilizationPriorToUse", odd),
        kit=flag(get("deviceKit", ""), "deviceKit", odd),
        mri=_mri(get("MRISafetyStatus", "")),
        storage=tuple(_condition(row) for row in groups.get("environmentalConditions", ())),
        more=tuple((name, device[name]) for name in _MORE if get(name)),
    )


def _number(row: Row, odd: Odd) -> Number | None:
    raw = row.get("deviceId", "")
    role = _ROLES.get(row.get("deviceIdType", "").lower())
    if not raw or role is None:
        return None
    return Number(
        normal(raw),
        role,
        issuer(row.get("deviceIdIssuingAgency", ""), raw),
        normal(row.get("containsDINumber", "")),
        count(row.get("pkgQuantity", ""), "pkgQuantity", odd),
        row.get("pkgType", ""),
        row.get("pkgStatus", ""),
        day(row.get("pkgDiscontinueDate", ""), "pkgDiscontinueDate", odd),
    )


def _with_uses(numbers: tuple[Number, ...], uses: int | None, primary: str) -> tuple[Number, ...]:
    """Return the numbers, the primary first and with its units of use."""
    first = [one._replace(quantity=uses) for one in numbers if one.value == primary][:1]
    return (*first, *(one for one in numbers if one.role != "sales_unit"))


def _ended(device: Row, odd: Odd) -> str:
    text = device.get("deviceCommDistributionEndDate", "")
    return day(text, "deviceCommDistributionEndDate", odd)


def _name(device: Row, groups: Mapping[str, Iterable[Row]]) -> str:
    names = _column(groups, "gmdnTerms", "gmdnPTName")
    return names[0] if names else device.get("brandName", "")


def _column(groups: Mapping[str, Iterable[Row]], group: str, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for row in groups.get(group, ()) if (v := row.get(name, ""))))


def _condition(row: Row) -> Storage:
    low = row.get("storageHandlingLowValue") or row.get("storageHandlingLow.value", "")
    high = row.get("storageHandlingHighValue") or row.get("storageHandlingHigh.value", "")
    unit = (
        row.get("storageHandlingHighUnit")
        or row.get("storageHandlingLowUnit")
        or row.get("storageHandlingHigh.unit")
        or row.get("storageHandlingLow.unit", "")
    )
    return Storage(
        row.get("storageHandlingType", ""),
        low,
        high,
        unit,
        row.get("storageHandlingSpecialConditionText", ""),
    )


def _mri(text: str) -> str:
    return _MRI.get(text.lower(), "")
