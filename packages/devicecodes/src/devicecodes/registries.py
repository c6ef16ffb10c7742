"""Identifiers of general registries: Handle (also the industrial internet's 88.…) and OID.

Sources: ISO/IEC 29168 and RFC 3061 (OID), RFC 3650 (Handle).

>>> read_oid("urn:oid:1.2.156.10197").identifier.value
'1.2.156.10197'
"""

import re

from devicecodes.draft import Draft

_HANDLE = re.compile(r"([0-9]+(?:\.[0-9A-Za-z]+)+)/(\S+)")
_OID = re.compile(r"(?:[uU][rR][nN]:[oO][iI][dD]:)?([012](?:\.(?:0|[1-9][0-9]*)){2,})")


def read_handle(text: str) -> Draft | None:
    """Read `prefix/suffix`; None for any other text."""
    found = _HANDLE.fullmatch(text)
    if found is None:
        return None
    draft = Draft("handle", None, text)
    draft.identify("handle", text)
    draft.parts["prefix"] = found[1]
    draft.find("not_stock", None, "Handle", source="RFC 3650")
    draft.find("weak_evidence", None, source="RFC 3650")
    return draft


def read_oid(text: str) -> Draft | None:
    """Read a dotted object identifier; None for any other text."""
    found = _OID.fullmatch(text)
    if found is None:
        return None
    draft = Draft("oid", None, text)
    draft.identify("oid", found[1])
    draft.find("not_stock", None, "OID", source="ISO/IEC 29168")
    draft.find("weak_evidence", None, source="ISO/IEC 29168")
    return draft
