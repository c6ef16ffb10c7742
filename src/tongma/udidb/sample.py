"""Files as NMPA and FDA publish them, made from a seed: for tests, the demo site and measurements.

No real device, company or certificate stands in them. The same seed and count give the same bytes.
"""

import io
import random
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from devicecodes.checks import ma_digit, mod10

_NAMES = (
    ("一次性使用无菌注射器", "14-01-01", "Syringe, single-use", "FMF"),
    ("冠状动脉药物洗脱支架系统", "13-07-01", "Drug-eluting coronary stent", "NIQ"),
    ("一次性使用静脉留置针", "14-02-04", "Peripheral intravenous catheter", "FOZ"),
    ("金属接骨板", "13-01-01", "Orthopaedic bone plate", "HRS"),
    ("髋关节假体", "13-04-01", "Hip prosthesis", "LPH"),
    ("人工晶状体", "16-07-01", "Intraocular lens", "HQL"),
    ("医用外科口罩", "14-13-04", "Surgical mask", "FXX"),
    ("乙型肝炎病毒表面抗原检测试剂盒", "6840-001", "Hepatitis B antigen reagent", "LOM"),
    ("可吸收缝合线", "02-13-06", "Absorbable suture", "GAK"),
    ("一次性使用腔镜切割吻合器", "02-14-01", "Endoscopic linear stapler", "GDW"),
)
_TOWNS = ("潮江", "云陵", "海宁湾", "北塘", "青岚", "东浦", "石门渡", "白鹭洲")
_LINES = ("康源", "瑞安", "博济", "华泽", "明德", "天和", "安捷", "新诚")
_MAKERS = ("Alder Surgical", "Norwick Devices", "Baymount Medical", "Tesseract Ortho", "Larkspur")
_LEVELS = (("盒", "Box", (5, 10, 20)), ("箱", "Case", (10, 12, 24)), ("托盘", "Pallet", (20, 40)))
# Places in `_NAMES`: what is used again, has no expiry, is sold sterile.
_REUSED, _UNDATED, _STERILE = 4, 3, frozenset({0, 1, 2})
# How many of them are kept cold, marked themselves, tracked by serial number, withdrawn.
_COLD, _MARKED, _TRACKED, _WITHDRAWN = 0.12, 0.1, 0.3, 0.02
_HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
_MOMENT = (2026, 8, 1, 0, 0, 0)


class Level(NamedTuple):
    """A package level: its number, what it holds and how many."""

    value: str
    contains: str
    quantity: int
    word: int


class Device(NamedTuple):
    """One made-up device, before it is written in either form."""

    primary: str
    agency: str
    unit: str
    mark: str
    uses: int
    levels: tuple[Level, ...]
    what: int
    model: str
    article: str
    maker: int
    serial: int
    version: int
    day: str
    cold: bool
    tracked: bool
    withdrawn: str


def devices(count: int, seed: int) -> Iterator[Device]:
    """Give so many devices; every number in them is used once."""
    rng = random.Random(seed)  # noqa: S311 - the same files for the same seed
    for serial in range(1, count + 1):
        agency = rng.choices(("GS1", "MA", "HIBCC"), (90, 7, 3))[0]
        primary = _number(agency, serial, 0)
        held, levels = primary, []
        for level in range(rng.choices((0, 1, 2, 3), (25, 40, 28, 7))[0]):
            value = _number(agency, serial, level + 1)
            levels.append(Level(value, held, rng.choice(_LEVELS[level][2]), level))
            held = value
        uses = rng.choice((1, 1, 1, 1, 5, 10, 50))
        yield Device(
            primary,
            agency,
            _number(agency, serial, 8) if uses > 1 else "",
            primary if rng.random() < _MARKED else "",
            uses,
            tuple(levels),
            rng.randrange(len(_NAMES)),
            f"{rng.choice('ABCDEKM')}-{rng.randint(10, 999)}",
            f"{rng.randint(100000, 999999)}",
            rng.randrange(len(_TOWNS) * len(_LINES)),
            serial,
            rng.choices((1, 2, 3, 7), (70, 20, 8, 2))[0],
            f"20{rng.randint(21, 26)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}",
            rng.random() < _COLD,
            rng.random() < _TRACKED,
            "2026-06-30" if rng.random() < _WITHDRAWN else "",
        )


def _number(agency: str, serial: int, level: int) -> str:
    if agency == "GS1":
        body = f"{level}69{serial % 10**10:010d}"
        return body + mod10(body)
    if agency == "MA":
        di = f"MA.156.M0.{serial % 10**6:06d}.{level}{serial // 10**6:06d}"
        return di + (ma_digit(di) or "0")
    return f"H{serial // 10**6:03d}P{serial % 10**6:06d}{level}"


def _company(device: Device) -> str:
    return f"{_TOWNS[device.maker % 8]}{_LINES[device.maker // 8]}医疗器械有限公司"


def nmpa_device(device: Device, rng: random.Random) -> str:
    """Write one record as the share files do, with their spelling `versionStauts`."""
    name, code, _, _ = _NAMES[device.what]
    ivd = code.startswith("6840")
    agency = {"GS1": "GS1", "MA": "MA码（IDcode）"}.get(device.agency, "GS1")
    year = device.day[:4]
    yes = ("否", "是")
    fields = {
        "zxxsdycpbs": device.primary,
        "zxxsdyzsydydsl": str(device.uses),
        "sydycpbs": device.unit,
        "cpbsbmtxmc": agency,
        "cpbsfbrq": device.day,
        "sfyzcbayz": "是",
        "sfybtzjbs": yes[bool(device.mark)],
        "btcpbsyzxxsdycpbssfyz": yes[bool(device.mark)],
        "btcpbs": "",
        "cpmctymc": name,
        "spmc": _LINES[device.maker // 8] if device.serial % 3 else "",
        "ggxh": device.model,
        "sfwblztlcp": "否",
        "cpms": f"{name}，型号{device.model} <产品&描述>",
        "cphhhbh": device.article,
        "qxlb": "体外诊断试剂" if ivd else "器械",
        "flbm": code,
        "ylqxzcrbarmc": _company(device),
        "tyshxydm": f"91{device.maker:06d}MA0{device.maker:07d}",
        "zczbhhzbapzbh": f"国械注准{year}3{code[:2]}{device.maker:04d}",
        "cplb": "耗材",
        "sfbjwycxsy": yes[device.what != _REUSED],
        "sfwwjbz": yes[device.what in _STERILE],
        "syqsfxyjxmj": "否",
        "ybbm": f"C{device.serial % 10**19:019d}" if device.serial % 5 == 0 else "",
        "cgzmraqxgxx": rng.choice(("安全", "条件安全", "说明书或标签上面不包括MR安全信息")),
        "scbssfbhph": "是",
        "scbssfbhxlh": yes[device.tracked],
        "scbssfbhscrq": "是",
        "scbssfbhsxrq": yes[device.what != _UNDATED],
        "tsrq": device.withdrawn,
        "versionNumber": str(device.version),
        "versionTime": device.day,
        "versionStauts": "新增" if device.version == 1 else "更新",
        "deviceRecordKey": f"{device.serial:032x}",
    }
    body = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in fields.items())
    packing = "".join(
        f"<packing><bzcpbs>{one.value}</bzcpbs><cpbzjb>{_LEVELS[one.word][0]}</cpbzjb>"
        f"<bznhxyjcpbssl>{one.quantity}</bznhxyjcpbssl>"
        f"<bznhxyjbzcpbs>{one.contains}</bznhxyjbzcpbs></packing>"
        for one in device.levels
    )
    cold = "<storage><cchcztj>冷藏</cchcztj><zdz>2</zdz><zgz>8</zgz><jldw>℃</jldw></storage>"
    storage = cold if device.cold else ""
    return (
        f"<device>{body}<packingList>{packing}</packingList>"
        f"<storageList>{storage}</storageList></device>\n"
    )


def write_nmpa(path: Path, count: int, *, seed: int = 1, per_file: int = 10_000) -> None:
    """Write a full release as NMPA does: XML files in ZIPs inside one ZIP."""
    rng = random.Random(seed)  # noqa: S311 - as above
    made = devices(count, seed)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as outer:
        for part, first in enumerate(range(0, count, per_file), 1):
            size = min(per_file, count - first)
            name = f"UDID_FULL_RELEASE_20260801_PART{part}_OF_{-(-count // per_file)}"
            texts = (nmpa_device(next(made), rng) for _ in range(size))
            inner = _zipped(f"{name}.xml", _nmpa_file(texts))
            _add(outer, f"{name}.zip", inner)


def _nmpa_file(records: Iterable[str]) -> Iterator[str]:
    yield f'{_HEADER}<udid version="1.0" CreationDate="2026-08-01"><devices>\n'
    yield from records
    yield "</devices></udid>\n"


def _zipped(name: str, texts: Iterable[str]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        _write(archive, name, texts)
    return content.getvalue()


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _MOMENT)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    archive.writestr(_info(name), content, zipfile.ZIP_STORED)


def _write(archive: zipfile.ZipFile, name: str, texts: Iterable[str]) -> None:
    with archive.open(_info(name), "w", force_zip64=True) as opened:
        for text in texts:
            opened.write(text.encode())


def _gudid_fields(device: Device) -> dict[str, str]:
    yes = ("false", "true")
    return {
        "publicDeviceRecordKey": f"{device.serial:08x}-0000-4000-8000-{device.serial:012x}",
        "publicVersionStatus": "New" if device.version == 1 else "Update",
        "deviceRecordStatus": "Published",
        "publicVersionNumber": str(device.version),
        "publicVersionDate": device.day,
        "devicePublishDate": device.day,
        "deviceCommDistributionEndDate": device.withdrawn,
        "deviceCommDistributionStatus": "In Commercial Distribution",
        "brandName": f"{_NAMES[device.what][2].split(',')[0]} {device.model}",
        "versionModelNumber": device.model,
        "catalogNumber": device.article,
        "dunsNumber": f"{device.maker:09d}",
        "companyName": f"{_MAKERS[device.maker % 5].upper()} INC.",
        "deviceCount": str(device.uses),
        "deviceDescription": f"{_NAMES[device.what][2]}, model {device.model}",
        "DMExempt": "false",
        "premarketExempt": "false",
        "deviceHCTP": "false",
        "deviceKit": "false",
        "deviceCombinationProduct": "false",
        "singleUse": yes[device.what != _REUSED],
        "lotBatch": "true",
        "serialNumber": yes[device.tracked],
        "manufacturingDate": "false",
        "expirationDate": yes[device.what != _UNDATED],
        "donationIdNumber": "false",
        "labeledContainsNRL": "false",
        "labeledNoNRL": "false",
        "MRISafetyStatus": "Labeling does not contain MRI Safety Information",
        "rx": "true",
        "otc": "false",
    }


def _gudid_identifiers(device: Device) -> list[dict[str, str]]:
    agency = {"GS1": "GS1", "HIBCC": "HIBCC"}.get(device.agency, "GS1")

    def row(value: str, kind: str, level: Level | None = None) -> dict[str, str]:
        return {
            "deviceId": value,
            "deviceIdType": kind,
            "deviceIdIssuingAgency": agency,
            "containsDINumber": level.contains if level else "",
            "pkgQuantity": str(level.quantity) if level else "",
            "pkgDiscontinueDate": "",
            "pkgStatus": "In Commercial Distribution" if level else "",
            "pkgType": _LEVELS[level.word][1] if level else "",
        }

    rows = [row(device.primary, "Primary")]
    rows += [row(level.value, "Package", level) for level in device.levels]
    if device.unit:
        rows.append(row(device.unit, "Unit of Use"))
    if device.mark:
        rows.append(row(device.mark, "Direct Marking"))
    return rows


def _gudid_tables(device: Device) -> dict[str, list[dict[str, str]]]:
    name = _NAMES[device.what]
    cold = {
        "storageHandlingType": "Storage Environment Temperature",
        "storageHandlingHighUnit": "Degrees Celsius",
        "storageHandlingHighValue": "8",
        "storageHandlingLowUnit": "Degrees Celsius",
        "storageHandlingLowValue": "2",
        "storageHandlingSpecialConditionText": "",
    }
    return {
        "device": [_gudid_fields(device) | _sterile(device)],
        "identifiers": _gudid_identifiers(device),
        "environmentalConditions": [cold] if device.cold else [],
        "productCodes": [{"productCode": name[3], "productCodeName": name[2]}],
        "gmdnTerms": [{"gmdnPTName": name[2], "gmdnCode": str(30000 + device.what)}],
        "premarketSubmissions": [
            {"submissionNumber": f"K{device.maker:06d}", "supplementNumber": "000"}
        ],
    }


def _sterile(device: Device) -> dict[str, str]:
    sterile = "true" if device.what in _STERILE else "false"
    return {"deviceSterile": sterile, "sterilizationPriorToUse": "false"}


def write_gudid(path: Path, count: int, *, seed: int = 1) -> None:
    """Write a full delimited release as AccessGUDID does: one ZIP of files with `|`."""
    with zipfile.ZipFile(path, "w") as archive:
        for table in _gudid_tables(next(devices(1, seed))):
            # Every file but that of the devices has another order, as nothing promises one.
            _write(archive, f"{table}.txt", _rows(table, count, seed))


def _rows(table: str, count: int, seed: int) -> Iterator[str]:
    columns: list[str] = []
    for device in devices(count, seed):
        for row in _gudid_tables(device)[table]:
            if not columns:
                columns = list(row)
                yield "|".join(["PrimaryDI", *columns]) + "\r\n"
            yield "|".join([device.primary, *(row[name] for name in columns)]) + "\r\n"


def write_gudid_xml(path: Path, count: int, *, seed: int = 1) -> None:
    """Write a full XML release as AccessGUDID does: one XML file in a ZIP."""
    with zipfile.ZipFile(path, "w") as archive:
        _write(archive, "FULLDownload_Part1_Of_1_2026-08-01.xml", _gudid_file(count, seed))


def _gudid_file(count: int, seed: int) -> Iterator[str]:
    yield (
        f'{_HEADER}<gudid xmlns="http://www.fda.gov/cdrh/gudid" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n<header/>\n'
    )
    for device in devices(count, seed):
        yield gudid_device(device)
    yield "</gudid>\n"


def gudid_device(device: Device) -> str:
    """Write one record as the XML release does."""
    tables = _gudid_tables(device)
    fields = tables["device"][0]
    kept = {k: v for k, v in fields.items() if k not in _sterile(device)}
    body = _tags(kept)
    body += _list("identifiers", "identifier", tables["identifiers"])
    body += _list("gmdnTerms", "gmdn", tables["gmdnTerms"])
    body += _list("productCodes", "fdaProductCode", tables["productCodes"])
    body += _list("premarketSubmissions", "premarketSubmission", tables["premarketSubmissions"])
    if device.cold:
        body += (
            "<environmentalConditions><storageHandling>"
            "<storageHandlingType>Storage Environment Temperature</storageHandlingType>"
            '<storageHandlingHigh unit="Degrees Celsius" value="8"/>'
            '<storageHandlingLow unit="Degrees Celsius" value="2"/>'
            "</storageHandling></environmentalConditions>"
        )
    body += f"<sterilization>{_tags(_sterile(device))}</sterilization>"
    return f'<device xmlns="http://www.fda.gov/cdrh/gudid">{body}</device>\n'


def _tags(row: dict[str, str]) -> str:
    return "".join(
        f"<{tag}>{escape(text)}</{tag}>" if text else f'<{tag} xsi:nil="true"/>'
        for tag, text in row.items()
    )


def _list(outer: str, inner: str, rows: list[dict[str, str]]) -> str:
    return (
        f"<{outer}>" + "".join(f"<{inner}>{_tags(row)}</{inner}>" for row in rows) + f"</{outer}>"
    )


WRITERS: dict[str, Callable[..., None]] = {
    "nmpa": write_nmpa,
    "gudid": write_gudid,
    "gudid-xml": write_gudid_xml,
}
