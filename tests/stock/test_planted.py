"""What a hand changes behind the back of the commands, and the check that names it.

Each case is one statement on a copy of a site that has seen everything once; the triggers of
append-only tables are off while it runs, as whoever owns the tables could have them.
"""

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from tests import harness
from tongma.app.rooms import CHECKS, KINDS
from tongma.foundation.platform.db import Database
from tongma.masterdata.catalogue.tables import item_detail
from tongma.masterdata.partners.tables import partner
from tongma.masterdata.people.model import GrantData, PersonData, SavePerson
from tongma.masterdata.places.tables import place_detail
from tongma.masterdata.policy.model import SaveSetting
from tongma.outbound.sales.model import Allocate, PlaceSalesOrder
from tongma.stock.check.everything import check_everything
from tongma.work.documents.model import OrderLine
from tongma_demo.story.run import tell

DETECTED = [
    # the books
    ("UPDATE balance SET quantity = quantity + 1 WHERE piece = 0", "balance"),
    ("DELETE FROM balance WHERE quantity > 0 AND allocated = 0", "balance"),
    ("UPDATE movement SET quantity = quantity + 1 WHERE line = 1", "lines are not its movements"),
    ("UPDATE movement SET happened_at = happened_at - 1", "movements happened at another time"),
    ("DELETE FROM movement WHERE record_id = (SELECT max(record_id) FROM movement)", "lines are"),
    ("UPDATE allocation SET line = line + 1", "allocation"),
    ("UPDATE allocation SET quantity = quantity + 1", "allocation"),
    # records, numbers, requests, answers
    ("UPDATE record SET body = CAST(body || ' ' AS BLOB)", "what was hashed"),
    ("UPDATE record SET happened_at = happened_at - 1", "happened_at is not"),
    ("UPDATE record SET outcome = 'accepted' WHERE outcome = 'refused'", "outcome is not"),
    ("DELETE FROM position WHERE seq = 7", "expected 7"),
    ("DELETE FROM position WHERE seq = (SELECT max(seq) FROM position)", "has no number"),
    ("DELETE FROM record WHERE outcome = 'refused'", "is gone"),
    ("UPDATE position SET known_at = 1 WHERE seq = 9", "known earlier than the one before"),
    ("UPDATE answer SET outcome = 'accepted' WHERE outcome = 'refused'", "its answer is not what"),
    ("UPDATE answer SET answer = replace(answer, 'refused', 'accepted')", "its answer is not what"),
    ("DELETE FROM answer WHERE rowid = 3", "its answer is gone"),
    ("DELETE FROM request WHERE rowid = 3", "not the record of the request"),
    ("UPDATE request SET actor = actor + 1 WHERE rowid = 3", "another person sent it"),
    ("UPDATE record_secret SET value = value || '.'", "a private text is not what was recorded"),
    # things and what is said of them
    ("UPDATE binding SET target = target + 1 WHERE LAST", "binding"),
    ("DELETE FROM binding WHERE LAST", "is gone"),
    ("UPDATE lot SET expiry = '2199-01-01' WHERE expiry IS NOT NULL", "expiry is '2199-01-01'"),
    ("UPDATE piece SET serial = 'X1' WHERE LAST", "serial is 'X1'"),
    ("UPDATE item_detail SET name_zh = 'x' WHERE LAST", "name_zh is 'x'"),
    ("UPDATE partner SET code = 'x' WHERE LAST", "code is 'x'"),
    ("UPDATE partner_licence SET valid_to = '2199-01-01'", "valid_to is '2199-01-01'"),
    ("UPDATE packaging_level SET factor = factor + 1 WHERE LAST", "packaging_level"),
    ("UPDATE setting SET value = '99'", "value is '99'"),
    ("DELETE FROM setting", "is gone"),
    ("DELETE FROM reference_version WHERE rowid = 3", "version"),
    ("UPDATE reference_version SET person = person + 1 WHERE rowid = 3", "version"),
    ("UPDATE person SET name = 'x'", "name is 'x'"),
    ("UPDATE role_grant SET role = 'administrator'", "role is 'administrator'"),
    ("INSERT INTO role_grant SELECT id + 1, person, role, 1, owner FROM role_grant", "no record"),
    # documents, tasks, holds
    ("UPDATE document SET state = 'open' WHERE state = 'closed'", "state is 'open'"),
    ("UPDATE document SET partner = partner + 1 WHERE kind = 'purchase_order'", "partner is"),
    ("UPDATE document_line SET quantity = quantity + 100 WHERE LAST", "quantity is"),
    ("DELETE FROM document_step WHERE rowid = 1", "is gone"),
    ("UPDATE document_step SET person = person + 1", "person is"),
    ("DELETE FROM document_link WHERE rowid = 1", "is gone"),
    ("UPDATE purchase_line SET unit_price = '0'", "unit_price is '0'"),
    ("DELETE FROM document_file WHERE LAST", "is gone"),
    ("UPDATE task SET state = 'done'", "state is 'done'"),
    ("UPDATE hold SET lifted_by = NULL", "lifted_by is None"),
    ("DELETE FROM hold", "is gone"),
    ("DELETE FROM hold_approval WHERE rowid = 1", "is gone"),
    ("DELETE FROM place_move", "is gone"),
    ("DELETE FROM counted", "is gone"),
    ("UPDATE place SET parent = 1 WHERE kind = 'bin'", "parent is 1"),
    ("UPDATE number_series SET last = 1 WHERE last > 1", "last is 1"),
    ("UPDATE held_command SET state = 'refused' WHERE state = 'accepted'", "state is 'refused'"),
    # by what things are found
    ("UPDATE search_block SET text = replace(text, 'sup', 'sap')", "the search does not find it"),
    ("DELETE FROM search_block WHERE kind = 2", "the search does not find it"),
    ("UPDATE lot SET number = 'X' || number WHERE id > 0", "the search does not find it"),
    # what earlier versions let in
    ("UPDATE lot SET expiry = '2029-02-29' WHERE expiry IS NOT NULL", "not_a_date"),
    ("UPDATE lot SET number = number || ' ' WHERE id > 0", "outer blanks or full width"),
    ("UPDATE piece SET serial = char(0x200b) || serial WHERE id > 0", "invisible_character"),
    ("UPDATE document_line SET item = 999999 WHERE LAST", "names item 999999: none"),
    ("UPDATE lot_supplier SET supplier = 999999", "supplier, and no partner"),
    ("UPDATE balance SET owner = 999999 WHERE piece = 0", "owner of stock, and no partner"),
    # what keeps history from being changed
    ("DROP TRIGGER record_no_update", "no trigger keeps its rows from UPDATE"),
    ("DROP TRIGGER movement_no_delete", "no trigger keeps its rows from DELETE"),
]  # fmt: skip


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that has seen everything once."""
    folder = tmp_path_factory.mktemp("planted")
    with harness.sqlite_installation(folder) as site:
        teller = tell(site.runtime, lambda _words: None)
        data = PersonData("ann", "Ann", (GrantData("buyer"),))
        administrator = harness.somebody(990, "people.*")
        site.run(KINDS["people.save_person"], SavePerson(data), administrator)
        setting = SaveSetting("near_expiry_months", "3")
        site.run(KINDS["policy.save_setting"], setting, harness.somebody(991, "policy.*"))
        with site.database.read() as connection:
            named = {row.code: row.id for row in connection.execute(sa.select(partner))}
            items = {row.code: row.id for row in connection.execute(sa.select(item_detail))}
            sites = sa.select(place_detail.c.id).where(place_detail.c.code == "WH1")
            at = connection.execute(sites).scalar_one()
        lines = (OrderLine(items["GLV-7"], "1"),)
        order = teller.do(
            "sales", "sales.place_sales_order", PlaceSalesOrder(named["HOS"], at, lines)
        )
        teller.do("sales", "sales.allocate", Allocate(int(order["order"])))
        assert [] == check_everything(site.database, CHECKS).faults
    return folder / "tongma.db"


@contextmanager
def unguarded(file: Path) -> Iterator[sqlite3.Connection]:
    """Give a connection on which append-only tables change, as to their owner."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _sql in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _name, sql in triggers:
            connection.execute(sql)


@pytest.mark.parametrize(("statement", "told"), DETECTED)
def test_the_check_names_what_a_hand_has_changed(seen, tmp_path, statement, told):
    file = tmp_path / "tongma.db"
    shutil.copy(seen, file)
    if statement.startswith("DROP"):
        with closing(sqlite3.connect(file)) as connection:
            connection.execute(statement)
    else:
        with unguarded(file) as connection:
            table = re.findall(r"(?:UPDATE|FROM) (\w+)", statement)[0]
            last = f"id = (SELECT max(id) FROM {table})"  # noqa: S608 - a table of the cases
            changed = connection.execute(statement.replace("LAST", last)).rowcount
            assert changed > 0, "the case changes nothing"
    faults = check_everything(Database(f"sqlite:///{file}"), CHECKS).faults

    assert [] != [fault for fault in faults if told in fault], faults
