"""The check of the books finds what a hand has changed behind the back of the commands."""

from dataclasses import dataclass

import sqlalchemy as sa

from tests.harness import Installation, somebody
from tongma.foundation.commands.kind import Kind
from tongma.foundation.commands.tables import request
from tongma.foundation.journal.tables import record
from tongma.stock.check.everything import check_everything


@dataclass(frozen=True)
class Nothing:
    """A command without fields."""


NOTHING = Kind("test.nothing", Nothing, lambda _tx, _command: {}, dict)


def copied(site: Installation, source_id: int, **changed: object) -> None:
    """Write a record that is the copy of another but for some columns."""
    columns = [sa.literal(changed[c.name]) if c.name in changed else c for c in record.columns]
    source = sa.select(*columns).where(record.c.record_id == source_id)
    names = [column.name for column in record.columns]
    site.database.write(
        lambda connection: connection.execute(sa.insert(record).from_select(names, source))
    )


def test_a_record_of_a_request_that_has_one_already_is_a_fault(site: Installation) -> None:
    first = site.run(NOTHING, Nothing(), somebody(900, "test.*")).record_id
    before = check_everything(site.database).faults
    copied(site, first, record_id=first + 1)

    faults = check_everything(site.database).faults

    assert [] == before
    assert f"record {first + 1}: is not the record of the request that it names" in faults


def test_a_record_of_no_request_is_a_fault(site: Installation) -> None:
    first = site.run(NOTHING, Nothing(), somebody(900, "test.*")).record_id
    copied(site, first, record_id=first + 1, request_id="nobody's")

    faults = check_everything(site.database).faults

    with site.database.read() as connection:
        claimed = connection.execute(sa.select(sa.func.count()).select_from(request)).scalar_one()
    assert claimed == 1
    assert f"record {first + 1}: is not the record of the request that it names" in faults
