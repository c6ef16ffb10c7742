"""A release of NMPA's share files, made up."""

import random
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.sax.saxutils import escape

from tongma.masterdata.udidb.sample.archives import HEADER, add, zipped
from tongma.masterdata.udidb.sample.devices import (
    LEVELS,
    LINES,
    NAMES,
    REUSED,
    STERILE,
    TOWNS,
    UNDATED,
    Device,
    devices,
)


def company(device: Device) -> str:
    """Return the name of the made-up registrant."""
    return f"{TOWNS[device.maker % 8]}{LINES[device.maker // 8]}医疗器械有限公司"


def nmpa_device(device: Device, rng: random.Random) -> str:
    """Write one record as the share files do, with their spelling `versionStauts`."""
    name, code, _, _ = NAMES[device.what]
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
        "spmc": LINES[device.maker // 8] if device.serial % 3 else "",
        "ggxh": device.model,
        "sfwblztlcp": "否",
        "cpms": f"{name}，型号{device.model} <产品&描述>",
        "cphhhbh": device.article,
        "qxlb": "体外诊断试剂" if ivd else "器械",
        "flbm": code,
        "ylqxzcrbarmc": company(device),
        "tyshxydm": f"91{device.maker:06d}MA0{device.maker:07d}",
        "zczbhhzbapzbh": f"国械注准{year}3{code[:2]}{device.maker:04d}",
        "cplb": "耗材",
        "sfbjwycxsy": yes[device.what != REUSED],
        "sfwwjbz": yes[device.what in STERILE],
        "syqsfxyjxmj": "否",
        "ybbm": f"C{device.serial % 10**19:019d}" if device.serial % 5 == 0 else "",
        "cgzmraqxgxx": rng.choice(("安全", "条件安全", "说明书或标签上面不包括MR安全信息")),
        "scbssfbhph": "是",
        "scbssfbhxlh": yes[device.tracked],
        "scbssfbhscrq": "是",
        "scbssfbhsxrq": yes[device.what != UNDATED],
        "tsrq": device.withdrawn,
        "versionNumber": str(device.version),
        "versionTime": device.day,
        "versionStauts": "新增" if device.version == 1 else "更新",
        "deviceRecordKey": f"{device.serial:032x}",
    }
    body = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in fields.items())
    packing = "".join(
        f"<packing><bzcpbs>{level.value}</bzcpbs><cpbzjb>{LEVELS[level.word][0]}</cpbzjb>"
        f"<bznhxyjcpbssl>{level.quantity}</bznhxyjcpbssl>"
        f"<bznhxyjbzcpbs>{level.contains}</bznhxyjbzcpbs></packing>"
        for level in device.levels
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
            inner = zipped(f"{name}.xml", _nmpa_file(texts))
            add(outer, f"{name}.zip", inner)


def _nmpa_file(records: Iterable[str]) -> Iterator[str]:
    yield f'{HEADER}<udid version="1.0" CreationDate="2026-08-01"><devices>\n'
    yield from records
    yield "</devices></udid>\n"
