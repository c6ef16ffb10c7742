"""What is wrong with the labels of one package. Pure."""

from collections.abc import Mapping, Sequence

from devicecodes import Reading
from tongma.masterdata.udidb.model import Carries
from tongma.views.label_quality.model import FAULTS, Fault, LabelFaults, PackageOutcome

_SEPARATOR = "possible_missing_separator"
_CHECKS = frozenset({"check_digit_wrong", "check_character_wrong", "check_pair_wrong"})
_UNKNOWN = frozenset({"code_unknown", "code_unconfirmed"})
_CARRIED = ("lot", "serial", "expiry")
_NOTICE = frozenset(_CARRIED)


def decide_labels(
    readings: Sequence[Reading], carries: Sequence[Carries | None], outcome: PackageOutcome
) -> list[LabelFaults]:
    """Return what is wrong with each symbol of a package; nothing for a good one.

    Args:
        readings: of all its symbols.
        carries: what is registered of each one's device; None for nothing.
        outcome: what became of the package; said of the symbol that names the product.
    """
    shown = {name: any(getattr(one, name) for one in readings) for name in _CARRIED}
    judged = []
    for reading, registered in zip(readings, carries, strict=True):
        found = _own(reading)
        if reading.identifier is not None or len(readings) == 1:
            found |= _of_package(outcome)
        for name in _against(registered, shown):
            found[f"registered_{name}"] = "against_registered"
        judged.append(LabelFaults(frozenset(found.values()), tuple(found)))
    return judged


def _own(reading: Reading) -> dict[str, Fault]:
    """Return code → fault of what is wrong with the symbol itself."""
    found: dict[str, Fault] = {}
    for finding in reading.findings:
        if finding.code == _SEPARATOR:
            found[finding.code] = "no_separator"
        elif finding.code in _CHECKS:
            found[finding.code] = "wrong_check_digit"
        elif finding.severity == "error":
            found[finding.code] = "other_rule"
    return found


def _of_package(outcome: PackageOutcome) -> dict[str, Fault]:
    found: dict[str, Fault] = {}
    if outcome.refusal in _UNKNOWN:
        found[outcome.refusal] = "unknown"
    fields = outcome.differences & _NOTICE
    if outcome.refusal == "label_differs" or fields:
        for name in sorted(fields) or ["differs"]:
            found[f"notice_{name}"] = "against_notice"
    return found


def _against(registered: Carries | None, shown: Mapping[str, bool]) -> list[str]:
    """Return in what the package contradicts the public record, field by field."""
    if registered is None:
        return []
    against = [name for name in _CARRIED if getattr(registered, name) and not shown[name]]
    if registered.serial is False and shown["serial"]:
        against.append("serial")
    return against


def flags_of(faults: frozenset[Fault]) -> dict[str, int]:
    """Return the faults as columns."""
    return {name: int(name in faults) for name in FAULTS}
