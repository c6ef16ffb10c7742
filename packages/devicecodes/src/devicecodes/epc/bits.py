"""Reading and writing bits, most significant first.

>>> bits = Bits(0x1A2B, 16)
>>> bits.take(4, "a"), bits.take(8, "b"), bits.left
(1, 162, 4)
"""

BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
CODE40 = "\0ABCDEFGHIJKLMNOPQRSTUVWXYZ-.:0123456789"


class Unreadable(Exception):  # noqa: N818  never leaves the package: it becomes a finding
    """Bits that cannot be what their place says; `code` and `facts` as in a Finding."""

    def __init__(self, code: str, at: int, *facts: str) -> None:
        """Say what is wrong, and at which bit."""
        super().__init__(code)
        self.code, self.at, self.facts = code, at, facts


class Bits:
    """A row of bits that is read from the left."""

    __slots__ = ("at", "length", "value")

    def __init__(self, value: int, length: int) -> None:
        """Take the `length` lowest bits of `value`."""
        self.value, self.length, self.at = value, length, 0

    @property
    def left(self) -> int:
        """How many bits are not read yet."""
        return self.length - self.at

    def take(self, count: int, what: str) -> int:
        """Read `count` bits as a number."""
        end = self.at + count
        if end > self.length:
            raise Unreadable("truncated", self.at, what)
        self.at = end
        return (self.value >> (self.length - end)) & ((1 << count) - 1)

    def digits(self, count: int, what: str) -> str:
        """Read `count` decimal digits of four bits each."""
        start = self.at
        text = f"{self.take(4 * count, what):0{count}x}"
        if not text.isdigit():
            raise Unreadable("not_a_digit", start, what, text)
        return text

    def number(self, count: int, bits: int, what: str) -> str:
        """Read an integer of `bits` bits as exactly `count` digits."""
        start = self.at
        value = self.take(bits, what)
        if value >= 10**count:
            raise Unreadable("value_range", start, what, str(value))
        return f"{value:0{count}d}"

    def rest_is_zero(self) -> bool:
        """Tell whether nothing but zeros is left."""
        return not self.value & ((1 << self.left) - 1)


class Writer:
    """A row of bits that grows to the right."""

    __slots__ = ("length", "value")

    def __init__(self) -> None:
        """Start empty."""
        self.value = self.length = 0

    def put(self, value: int, bits: int) -> None:
        """Add `bits` bits."""
        self.value = self.value << bits | value
        self.length += bits

    def hex(self) -> str:
        """Give the bits as upper-case hexadecimal, filled with zeros to whole words of 16."""
        fill = -self.length % 16
        return f"{self.value << fill:0{(self.length + fill) // 4}X}"
