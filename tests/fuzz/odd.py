"""Values that no well-meaning client sends: texts that cannot be seen, kept or compared, and more.

What a person or a program may send by mistake stands in ``TEXTS`` and ``VALUES``; Hypothesis makes
the rest.
"""

from typing import Any

from hypothesis import strategies as st

LONG = "x" * 10_000
TEXTS = (
    "", " ", " \t ", "\u3000", "\u00a0", "\u2003", "\ufeff",
    "\ud800", "\udfff", "A\ud83d", "\x00", "a\x00b", "\x1b[31m", "\x7f", "a\r\nb", "\t", "\n",
    "\x85", "\u2028", "\u200b", "A\u200bB", "A\u200d", "\u202eabc", "\u2066x\u2069", "A\ufeffB",
    "A\u00ad1", "\u061c", "\U000e0041", "A\ufe0f", "\u3164", "\u115f", "\u034f", "\ufdd0", "\uffff",
    "\U0001fffe", "\ue000", "e\u0301", "Ａ１", "１２", "٣", "१२", "²", "½", "Ⅻ", "㈠", "\U0001f600",
    "K\u212a", "ı", "ß", "ﬁ", LONG, "A" * 51, "A" * 201, "中" * 5_000,
    "0", "-0", "-1", "+1", "1_000", "1,000", "1.", ".5", "0.0000000001", "1e5", "1E400", "0x10",
    "NaN", "Infinity", "9" * 40, "9223372036854775807", "9223372036854775808",
    "18446744073709551616", "0" * 20 + "1", "-9223372036854775809", "999999999999999.999999999",
    "2026-02-30", "2029-02-29", "0000-00-00", "2026-W01-1", "2026-001", "20260101", "10000-01-01",
    "1899-12-31", "2200-01-01", "2028-06", "2028/06/15", "２０２８-06-15", "2026-01-01T00:00:00",
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "2026-01-01T24:00:00Z",
    "2026-06-30T23:59:60Z", "2026-01-01T00:00:00+99:99", "2026-01-01T00:00:00.1234567891Z",
    "=1+1", "＝1+1", "'; DROP TABLE item;--", "%", "_", "\\", "%00", "%ff", "..",
    "../../etc/passwd", "<script>", "{}", "[]", "null", "true", ",", "1,,2",
    "a:b", "*", '"1"', 'W/"1"',
    "+L123", "]C1X", "]d2", "]d201", "\x1d", "01095201040001391731062810A\x1d21\x1d",
)  # fmt: skip
"""Odd texts."""


def deep(levels: int, *, named: bool) -> Any:
    """Return something in so many lists, or objects, inside each other."""
    value: Any = "x"
    for _level in range(levels):
        value = {"a": value} if named else [value]
    return value


VALUES = (
    None, True, False, 0, -1, 1, 2**31, 2**53 + 1, 2**63 - 1, 2**63, -(2**63) - 1, 10**100,
    0.5, -0.0, 1e308, [], {}, [[]], [None], {"": ""}, {"\ud800": "\udfff"}, {"a\x00": 1},
    ["x"] * 2_000, deep(30, named=False), deep(400, named=True), deep(400, named=False), [{}],
    ["1"],
)  # fmt: skip
"""Values of the wrong type."""

_ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
_ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | _ANY_TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_ANY_TEXT, inner, max_size=3),
    max_leaves=6,
)  # fmt: skip

texts = st.sampled_from(TEXTS) | st.sampled_from(TEXTS) | _ANY_TEXT
values = texts | st.sampled_from(VALUES) | texts | _ANY_JSON
