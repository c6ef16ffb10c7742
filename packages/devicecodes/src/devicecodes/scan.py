"""What came from the scanner, with all taken off that no code is made of.

Contract A3: an AIM identifier at the start, line ends at the end, prefix and suffix of the station.
None of that is a repair.
"""

from datetime import date

from devicecodes.dates import current_year
from devicecodes.evidence import Evidence
from devicecodes.profile import Profile
from devicecodes.reading import Finding
from devicecodes.symbologies import GS1, IDENTIFIER, KNOWN

LONGEST = 8192
_LINE_ENDS = frozenset("\r\n\t")


class Scan:
    """One text on its way to becoming a Reading.

    What few scans have stands in the class: an instance begins with four attributes only.
    """

    findings: tuple[Finding, ...] = ()
    # True under a symbol, or behind an FNC1, that says GS1.
    fnc1: bool = False
    # True once something proves that the scanner transmits separators (contract G6).
    proved: bool = False
    # A symbology that ISO/IEC 15424 does not have, as it was given.
    reported: str | None = None
    profile: Profile | None = None
    known: Evidence | None = None

    def __init__(self, raw: str, text: str, symbology: str | None, year: int) -> None:
        """Take a text as it came; `receive` takes off what is around the code."""
        self.raw = raw
        self.text = text
        self.symbology = symbology
        self.year = year

    def takes_after(self, other: "Scan") -> None:
        """Take over what a repaired text says of its symbol."""
        self.symbology, self.reported, self.findings = (
            other.symbology,
            other.reported,
            other.findings,
        )

    def with_text(self, text: str) -> "Scan":
        """Give the same scan with another text."""
        # A third of what `copy.copy` takes, and repairs try many texts.
        other = Scan.__new__(Scan)
        other.__dict__.update(self.__dict__)
        other.text = text
        return other


def receive(
    raw: str,
    symbology: str | None = None,
    today: date | None = None,
    profile: Profile | None = None,
    known: Evidence | None = None,
) -> Scan:
    r"""Make the scan of `raw`: identifier, line ends, station prefix and suffix taken off.

    >>> scan = receive("]d20109506000134352\r\n")
    >>> scan.symbology, scan.text, scan.fnc1
    (']d2', '0109506000134352', True)
    """
    year = current_year() if today is None else today.year
    scan = Scan(raw, raw, symbology or None, year)
    text = raw
    if profile is not None:
        scan.profile = profile
        scan.text = text = profile.unwrap(raw)
        scan.proved = profile.sends_separators
    if known is not None:
        scan.known = known
    if text[:1] == "]":
        _take_identifier(scan)
        text = scan.text
    if text[-1:] in _LINE_ENDS:
        scan.text = text.rstrip("\r\n\t")
    if scan.symbology is not None:
        _judge_symbology(scan)
    return scan


def resume(scan: Scan, text: str) -> Scan:
    """Give `scan` with the text that it has after a repair, which may begin with an identifier."""
    other = scan.with_text(text)
    if text[:1] == "]":
        _take_identifier(other)
        _judge_symbology(other)
    return other


def _judge_symbology(scan: Scan) -> None:
    symbology = scan.symbology
    if symbology in GS1:
        scan.fnc1 = True
    elif symbology and symbology not in KNOWN:
        # Read by the text alone.
        scan.reported, scan.symbology = symbology, None
        finding = Finding("symbology_unknown", None, (symbology,), "ISO/IEC 15424")
        scan.findings += (finding,)


def _take_identifier(scan: Scan) -> None:
    found = IDENTIFIER.match(scan.text)
    if found is None:
        return
    scan.text = scan.text[3:]
    written = found[0]
    if scan.symbology is None:
        scan.symbology = written
    elif scan.symbology != written:
        facts = (written, scan.symbology)
        scan.findings += (Finding("symbology_differs", None, facts, "ISO/IEC 15424"),)
