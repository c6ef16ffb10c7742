"""`read`: any text from any scanner, one Reading, never an exception."""

from datetime import date

from devicecodes import repair, site
from devicecodes.blanks import read_refused
from devicecodes.china.ecode import read_bare as read_ecode
from devicecodes.dates import current_year
from devicecodes.defects import defective
from devicecodes.draft import Draft
from devicecodes.evidence import Evidence
from devicecodes.folding import is_blank
from devicecodes.profile import Profile
from devicecodes.quick import QUICK
from devicecodes.reading import Reading
from devicecodes.scan import LONGEST, Scan, receive
from devicecodes.tokens import read_plain


def read(
    text: str | bytes,
    symbology: str | None = None,
    *,
    today: date | None = None,
    profile: Profile | None = None,
    known: Evidence | None = None,
) -> Reading:
    """Read one code.

    text: what the scanner sent, as it came; it may begin with its AIM identifier.
    symbology: AIM identifier such as `]d2` where the reader gives it apart; it wins over the text.
    today: the day of reading, for two-digit years; default: the current UTC date.
    profile: the station's habits; known: what is known about the item.

    Gives one Reading for any text, also for rubbish; see docs/reading.md for its fields.

    >>> read("5901234123457", "]E0").identifier
    Identifier(scheme='gtin', value='05901234123457', role='primary')
    >>> read("rubbish").status
    'unknown'
    """
    if text.__class__ is not str:
        text = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
    try:
        if len(text) > LONGEST:
            return _too_long(text, symbology)
        carrier, content = symbology, text
        if symbology is None and text[:1] == "]":
            carrier, content = text[:3], text[3:]
        quick = QUICK.get(carrier)
        if quick is not None and profile is None and known is None:
            short = quick(content, current_year() if today is None else today.year)
            if short is not None:
                return short.seal(text, carrier)
        return _read(receive(text, symbology, today, profile, known))
    except Exception as defect:  # noqa: BLE001  one reading, and not the batch that it stands in
        return defective(text, symbology, defect)


def _too_long(text: str, symbology: str | None) -> Reading:
    draft = Draft("unknown", None, None)
    draft.status = "unknown"
    draft.find("too_long", None, str(len(text)))
    return draft.seal(text, symbology)


def _read(scan: Scan) -> Reading:
    """Go the general way: recognise, then what the site declares, then repairs."""
    profile = scan.profile
    found = read_plain(scan)
    if profile is not None and (profile.patterns or profile.bare):
        found = site.read_site(scan, profile, found)
    if found is None or found.status == "invalid":
        found = _second_look(scan, found)
    if scan.findings:
        found.findings = scan.findings + found.findings
    return found.seal(scan.raw, scan.symbology or scan.reported)


def _second_look(scan: Scan, found: Draft | None) -> Draft:
    """Try the repairs; without one the text stays invalid, or unknown."""
    blank = is_blank(scan.text)
    if not blank:
        found = repair.repair(scan, found) or read_refused(scan) or found
        if found is not None:
            return found
    listed = read_ecode(scan.text)
    if listed is not None:
        return listed
    unknown = Draft("unknown", None, scan.text or None)
    unknown.status = "unknown"
    if blank:
        unknown.find("empty", None)
    return unknown
