"""What is wrong with the labels of one package. Pure."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from devicecodes import Reading
from tongma.masterdata.udidb.model import Carries
from tongma.views.label_quality.tables import FAULTS

_SEPARATOR = "possible_missing_separator"
_CHECKS = frozenset({"check_digit_wrong", "check_character_wrong", "check_pair_wrong"})
_UNKNOWN = frozenset({"code_unknown", "code_unconfirmed"})
_CARRIED = ("lot", "serial", "expiry")
_NOTICE = frozenset(_CARRIED)


class Said(NamedTuple):
    """What a record says of the package beside its scans."""

    refusal: str = ""
    """The refusal's or the held case's code."""
    differences: frozenset[str] = frozenset()
    """Fields in which the label was not what the notice says."""


class Judged(NamedTuple):
    """A label: which faults it has, and the codes that say so."""

    faults: frozenset[str]
    codes: tuple[str, ...]


def decide_labels(
    readings: Sequence[Reading], carries: Sequence[Carries | None], said: Said
) -> list[Judged]:
    """Return what is wrong with each symbol of a package; nothing for a good one.

    readings: of all symbols; carries: what is registered of each one's device, None for nothing.
    What concerns the package is said of the symbol that names the product.
    """
    shown = {
        name: any(getattr(one, name) for one in readings) for name in ("lot", "serial", "expiry")
    }
    judged = []
    for reading, registered in zip(readings, carries, strict=True):
        found = _own(reading)
        if reading.identifier is not None or len(readings) == 1:
            found |= _of_package(said)
        found |= {
            f"registered_{name}": "against_registered" for name in _against(registered, shown)
        }
        judged.append(Judged(frozenset(found.values()), tuple(found)))
    return judged


def _own(reading: Reading) -> dict[str, str]:
    """Return code → fault of what is wrong with the symbol itself."""
    found = {}
    for one in reading.findings:
        if one.code == _SEPARATOR:
            found[one.code] = "no_separator"
        elif one.code in _CHECKS:
            found[one.code] = "wrong_check_digit"
        elif one.severity == "error":
            found[one.code] = "other_rule"
    return found


def _of_package(said: Said) -> dict[str, str]:
    found = {}
    if said.refusal in _UNKNOWN:
        found[said.refusal] = "unknown"
    fields = said.differences & _NOTICE
    if said.refusal == "label_differs" or fields:
        found |= {f"notice_{name}": "against_notice" for name in sorted(fields) or ["differs"]}
    return found


def _against(registered: Carries | None, shown: dict[str, bool]) -> list[str]:
    if registered is None:
        return []
    against = [
        name
        for name in ("lot", "serial", "expiry")
        if getattr(registered, name) and not shown[name]
    ]
    if registered.serial is False and shown["serial"]:
        against.append("serial")
    return against


def flags_of(faults: frozenset[str]) -> dict[str, Any]:
    """Return the faults as columns."""
    return {name: int(name in faults) for name in FAULTS}
