"""A column of an item is declared once: table, writing, checks and sheets follow from the field."""

from dataclasses import dataclass, field, fields, replace

import sqlalchemy as sa

from tests.harness import Installation, somebody
from tongma.foundation.kernel.fields import ADDED, plain_fields, plain_values
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Note
from tongma.foundation.platform.schema import said
from tongma.hub.imports.goods import ITEMS
from tongma.masterdata.catalogue.decide import item_problems
from tongma.masterdata.catalogue.handle import SAVE_ITEM
from tongma.masterdata.catalogue.model import IN_LEDGER, PARTNERS, ItemData, SaveItem
from tongma.masterdata.catalogue.tables import item_detail

IN_ANOTHER_FORM = {"id", "version", "fields", "temperature_min_tenths", "temperature_max_tenths"}
ACTOR = somebody(900, "catalogue.*", "identifiers.*")


@dataclass(frozen=True)
class Shelf:
    """Of which two fields were added later."""

    code: str
    width: int
    locked: bool = False
    note: str | None = None
    colour: str = field(default="grey", metadata=ADDED)
    boxes: int = field(default=3, metadata=ADDED)
    remark: Note = ""
    keeper: Id = 0
    open: bool = field(default=True, metadata=ADDED)


def test_columns_are_of_the_types_of_the_fields_and_added_ones_have_their_default() -> None:
    columns = said(Shelf, but=["width"])
    found = {
        column.name: (
            type(column.type).__name__,
            column.server_default and str(column.server_default.arg),
        )
        for column in columns
    }

    assert {
        "code": ("Text", None),
        "locked": ("SmallInteger", None),
        "colour": ("Text", "'grey'"),
        "boxes": ("BigInteger", "3"),
        "remark": ("Text", None),
        "keeper": ("BigInteger", None),
        "open": ("SmallInteger", "1"),
    } == found
    assert ["remark"] == [column.name for column in columns if column.info.get("private")]


def test_the_table_of_items_has_the_plain_fields_and_what_is_kept_in_another_form() -> None:
    expected = plain_fields(ItemData, but=IN_LEDGER).keys() | IN_ANOTHER_FORM

    assert expected == {column.name for column in item_detail.columns}


def test_every_plain_field_of_an_item_is_written_as_it_was_said(site: Installation) -> None:
    given = {"code": "X-1", "name_zh": "导管", "base_unit": "PR", "state": "retired"}
    given |= {"device_class": "II", "temperature_class": "cold", "price": "12.50",
              "currency": "EUR"}  # fmt: skip
    whole = {"shelf_life_days": 730, "receipt_min_days": 90}
    blank = ItemData(**given)
    kinds = plain_fields(ItemData)
    flags = {name: not getattr(blank, name) for name, kind in kinds.items() if kind is bool}
    texts = {
        name: f"{name} said" for name, kind in kinds.items() if kind is str and name not in given
    }
    data = replace(blank, **flags, **texts, **whole)
    answer = site.run(SAVE_ITEM, SaveItem(data), ACTOR)
    assert answer.outcome == "accepted", answer

    with site.database.read() as connection:
        row = connection.execute(sa.select(item_detail)).mappings().one()
    expected = plain_values(data, but=IN_LEDGER)
    assert expected == {name: row[name] for name in expected}
    untouched = {one.name for one in fields(ItemData)} & {
        name for name, value in expected.items() if value == getattr(ItemData("", ""), name)
    }
    assert PARTNERS == untouched, "every other field had a value of its own"


def test_numbers_of_items_are_checked_without_being_named(site: Installation) -> None:
    wrong = ItemData("X", "导管", shelf_life_days=-1, receipt_min_days=36501)
    found = {(one.at, one.code) for one in item_problems(wrong)}

    assert found >= {("shelf_life_days", "out_of_range"), ("receipt_min_days", "out_of_range")}


def test_a_sheet_of_items_has_a_column_for_every_plain_field() -> None:
    columns = {column.name for column in ITEMS.columns}

    assert plain_fields(ItemData).keys() - columns == set()
