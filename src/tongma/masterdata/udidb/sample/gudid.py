"""Releases of AccessGUDID, made up: delimited and XML."""

import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape

from tongma.masterdata.udidb.sample.archives import HEADER, write
from tongma.masterdata.udidb.sample.devices import (
    LEVELS,
    MAKERS,
    NAMES,
    REUSED,
    STERILE,
    UNDATED,
    Device,
    Level,
    devices,
)


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
        "brandName": f"{NAMES[device.what][2].split(',')[0]} {device.model}",
        "versionModelNumber": device.model,
        "catalogNumber": device.article,
        "dunsNumber": f"{device.maker:09d}",
        "companyName": f"{MAKERS[device.maker % 5].upper()} INC.",
        "deviceCount": str(device.uses),
        "deviceDescription": f"{NAMES[device.what][2]}, model {device.model}",
        "DMExempt": "false",
        "premarketExempt": "false",
        "deviceHCTP": "false",
        "deviceKit": "false",
        "deviceCombinationProduct": "false",
        "singleUse": yes[device.what != REUSED],
        "lotBatch": "true",
        "serialNumber": yes[device.tracked],
        "manufacturingDate": "false",
        "expirationDate": yes[device.what != UNDATED],
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
            "pkgType": LEVELS[level.word][1] if level else "",
        }

    rows = [row(device.primary, "Primary")]
    rows += [row(level.value, "Package", level) for level in device.levels]
    if device.unit:
        rows.append(row(device.unit, "Unit of Use"))
    if device.mark:
        rows.append(row(device.mark, "Direct Marking"))
    return rows


def _gudid_tables(device: Device) -> dict[str, list[dict[str, str]]]:
    name = NAMES[device.what]
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
    sterile = "true" if device.what in STERILE else "false"
    return {"deviceSterile": sterile, "sterilizationPriorToUse": "false"}


def write_gudid(path: Path, count: int, *, seed: int = 1) -> None:
    """Write a full delimited release as AccessGUDID does: one ZIP of files with `|`."""
    with tempfile.TemporaryDirectory() as made, zipfile.ZipFile(path, "w") as archive:
        files = {name: Path(made) / f"{name}.txt" for name in _gudid_tables(next(devices(1, seed)))}
        with ExitStack() as opened:
            _deal(
                {
                    name: opened.enter_context(file.open("w", encoding="utf-8", newline=""))
                    for name, file in files.items()
                },
                devices(count, seed),
            )
        for file in files.values():
            with file.open(encoding="utf-8", newline="") as lines:
                write(archive, file.name, lines)


def _deal(files: dict[str, IO[str]], made: Iterable[Device]) -> None:
    """Write the rows of devices, each table into its file, the columns first."""
    begun: set[str] = set()
    for device in made:
        for name, rows in _gudid_tables(device).items():
            if rows and name not in begun:
                begun.add(name)
                files[name].write("|".join(["PrimaryDI", *rows[0]]) + "\r\n")
            files[name].writelines(
                "|".join([device.primary, *row.values()]) + "\r\n" for row in rows
            )


def write_gudid_xml(path: Path, count: int, *, seed: int = 1) -> None:
    """Write a full XML release as AccessGUDID does: one XML file in a ZIP."""
    with zipfile.ZipFile(path, "w") as archive:
        write(archive, "FULLDownload_Part1_Of_1_2026-08-01.xml", _gudid_file(count, seed))


def _gudid_file(count: int, seed: int) -> Iterator[str]:
    yield (
        f'{HEADER}<gudid xmlns="http://www.fda.gov/cdrh/gudid" '
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
