"""What an answer says of tables that others made. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from tongma.work.external_tables.model import TableField


@dataclass(frozen=True, slots=True)
class TableFieldOut:
    """Something that a table may say."""

    name: str
    name_zh: str
    needed: bool


def fields_out(fields: Iterable[TableField]) -> list[TableFieldOut]:
    """Return fields as answers have them."""
    return [TableFieldOut(field.name, field.name_zh, field.needed) for field in fields]
