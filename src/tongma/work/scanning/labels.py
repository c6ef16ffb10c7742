"""What the readings of one package allow: what is sure, what is asked, what contradicts. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from devicecodes import Reading, ranked
from tongma.foundation.commands.model import Chosen, Scan
from tongma.masterdata.catalogue.query import ItemFacts
from tongma.work.scanning.model import Candidate, Ranking, Resolution

READABLE = ("valid", "repaired")
PRODUCTION = ("lot", "serial", "expiry", "produced")
"""What a label says beside the product."""
_CONTROLLED = ("lot", "serial", "expiry")
_ODD_DAYS = ("produced_after_expiry", "expiries_differ")
_AREA = ("]d", "]Q", "]L", "]z", "]s", "]w", "]O")
"""Data Matrix, QR Code, PDF417, Aztec and their like: symbols made to hold several fields."""
_DATED = re.compile(r"1[123567][0-9]{6}(?=$|10|11|17|21|30|37)", re.ASCII)
"""A date with its AI, and nothing or an AI behind it (GS1 General Specifications, 3.4)."""
_ADDRESS = re.compile(r"(?:\][a-z][0-9a-z])?https?://", re.ASCII | re.IGNORECASE)
"""An address on the web, with the AIM identifier of its symbol or without."""
_CONTROL = re.compile("[\x04\x1d\x1e]")
_UNPROVED = "link_unproved"
_CONTRADICTIONS = ("contradiction", "link_differs", "repeated_with_other_value")


def is_unsure(reading: Reading) -> bool:
    """Say whether a person or evidence must choose: also where only the plain reading is wrong."""
    return reading.status == "ambiguous" or (
        reading.status == "invalid" and reading.alternatives != ()
    )


def is_cut(reading: Reading) -> bool:
    """Say whether even the most plausible reading has a separator that did not arrive, or another
    sign for it.
    """
    codes = {one.code for one in reading.repairs}
    substituted = "separator_substituted" in codes and reading.alternatives != ()
    return is_unsure(reading) and ("separator_inserted" in codes or substituted)


def is_broken_data(text: str, whole: Reading) -> bool:
    """Say whether a text that is nothing by itself begins as production data do, with the AI of a
    date, and breaks the rules of it.

    Args:
        text: as the scanner read it.
        whole: the same behind the product of the other symbol.
    """
    return _DATED.match(text) is not None and whole.status == "invalid"


def is_unexplained(reading: Reading) -> bool:
    """Say whether a symbol says something that nobody understood, and that may be of the goods: an
    area symbol or a text with control characters that no system claims, unless it is an address on
    the web; or bare digits that are a date with its AI.

    A linear symbol with a text of its own, a number of the maker's or a line of print is none.
    """
    if reading.status != "unknown":
        return False
    text = reading.raw.strip()
    if _CONTROL.search(text) or _DATED.fullmatch(text):
        return True
    if reading.symbology is None or reading.symbology[:2] not in _AREA:
        return False
    return not is_address(reading)


def is_address(reading: Reading) -> bool:
    """Say whether a symbol that no system claims is an address on the web, which says nothing."""
    return reading.status == "unknown" and _ADDRESS.match(reading.raw.strip()) is not None


def needs_look(whole: Reading, readings: Sequence[Reading], item: ItemFacts | None = None) -> bool:
    """Say whether a person must look before a label is taken: its days cannot be right, nothing
    proves that its data are of its product, or one of its symbols was not understood, which may be
    the one that says what the item is controlled by and no other symbol says.

    Args:
        whole: all symbols read together.
        readings: each of them.
        item: whose label it is; None: not an item's, or not known.
    """
    if any(one.code in _ODD_DAYS or one.code == _UNPROVED for one in whole.findings):
        return True
    unread = [one for one in readings if one.status == "unknown"] if len(readings) > 1 else []
    flags = (item.lot_control, item.serial_control, item.expiry_control) if item else ()
    lacks = any(
        must and getattr(whole, name) is None
        for name, must in zip(_CONTROLLED, flags, strict=False)
    )
    return any((lacks and not is_address(one)) or is_unexplained(one) for one in unread)


def disagree(whole: Reading, readings: Sequence[Reading]) -> bool:
    """Say whether the symbols of a package name two products, or contradict each other.

    Args:
        whole: all symbols read together.
        readings: each of them; one alone never disagrees.
    """
    if len(readings) == 1:
        return False
    products = {one.identifier for one in readings if one.identifier}
    return len(products) > 1 or any(one.code in _CONTRADICTIONS for one in whole.findings)


def may_be_one(whole: Reading, readings: Sequence[Reading]) -> bool:
    """Say whether symbols that disagree on the product may still be one package: their production
    data is the same, and no HIBC link names another symbol.
    """
    data = [{getattr(one, name) for one in readings} - {None} for name in PRODUCTION]
    linked = all(finding.code != "link_differs" for finding in whole.findings)
    return linked and all(len(values) <= 1 for values in data)


def readings_for(whole: Reading, candidate: Candidate) -> list[Reading]:
    """Return the legal readings that name the code by which the candidate was found, each of what
    it says once: eight digits can be a GTIN-8 or a UPC-E, of which only one is bound.
    """
    code = candidate.binding and (candidate.binding.scheme, candidate.binding.value)
    legal = (whole, *whole.alternatives)
    same = [one for one in legal if one.identifier and tuple(one.identifier[:2]) == code] or legal
    return list({(one.lot, one.serial, one.expiry): one for one in same}.values())


def decide_label(
    ranking: Ranking, whole: Reading, *, answered: bool, look: bool = False
) -> Ranking:
    """Return the ranking, as a question where the object is sure and its label is not.

    In order: one that needs a look (``look``) asks ``confirm``; one that may be cut, or that says
    several things of the object, asks ``which_lot``, whatever was answered; one with nothing to
    choose from, that nobody has confirmed, asks ``confirm`` (AHM).
    """
    if ranking.outcome == "accepted" and look and not answered:
        return asked(ranking, "confirm")
    if ranking.outcome != "accepted" or not is_unsure(whole):
        return ranking
    if is_cut(whole) or len(readings_for(whole, ranking.ranked[0].candidate)) > 1:
        return asked(ranking, "which_lot")
    return ranking if answered or whole.alternatives else asked(ranking, "confirm")


def asked(ranking: Ranking, ask: str) -> Ranking:
    """Return an accepted ranking as a question: a lot is never taken by points."""
    return replace(ranking, outcome="ask", ask=ask) if ranking.outcome == "accepted" else ranking


def fits(candidate: Candidate, chosen: Chosen) -> bool:
    """Say whether a person's answer can mean the candidate: what it names is the same, and what
    the candidate does not say or was not asked fits everything.
    """
    lot, serial = candidate.says
    return (
        chosen.item in (0, candidate.item_id)
        and (not lot or chosen.lot in ("", lot))
        and (not serial or chosen.serial in ("", serial))
    )


def possible_readings(resolution: Resolution, unsure: Reading) -> list[Reading]:
    """Return the legal readings of a label as a person should be asked, each of what it says once:
    what has all that the item must have comes first, and what lacks lot or serial is left out,
    unless nothing is left then.
    """
    item = next((one.candidate.item for one in resolution.ranked), None)
    today = date.fromisoformat(resolution.facts.day) if resolution.facts.day else None
    flags = (item.lot_control, item.serial_control, item.expiry_control) if item else ()
    needed = [name for name, must in zip(_CONTROLLED, flags, strict=False) if must]
    legal = ranked(unsure, needed, today=today)
    carried = [name for name in needed if name != "expiry"]
    whole = [one for one in legal if all(getattr(one, name) for name in carried)] or legal
    said: dict[tuple[str | None, ...], Reading] = {}
    for reading in whole:
        said.setdefault((reading.lot, reading.serial, reading.expiry), reading)
    return list(said.values())


def contradiction_in(resolution: Resolution) -> tuple[str, str, str]:
    """Return field and both values of a contradiction; of two products that nobody tied, ``item``
    and the codes.
    """
    for finding in resolution.reading.findings:
        if finding.code == "contradiction":
            return finding.facts[0], finding.facts[1], finding.facts[2]
        if finding.code == "link_differs":
            return "link", finding.facts[0], finding.facts[1]
    values = [one.identifier.value for one in resolution.readings if one.identifier]
    return "item", values[0] if values else "", values[-1] if values else ""


def is_clean(resolution: Resolution, scans: Sequence[Scan]) -> bool:
    """Say whether there is nothing to keep: taken at once, as it is on the label."""
    return (
        resolution.outcome == "accepted"
        and all(one.status in ("valid", "unknown") for one in resolution.readings)
        and all(scan.chosen is None for scan in scans)
    )


def is_worth_keeping(resolution: Resolution, scans: Sequence[Scan]) -> bool:
    """Say whether a decision goes into the record: no word that somebody typed in a search."""
    if resolution.outcome == "unknown" and all(scan.way == "typed" for scan in scans):
        return False
    return not is_clean(resolution, scans)
