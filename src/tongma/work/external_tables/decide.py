"""Whether what a person says of a table's columns fits it. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from tongma.foundation.kernel.outcome import Json, Refusal
from tongma.work.external_tables.headings import columns_of
from tongma.work.external_tables.model import TableField


def decide_mapping(
    mapping: Mapping[str, str],
    headings: Sequence[str],
    fields: Sequence[TableField],
    needed: Iterable[Sequence[str]],
) -> Refusal | None:
    """Return why a table cannot be read so, or None.

    Args:
        mapping: field → heading, as a person said it; fields left out are not read.
        headings: of the table.
        fields: what may be read of such a table.
        needed: groups of fields of which one each must be there; of a group that is not, the
            first is told.

    ``mapping_wrong`` with all that is wrong: ``unknown``, the fields that do not exist or are
    given a heading that does not; ``missing``, of each needed group.

    >>> code = TableField("code", "编码")
    >>> decide_mapping({"code": "编码", "size": "X"}, ["编码"], [code], [["quantity"]]).facts
    {'unknown': ['size'], 'missing': ['quantity']}
    """
    columns = columns_of(mapping, headings, fields)
    unknown: list[Json] = [name for name in mapping if name not in columns]
    missing: list[Json] = [group[0] for group in needed if not columns.keys() & set(group)]
    if not unknown and not missing:
        return None
    return Refusal("mapping_wrong", {"unknown": unknown, "missing": missing})
