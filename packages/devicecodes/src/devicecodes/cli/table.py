"""A Reading as people read it: what it is, each element and where it stands, findings below."""

from collections.abc import Mapping

from devicecodes.reading import Element, Finding, Reading

_LABELS = {
    "en": {
        "status": "Status",
        "system": "System",
        "identifier": "Identifier",
        "lot": "Lot",
        "serial": "Serial",
        "expiry": "Expiry",
        "produced": "Produced",
        "quantity": "Quantity",
        "parts": "Parts",
        "epc": "EPC",
        "repairs": "Repairs",
        "alternatives": "Other readings",
        "elements": ("at", "key", "value", "meaning"),
    },
    "zh": {
        "status": "状态",
        "system": "编码体系",
        "identifier": "标识",
        "lot": "批号",
        "serial": "序列号",
        "expiry": "失效日期",
        "produced": "生产日期",
        "quantity": "数量",
        "parts": "组成部分",
        "epc": "EPC",
        "repairs": "修正",
        "alternatives": "其他读法",
        "elements": ("位置", "键", "值", "含义"),
    },
}
_STATUS_ZH = {
    "valid": "有效",
    "repaired": "已修正",
    "ambiguous": "有歧义，须人工确认",
    "invalid": "无效",
    "unknown": "无法识别",
}
_CONTROLS = str.maketrans({n: chr(0x2400 + n) for n in range(32)} | {127: "\u2421"})
_FIELDS = ("identifier", "lot", "serial", "expiry", "produced", "quantity")


def visible(text: str) -> str:
    r"""Show control characters as their pictures, one character each.

    >>> visible("10A\x1d21B")
    '10A␝21B'
    """
    return text.translate(_CONTROLS)


def as_table(reading: Reading, language: str = "en", *, full: bool = True) -> str:
    """Give the table of a reading in `en` or `zh`; `full`: with elements, parts and findings."""
    labels = _LABELS["zh" if language.startswith("zh") else "en"]
    status = _STATUS_ZH[reading.status] if labels is _LABELS["zh"] else reading.status
    rows = [(str(labels["status"]), status)]
    kind = f" · {reading.kind}" if reading.kind else ""
    rows.append((str(labels["system"]), reading.system + kind))
    rows += [(str(labels[name]), text) for name in _FIELDS if (text := _field(reading, name))]
    if full:
        rows += _details(reading, labels)
    width = max(_columns(label) for label, _ in rows)
    lines = [f"{label}{' ' * (width - _columns(label))}  {text}" for label, text in rows]
    if full:
        lines += _anatomy(reading, labels, language)
        lines += _findings(reading, language)
    return "\n".join(lines)


def _field(reading: Reading, name: str) -> str:
    value = getattr(reading, name)
    if value is None:
        return ""
    if name == "identifier":
        return f"{value.value}  ({value.scheme})"
    clock = getattr(reading, f"{name}_time", None)
    return f"{value} {clock}" if clock else str(value)


def _details(reading: Reading, labels: Mapping[str, object]) -> list[tuple[str, str]]:
    rows = []
    if reading.parts:
        parts = ", ".join(f"{name} {visible(text)}" for name, text in reading.parts.items())
        rows.append((str(labels["parts"]), parts))
    if reading.epc is not None:
        shown = reading.epc.tag_uri or reading.epc.uri or reading.epc.digital_link or ""
        rows.append((str(labels["epc"]), f"{reading.epc.scheme or ''} {shown}".strip()))
    for one in reading.repairs:
        text = f"{one.code}: {visible(one.before)} → {visible(one.after)}"
        rows.append((str(labels["repairs"]), text))
    for other in reading.alternatives[:5]:
        facts = [_field(other, name) for name in _FIELDS]
        rows.append((str(labels["alternatives"]), " · ".join(fact for fact in facts if fact)))
    return rows


def _anatomy(reading: Reading, labels: Mapping[str, object], language: str) -> list[str]:
    """Every element: where it stands, its key, its value, what the standard calls it."""
    if not reading.elements:
        return []
    head = labels["elements"]
    assert isinstance(head, tuple)
    rows = [head] + [
        (str(one.at), one.key, visible(one.value), _meaning(one, language))
        for one in reading.elements
    ]
    widths = [max(_columns(row[column]) for row in rows) for column in range(3)]
    lines = [""]
    for row in rows:
        cells = [
            cell + " " * (width - _columns(cell))
            for cell, width in zip(row[:3], widths, strict=True)
        ]
        lines.append("  ".join([*cells, row[3]]).rstrip())
    return lines


def _meaning(one: Element, language: str) -> str:
    """Give the words of a language, and behind them the standard's own."""
    words = one.meaning(language)
    return one.title if words == one.title else f"{words}  {one.title}"


def _findings(reading: Reading, language: str) -> list[str]:
    """Each finding under the text, with an arrow at its place."""
    lines = []
    text = reading.normalised or ""
    for finding in reading.findings:
        lines.append("")
        if finding.at is not None and reading.epc is None and finding.at <= len(text):
            lines += _arrow(text, finding.at)
        lines.append(_sentence(finding, language))
    return lines


def _arrow(text: str, at: int) -> list[str]:
    start = max(0, at - 60)
    shown = visible(text[start : at + 20])
    return [f"  {shown}", "  " + " " * _columns(visible(text[start:at])) + "↑"]


def _sentence(finding: Finding, language: str) -> str:
    source = f"  [{finding.source}]" if finding.source else ""
    return f"  {finding.severity} {finding.code}: {finding.text(language)}{source}"


def _columns(text: str) -> int:
    """Count the columns of a terminal: Chinese characters take two."""
    return sum(2 if 0x1100 <= ord(x) and not 0x2400 <= ord(x) < 0x2440 else 1 for x in text)
