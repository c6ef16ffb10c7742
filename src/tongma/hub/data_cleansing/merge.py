"""Which items become one by the merges that were accepted. Pure."""

from collections.abc import Iterable, Mapping


def final_leads(
    merges: Iterable[tuple[int, int]], leads: Mapping[int, int]
) -> list[tuple[int, int]]:
    """Return (lead, lead that takes its place) for every item that goes into another.

    ``merges``: (row, row or negative item of the catalogue); ``leads``: row → lead of its item.
    Chains end at their first link: an item of the catalogue, or else the first row.
    """
    parent: dict[int, int] = {}

    def root(line: int) -> int:
        while parent.get(line, line) != line:
            line = parent[line]
        return line

    for line, other in merges:
        first, second = sorted((root(leads.get(line, line)), root(leads.get(other, other))))
        if first != second and not (first < 0 and second < 0):
            parent[second] = first
    return [(one, root(one)) for one in sorted(parent)]
