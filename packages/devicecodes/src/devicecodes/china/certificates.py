"""Numbers of Chinese device registrations, filings and licences.

Sources: NMPA announcements on number formats (orders 4 and 5 of 2014, 53 and 54 of 2022).

>>> draft = read_certificate("国械注准20203140001")
>>> draft.kind, draft.parts["class"], draft.parts["year"]
('registration', '3', '2020')
"""

import re

from devicecodes.draft import Draft

SOURCE = "NMPA number formats"
_PROVINCES = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新"
_PLACE = rf"[{_PROVINCES}][一-龥]{{0,2}}"
_REGISTRATION = re.compile(
    rf"(?P<authority>国|[{_PROVINCES}])械注(?P<way>[准进许])(?P<year>[0-9]{{4}})"
    r"(?P<class>[23])(?P<category>[0-9]{2})(?P<number>[0-9]{4})"
)
_OLD = re.compile(
    rf"(?P<authority>国|[{_PROVINCES}][一-龥]?)食药监械[(（](?P<way>[准进许])[)）]字"
    r"(?P<year>[0-9]{4})第(?P<class>[123])(?P<category>[0-9]{2})(?P<number>[0-9]{4})号?更?"
)
_FILING = re.compile(
    rf"(?P<authority>国|{_PLACE}?)械备(?P<year>[0-9]{{4}})(?P<number>[0-9]{{4,5}})号?"
)
_LICENCE = re.compile(
    rf"(?P<authority>{_PLACE}?)(?:食药监|药监|市监)械(?P<trade>生产|经营)(?P<right>许|备)"
    r"(?P<year>[0-9]{4})(?P<number>[0-9]{4})号?"
)
_KINDS = {
    ("生产", "许"): "production-permit",
    ("生产", "备"): "production-filing",
    ("经营", "许"): "distribution-permit",
    ("经营", "备"): "distribution-filing",
}
_LOOKS_LIKE = re.compile(r"械(?:注|备|[(（]|生产|经营)")
_FIELDS = ("authority", "class", "year", "category", "number", "way")


def read_certificate(text: str) -> Draft | None:
    """Read a number with 械 in it; None where it does not even look like one."""
    for pattern, system, kind in (
        (_REGISTRATION, "cn-registration", "registration"),
        (_OLD, "cn-registration", "registration-old"),
        (_FILING, "cn-registration", "filing"),
        (_LICENCE, "cn-licence", ""),
    ):
        found = pattern.fullmatch(text)
        if found is not None and _is_sound(found, kind):
            return _draft(text, system, kind, found)
    if not _LOOKS_LIKE.search(text):
        return None
    draft = Draft(
        "cn-licence" if "经营" in text or "生产" in text else "cn-registration", None, text
    )
    draft.find("licence_wrong", 0, text, source=SOURCE)
    return draft


def _is_sound(found: re.Match[str], kind: str) -> bool:
    """Imports and permissions for Hong Kong, Macau and Taiwan are given by the state alone."""
    return kind != "registration" or found["way"] == "准" or found["authority"] == "国"


def _draft(text: str, system: str, kind: str, found: re.Match[str]) -> Draft:
    groups = found.groupdict()
    value = found[0].replace("（", "(").replace("）", ")")
    if kind == "filing":
        value = value.removesuffix("号")
    elif system == "cn-licence":
        kind = _KINDS[groups["trade"], groups["right"]]
        value = value.removesuffix("号") + "号"
    draft = Draft(system, kind, text)
    draft.parts.update({name: groups[name] for name in _FIELDS if groups.get(name)})
    if kind == "filing":
        draft.parts["class"] = "1"
    draft.identify(system, value)
    draft.find("not_stock", None, kind, source=SOURCE)
    draft.find("weak_evidence", None, source=SOURCE)
    return draft
