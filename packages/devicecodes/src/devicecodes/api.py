"""`read`: any text from any scanner, one Reading, never an exception."""

from datetime import date

from devicecodes import repair, site
from devicecodes.draft import Draft
from devicecodes.evidence import Evidence
from devicecodes.profile import Profile
from devicecodes.reading import Reading
from devicecodes.recognise import recognise
from devicecodes.scan import LONGEST, receive


def read(
    text: str,
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
    """
    if len(text) > LONGEST:
        draft = Draft("unknown", None, None)
        draft.status = "unknown"
        draft.find("too_long", None, str(len(text)))
        return draft.seal(text, symbology)
    scan = receive(text, symbology, today, profile, known)
    found = repair.with_tokens(scan) if "<GS>" in scan.text else None
    if found is None:
        found = recognise(scan)
    if profile is not None and (profile.patterns or profile.bare):
        found = site.read_site(scan, profile, found)
    if found is None or found.status == "invalid":
        found = repair.repair(scan) or found
    if found is None:
        found = Draft("unknown", None, scan.text or None)
        found.status = "unknown"
        if not scan.text.strip():
            found.find("empty", None)
    if scan.findings:
        found.findings = scan.findings + found.findings
    return found.seal(text, scan.symbology)
