"""A Reading as JSON text, written straight from its fields.

Most of the text is the same for every Reading, and most fields are null; so one pass over the
fields is several times faster than to build the JSON object and to hand it to an encoder.
"""

from collections.abc import Iterable, Mapping
from json.encoder import encode_basestring as quote

from devicecodes.reading import Element, Epc, Finding, Identifier, Judgement, Reading, Repair

_NO_DATES = (
    '"expiry": null, "expiry_time": null, "expiry_precision": null, '
    '"produced": null, "produced_time": null, "produced_precision": null'
)
_DAY_ALONE = (
    ', "expiry_time": null, "expiry_precision": "day", '
    '"produced": null, "produced_time": null, "produced_precision": null'
)
_END = ', "alternatives": []}'
_MOST_WORDS = 4096


class Words(dict[str, str]):
    """Words that come all day (statuses, systems, titles…) as JSON; written when first met."""

    def __missing__(self, word: str) -> str:
        """Write a word; where far more are met than all tables hold, begin anew."""
        if len(self) >= _MOST_WORDS:
            self.clear()
        written = self[word] = quote(word)
        return written


class Numbers(dict[int, str]):
    """Small numbers as text, as places in a code are."""

    def __missing__(self, number: int) -> str:
        """Write a number that is not small."""
        return str(number)


_WORDS = Words()
_NUMBERS = Numbers({number: str(number) for number in range(256)})


def to_json_text(reading: Reading) -> str:
    """Write `reading` as JSON: to the letter `json.dumps(reading.to_json(), ensure_ascii=False)`.

    Half a surrogate pair, which UTF-8 cannot hold, stays as it is: who sends the text on as
    octets must look for that.

    >>> from devicecodes import read
    >>> to_json_text(read("5901234123457", "]E0"))[:59]
    '{"raw": "5901234123457", "symbology": "]E0", "normalised": '
    """
    raw = quote(reading.raw)
    end = _END if not reading.alternatives and reading.judgement is None else _end(reading)
    return _fields(reading, f'{{"raw": {raw}, ', raw, end)


def _end(reading: Reading) -> str:
    others = ", ".join([_fields(one, "{", None, "}") for one in reading.alternatives])
    evidence = f', "evidence": {_judgement(reading.judgement)}' if reading.judgement else ""
    return f', "alternatives": [{others}]{evidence}}}'


def _fields(reading: Reading, start: str, raw: str | None, end: str) -> str:
    """Write, between `start` and `end`, what a Reading and an alternative have in common.

    raw: `reading.raw` as it was written, which often is the normalised text as well.
    """
    symbology, text, kind = reading.symbology, reading.normalised, reading.kind
    lot, serial, quantity = reading.lot, reading.serial, reading.quantity
    elements, parts, findings = reading.elements, reading.parts, reading.findings
    repairs, epc = reading.repairs, reading.epc
    if raw is None or text is not reading.raw:
        raw = "null" if text is None else quote(text)
    return (
        f'{start}"symbology": {"null" if symbology is None else quote(symbology)}, '
        f'"normalised": {raw}, '
        f'"status": {_WORDS[reading.status]}, "system": {_WORDS[reading.system]}, '
        f'"kind": {"null" if kind is None else _WORDS[kind]}, '
        f"{_names(reading.identifier, reading.identifiers)}, "
        f'"lot": {"null" if lot is None else quote(lot)}, '
        f'"serial": {"null" if serial is None else quote(serial)}, '
        f'"quantity": {"null" if quantity is None else quote(quantity)}, '
        f"{_dates(reading)}, "
        f'"elements": [{_elements(elements) if elements else ""}], '
        f'"parts": {{{_parts(parts) if parts else ""}}}, '
        f'"findings": [{_findings(findings) if findings else ""}], '
        f'"repairs": [{_repairs(repairs) if repairs else ""}], '
        f'"epc": {"null" if epc is None else _epc(epc)}{end}'
    )


def _names(name: Identifier | None, names: tuple[Identifier, ...]) -> str:
    if len(names) == 1 and names[0] is name:
        scheme, value, role = name
        scheme, value = _WORDS[scheme], quote(value)
        return (
            f'"identifier": {{"scheme": {scheme}, "value": {value}}}, '
            f'"identifiers": [{{"scheme": {scheme}, "value": {value}, "role": {_WORDS[role]}}}]'
        )
    first = "null"
    if name is not None:
        first = f'{{"scheme": {quote(name.scheme)}, "value": {quote(name.value)}}}'
    rest = ", ".join(
        [
            f'{{"scheme": {_WORDS[scheme]}, "value": {quote(value)}, "role": {_WORDS[role]}}}'
            for scheme, value, role in names
        ]
    )
    return f'"identifier": {first}, "identifiers": [{rest}]'


def _dates(reading: Reading) -> str:
    expiry, until, fine = reading.expiry, reading.expiry_time, reading.expiry_precision
    made, at, finer = reading.produced, reading.produced_time, reading.produced_precision
    if made is None is at is finer is until:
        if expiry is None is fine:
            return _NO_DATES
        if expiry is not None and fine == "day":
            return f'"expiry": {quote(expiry)}{_DAY_ALONE}'
    return (
        f'"expiry": {"null" if expiry is None else quote(expiry)}, '
        f'"expiry_time": {"null" if until is None else quote(until)}, '
        f'"expiry_precision": {"null" if fine is None else _WORDS[fine]}, '
        f'"produced": {"null" if made is None else quote(made)}, '
        f'"produced_time": {"null" if at is None else quote(at)}, '
        f'"produced_precision": {"null" if finer is None else _WORDS[finer]}'
    )


def _elements(elements: Iterable[Element]) -> str:
    written = ""
    for key, value, title, at in elements:
        written += (
            f'{{"key": {_WORDS[key]}, "value": {quote(value)}, '
            f'"title": {_WORDS[title]}, "at": {_NUMBERS[at]}}}, '
        )
    return written[:-2]


def _parts(parts: Mapping[str, str]) -> str:
    written = ""
    for name, value in parts.items():
        written += f"{_WORDS[name]}: {quote(value)}, "
    return written[:-2]


def _findings(findings: Iterable[Finding]) -> str:
    return ", ".join(
        [
            f'{{"code": {quote(one.code)}, "severity": {quote(one.severity)}, '
            f'"at": {_number(one.at)}, "message": {quote(one.message)}, '
            f'"source": {_text(one.source)}}}'
            for one in findings
        ]
    )


def _repairs(repairs: Iterable[Repair]) -> str:
    return ", ".join(
        [
            f'{{"code": {quote(code)}, "from": {quote(before)}, "to": {quote(after)}}}'
            for code, before, after in repairs
        ]
    )


def _epc(epc: Epc) -> str:
    scheme, uri, tag_uri, octets, chosen, elements, link = epc.to_json().values()
    return (
        f'{{"scheme": {_text(scheme)}, "uri": {_text(uri)}, "tag_uri": {_text(tag_uri)}, '
        f'"hex": {_text(octets)}, "filter": {_number(chosen)}, '
        f'"element_string": {_text(elements)}, "digital_link": {_text(link)}}}'
    )


def _judgement(one: Judgement) -> str:
    reasons = ", ".join([quote(reason) for reason in one.reasons])
    return f'{{"score": {one.score}, "runner_up": {one.runner_up}, "reasons": [{reasons}]}}'


def _text(value: str | None) -> str:
    return "null" if value is None else quote(value)


def _number(value: int | None) -> str:
    return "null" if value is None else str(value)
