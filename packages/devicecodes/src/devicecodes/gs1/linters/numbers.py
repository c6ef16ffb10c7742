"""Numbers with a range: pieces, positions, coordinates, zero and not zero.

>>> pieceoftotal("0102"), pieceoftotal("0201")
(None, (0, 4))
"""

from devicecodes.gs1.linters.characters import csetnumeric

_HALF_TURN = 1_800_000_000
_FULL_TURN = 3_600_000_000


def zero(value: str) -> tuple[int, int] | None:
    """Zeros only."""
    return None if value and not value.strip("0") else (0, len(value))


def nonzero(value: str) -> tuple[int, int] | None:
    """A number that is not zero."""
    fault = csetnumeric(value)
    if fault is not None:
        return fault
    return None if value.strip("0") else (0, len(value))


def nozeroprefix(value: str) -> tuple[int, int] | None:
    """A number without leading zero; `0` itself has one."""
    fault = csetnumeric(value)
    if fault is not None:
        return fault
    return (0, 1) if value.startswith("0") else None


def pieceoftotal(value: str) -> tuple[int, int] | None:
    """A piece number and a total of the same width, neither zero, piece not above total."""
    half, odd = divmod(len(value), 2)
    if odd or not half:
        return 0, len(value)
    fault = csetnumeric(value)
    if fault is not None:
        return fault
    piece, total = int(value[:half]), int(value[half:])
    if piece == 0:
        return 0, half
    if total == 0:
        return half, len(value)
    return (0, len(value)) if piece > total else None


def posinseqslash(value: str) -> tuple[int, int] | None:
    """`position/end`, neither beginning with zero, position not behind the end."""
    position, slash, end = value.partition("/")
    if not slash or not position or not end or csetnumeric(position) or csetnumeric(end):
        return 0, len(value)
    if position.startswith("0"):
        return 0, len(position)
    if end.startswith("0"):
        return len(position) + 1, len(value)
    return (0, len(value)) if int(position) > int(end) else None


def _coordinate(value: str, limit: int) -> tuple[int, int] | None:
    fault = csetnumeric(value)
    if fault is not None:
        return fault
    return None if len(value) == 10 and int(value) <= limit else (0, len(value))


def latitude(value: str) -> tuple[int, int] | None:
    """Ten digits: degrees north of the south pole, times 10,000,000."""
    return _coordinate(value, _HALF_TURN)


def longitude(value: str) -> tuple[int, int] | None:
    """Ten digits: degrees east, times 10,000,000."""
    return _coordinate(value, _FULL_TURN)
