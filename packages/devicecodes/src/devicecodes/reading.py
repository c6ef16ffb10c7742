"""What a code says: the `Reading` and the small values that it is made of.

A Reading never changes after it was made. Absent is None, () or {}. Text is exactly as on the
label; dates are ISO 8601, times hh:mm, quantities decimal digits without leading zeros.
"""

from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from devicecodes.dates import Precision
from devicecodes.epc import forms
from devicecodes.epc.identity import elements_of, pure_uri
from devicecodes.messages import SEVERITIES, render

Status = Literal["valid", "repaired", "ambiguous", "invalid", "unknown"]
Severity = Literal["error", "warning", "note"]


class Identifier(NamedTuple):
    """A name for a thing: `scheme` says which system issued `value`, `role` what it names here."""

    scheme: str
    value: str
    role: str = "primary"

    def to_json(self) -> dict[str, str]:
        """Scheme, value and role as JSON object."""
        return {"scheme": self.scheme, "value": self.value, "role": self.role}


class Element(NamedTuple):
    """One field as it stands on the label: its key, its value, its title, where its key begins."""

    key: str
    value: str
    title: str
    at: int

    def meaning(self, language: str) -> str:
        """Give what the element is in `language`: `zh`, where there are words for it, or `en`."""
        if not language.startswith("zh"):
            return self.title
        from devicecodes.messages.titles import in_chinese

        return in_chinese(self.title) or self.title

    def to_json(self) -> dict[str, Any]:
        """Key, value, title and place as JSON object."""
        return {"key": self.key, "value": self.value, "title": self.title, "at": self.at}


class Finding(NamedTuple):
    """What is odd: a stable `code`, the place `at` (0-based character, bit on a tag), the rule.

    `raised`: a warning that became an error because a whole package was combined, or because no
    control word explains the bits behind a tag's data.

    >>> finding = Finding("value_empty", 16, ("(10)",))
    >>> finding.severity, finding.message
    ('error', '(10) has no value.')
    """

    code: str
    at: int | None = None
    facts: tuple[str, ...] = ()
    source: str | None = None
    raised: bool = False

    @property
    def severity(self) -> Severity:
        """`error`, `warning` or `note`: fixed for each code."""
        if self.raised or self.code.startswith("linter_"):
            return "error"
        return SEVERITIES[self.code]

    @property
    def message(self) -> str:
        """The English sentence."""
        return render(self.code, self.facts, "en")

    def text(self, language: str) -> str:
        """Give the sentence in `language`: `en` or `zh`; any other gives English."""
        return render(self.code, self.facts, language)

    def to_json(self) -> dict[str, Any]:
        """Code, severity, place, sentence and source as JSON object."""
        return {
            "code": self.code,
            "severity": self.severity,
            "at": self.at,
            "message": self.message,
            "source": self.source,
        }


class Repair(NamedTuple):
    """A named change that made the text readable: what was there and what it became."""

    code: str
    before: str
    after: str

    def to_json(self) -> dict[str, str]:
        """Code, `from` and `to` as JSON object."""
        return {"code": self.code, "from": self.before, "to": self.after}


class Epc(NamedTuple):
    """The EPC behind a tag or an EPC URI; None where the scheme has no such form.

    URIs, element string and Digital Link are made when they are asked for, out of `identity` (a
    scheme name and its parts) or `pairs` (AIs and values), and `host`; `given` is a URI as it came.
    """

    scheme: str | None = None
    hex: str | None = None
    filter: int | None = None
    identity: tuple[str, tuple[str, ...]] | None = None
    pairs: tuple[tuple[str, str], ...] = ()
    host: str = "id.gs1.org"
    given: str | None = None

    @property
    def uri(self) -> str | None:
        """The pure identity or class URI; None for `+` schemes, which have none."""
        return pure_uri(*self.identity) if self.identity is not None else None

    @property
    def tag_uri(self) -> str | None:
        """The tag URI, or the raw URI of bits that could not be decoded."""
        if self.given is not None or self.identity is None or self.hex is None:
            return self.given
        return forms.tag_uri(self.scheme or "", self.filter, self.identity[1])

    @property
    def element_string(self) -> str | None:
        """The AIs with their values in brackets."""
        pairs = self._pairs()
        return forms.bracketed(pairs) if pairs else None

    @property
    def digital_link(self) -> str | None:
        """The Digital Link on the host that the tag carries, or on id.gs1.org."""
        pairs = self._pairs()
        return forms.digital_link(pairs, self.host) if pairs else None

    def _pairs(self) -> tuple[tuple[str, str], ...]:
        if self.pairs or self.identity is None:
            return self.pairs
        return elements_of(*self.identity)

    def to_json(self) -> dict[str, Any]:
        """The seven fields of the contract as JSON object."""
        pairs = self._pairs()
        return {
            "scheme": self.scheme,
            "uri": self.uri,
            "tag_uri": self.tag_uri,
            "hex": self.hex,
            "filter": self.filter,
            "element_string": forms.bracketed(pairs) if pairs else None,
            "digital_link": forms.digital_link(pairs, self.host) if pairs else None,
        }


class Judgement(NamedTuple):
    """Why a reading was chosen among several: its score, the runner-up's and the reasons."""

    score: int
    runner_up: int
    reasons: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Score, runner-up and reasons as JSON object."""
        return {
            "score": self.score,
            "runner_up": self.runner_up,
            "reasons": list(self.reasons),
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """One code, read. Field by field in docs/reading.md; `to_json` gives exactly that form."""

    raw: str
    symbology: str | None
    normalised: str | None
    status: Status
    system: str
    kind: str | None = None
    identifier: Identifier | None = None
    identifiers: tuple[Identifier, ...] = ()
    lot: str | None = None
    serial: str | None = None
    quantity: str | None = None
    expiry: str | None = None
    expiry_time: str | None = None
    expiry_precision: Precision | None = None
    produced: str | None = None
    produced_time: str | None = None
    produced_precision: Precision | None = None
    elements: tuple[Element, ...] = ()
    parts: dict[str, str] = field(default_factory=dict, hash=False)
    findings: tuple[Finding, ...] = ()
    repairs: tuple[Repair, ...] = ()
    epc: Epc | None = None
    alternatives: tuple["Reading", ...] = ()
    judgement: Judgement | None = None

    @property
    def accepted(self) -> bool:
        """True for `valid` and `repaired`: one reading, no error."""
        return self.status in {"valid", "repaired"}

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings of severity `error`."""
        return tuple(one for one in self.findings if one.severity == "error")

    def has(self, code: str) -> bool:
        """Tell whether a finding of this code is there."""
        return any(one.code == code for one in self.findings)

    def to_json(self) -> dict[str, Any]:
        """Give the Reading as a JSON object, keys in the order of the contract."""
        plain = self._without_alternatives()
        plain["alternatives"] = [_alternative(one) for one in self.alternatives]
        if self.judgement is not None:
            plain["evidence"] = self.judgement.to_json()
        return {"raw": self.raw, **plain}

    def _without_alternatives(self) -> dict[str, Any]:
        name = self.identifier
        return {
            "symbology": self.symbology,
            "normalised": self.normalised,
            "status": self.status,
            "system": self.system,
            "kind": self.kind,
            "identifier": name and {"scheme": name.scheme, "value": name.value},
            "identifiers": [one.to_json() for one in self.identifiers],
            "lot": self.lot,
            "serial": self.serial,
            "quantity": self.quantity,
            "expiry": self.expiry,
            "expiry_time": self.expiry_time,
            "expiry_precision": self.expiry_precision,
            "produced": self.produced,
            "produced_time": self.produced_time,
            "produced_precision": self.produced_precision,
            "elements": [one.to_json() for one in self.elements],
            "parts": dict(self.parts),
            "findings": [one.to_json() for one in self.findings],
            "repairs": [one.to_json() for one in self.repairs],
            "epc": self.epc and self.epc.to_json(),
        }


def _alternative(reading: Reading) -> dict[str, Any]:
    """An alternative's JSON: a Reading without `raw` and `alternatives`."""
    return reading._without_alternatives()  # noqa: SLF001  same module
