"""Codes that only a site's profile explains: own patterns, and codes sent without their mark.

>>> from devicecodes import read
>>> read("12345678", profile=Profile(bare=frozenset({"pzn"}))).kind
'pzn'
"""

from devicecodes.controls import GS
from devicecodes.draft import Draft
from devicecodes.mh10.identifiers import interpret, split
from devicecodes.mh10.ppn import read_pzn
from devicecodes.profile import Profile
from devicecodes.scan import Scan


def read_site(scan: Scan, profile: Profile, found: Draft | None) -> Draft | None:
    """Read `scan` by the profile where no system fits, or where only form speaks for a system.

    A text that fits both a system, weakly, and a pattern is ambiguous.
    """
    if not scan.text:
        return found
    proven = found is not None and found.status != "invalid"
    weak = found is not None and any(one.code == "weak_evidence" for one in found.findings)
    if proven and not weak:
        return found
    own = [
        draft
        for pattern in profile.patterns
        if (draft := pattern.read(scan.text, scan.symbology, scan.year)) is not None
    ]
    if not own and not proven:
        bare = _read_bare(scan, profile)
        own = [bare] if bare is not None else []
    drafts = [found, *own] if proven and found is not None else own
    if not drafts:
        return found
    first = drafts[0]
    if len(drafts) > 1:
        first.status = "ambiguous"
        first.alternatives = tuple(one.seal(scan.raw, scan.symbology) for one in drafts[1:])
    return first


def _read_bare(scan: Scan, profile: Profile) -> Draft | None:
    """Read an identifier without envelope, a PPN without 9N, a PZN without minus sign."""
    text = scan.text
    if "pzn" in profile.bare:
        draft = read_pzn("-" + text)
        if draft is not None and draft.status == "valid":
            draft.normalised = text
            draft.elements = tuple(one._replace(at=0) for one in draft.elements)
            return draft
    if "ppn" in profile.bare:
        draft = Draft("ifa", "linear_di", text)
        interpret(draft, [("9N", text, -2)], scan.year)
        draft.elements = tuple(one._replace(at=0) for one in draft.elements)
        if draft.status == "valid":
            return draft
    if "mh10" in profile.bare:
        draft = Draft("mh10", "linear_di", text)
        fields = split(text, 0, len(text), GS, draft)
        interpret(draft, fields, scan.year)
        if draft.status == "valid":
            return draft
    return None
