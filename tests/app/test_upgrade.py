"""Sites of earlier schemas are brought to this program, with all they hold, on both databases."""

import json
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tests import postgres
from tests.app import older
from tests.harness import Installation, somebody
from tongma.app import cli, revisions
from tongma.app.migrate import migrate
from tongma.app.rooms import KINDS
from tongma.app.safekeeping import restore
from tongma.foundation.platform.jobs.store import rows_of
from tongma.foundation.platform.schema import append_only
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.partners.model import PartnerData, SavePartner
from tongma.stock.check.everything import check_everything

FIRST = older.REVISIONS[0]
HEAD = list(revisions.known_steps())[-1]


@dataclass
class Site:
    """A site of an earlier schema, and what was put into it."""

    url: str
    owner_url: str
    folder: Path
    rows: older.Rows

    @property
    def settings(self) -> Settings:
        return Settings(self.folder, self.url, owner=self.owner_url)


@contextmanager
def site_of(revision: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[Site]:
    if request.param == "sqlite":
        url = f"sqlite:///{folder / 'tongma.db'}"
        yield Site(url, url, folder, older.make(url, revision))
        return
    databases: postgres.Databases = request.getfixturevalue("postgres_databases")
    made = databases.create(f"{databases.prefix}_older")
    try:
        rows = older.make(made.owner_url, revision)
        yield Site(made.application_url, made.owner_url, folder, rows)
    finally:
        databases.drop(made)


BOTH = ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]


@pytest.fixture(params=BOTH)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    with site_of(FIRST, request, tmp_path) as made:
        yield made


def tongma(site: Site, monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setenv("TONGMA_DATA", str(site.folder))
    monkeypatch.setenv("TONGMA_DATABASE", site.url)
    monkeypatch.setenv("TONGMA_DATABASE_OWNER", site.owner_url)
    return cli.main(words)


def revision_of(url: str) -> str:
    engine = sa.create_engine(url)
    with engine.connect() as connection:
        found = revisions.standing_of(connection).found
    engine.dispose()
    return found


def contents(url: str, rows: older.Rows) -> dict[str, list[tuple[Any, ...]]]:
    """Return what the database has of the tables and columns that were there before."""
    engine = sa.create_engine(url)
    found: dict[str, list[tuple[Any, ...]]] = {}
    with engine.connect() as connection:
        for table in sorted(rows.keys() & set(sa.inspect(connection).get_table_names())):
            columns = ", ".join(f'"{name}"' for name in rows[table][0])
            query = f'SELECT {columns} FROM "{table}"'  # noqa: S608 - names of the database itself
            read = connection.exec_driver_sql(query)
            found[table] = sorted((tuple(map(_plain, row)) for row in read), key=repr)
    engine.dispose()
    return found


def _plain(cell: Any) -> Any:
    return bytes(cell) if isinstance(cell, memoryview) else cell


@pytest.mark.parametrize("revision", older.REVISIONS)
@pytest.mark.parametrize("engine", BOTH)
def test_a_site_of_every_kept_schema_comes_here_with_all_it_holds(
    revision: str, engine: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    request.param = engine
    with site_of(revision, request, tmp_path) as site:
        before = contents(site.owner_url, site.rows)
        role = postgres.APPLICATION_ROLE if engine == "postgresql" else ""
        migrate(site.owner_url, app_role=role)
        after = contents(site.owner_url, site.rows)
        installation = Installation(site.url, tmp_path)
        faults = check_everything(installation.database).faults
        saved = installation.run(
            KINDS["partners.save_partner"],
            SavePartner(PartnerData("NEW-1", "新供应商", ("supplier",))),
            somebody(900, "partners.*"),
        )
        installation.database.dispose()

    assert {name: before[name] for name in after} == after
    assert faults == []
    assert saved.outcome == "accepted"


def test_how_far_label_quality_was_is_how_far_the_job_is(old: Site) -> None:
    ((_id, reached),) = old.rows["label_quality_reached"][1]
    migrate(old.owner_url, app_role="" if old.url == old.owner_url else postgres.APPLICATION_ROLE)
    installation = Installation(old.url, old.folder)
    with installation.database.read() as connection:
        row = rows_of(connection, "label_quality")[0]
    installation.database.dispose()

    assert reached > 0
    assert row.cursor == reached


def test_every_command_says_in_a_sentence_that_an_older_database_needs_an_upgrade(
    old: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = [tongma(old, monkeypatch, *words) for words in (["run"], ["check"], ["checkpoint"])]

    said = (
        f"The database is at schema {FIRST} and this program needs {HEAD}: run `tongma upgrade` "
        "(it makes a backup first).\n"
    )
    assert [1, 1, 1] == codes
    assert 3 * said == capsys.readouterr().err
    assert revision_of(old.owner_url) == FIRST


def test_every_command_refuses_a_database_of_a_newer_program(
    old: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = sa.create_engine(old.owner_url)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9001'")
    engine.dispose()

    codes = [tongma(old, monkeypatch, *words) for words in (["run"], ["check"], ["upgrade"])]

    said = capsys.readouterr().err.splitlines()
    assert [1, 1, 1] == codes
    assert len(said) == 3
    assert all("schema 9001" in one and "run the newer program" in one for one in said)


def test_the_plan_says_what_would_be_done_and_does_nothing(
    old: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tongma(old, monkeypatch, "upgrade", "--plan") == 0

    said = capsys.readouterr().out
    steps = list(revisions.known_steps().values())[1:]
    for step in steps:
        serving = "servers may run meanwhile" if step.while_serving else "no server may run"
        assert f"  {step.revision}  {step.words} ({serving})" in said
    assert revision_of(old.owner_url) == FIRST
    assert not (old.folder / "backups").exists()


def test_an_upgrade_backs_up_first_and_the_backup_is_the_site_as_it_was(
    old: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = contents(old.owner_url, old.rows)
    assert tongma(old, monkeypatch, "upgrade") == 0
    (kept,) = (old.folder / "backups").iterdir()
    with tarfile.open(kept) as archive:
        about = json.load(archive.extractfile("about.json"))  # type: ignore[arg-type]

    assert revision_of(old.owner_url) == HEAD
    assert kept.name.startswith(f"before-{HEAD}-")
    assert about["schema"] == FIRST
    assert about["rows"]["record"] == len(before["record"])
    assert tongma(old, monkeypatch, "check") == 0
    assert tongma(old, monkeypatch, "upgrade") == 0, "nothing to do is no error"
    assert len(list((old.folder / "backups").iterdir())) == 1
    if old.url.startswith("sqlite"):
        again = Settings(tmp_path / "again", f"sqlite:///{tmp_path / 'again' / 'tongma.db'}")
        assert "run `tongma upgrade`" in restore(again, kept)
        assert before == contents(again.database_url, old.rows)


def test_a_migration_that_needs_the_database_alone_waits_for_the_server_to_stop(
    old: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    serving = Installation(old.url, old.folder)
    with serving.database.read() as connection:
        connection.exec_driver_sql("SELECT 1")
    refused = tongma(old, monkeypatch, "upgrade", "--no-backup")
    said = capsys.readouterr().err
    serving.database.dispose()
    done = tongma(old, monkeypatch, "upgrade", "--no-backup")

    assert (1, 0) == (refused, done)
    assert "stop the server" in said
    assert revision_of(old.owner_url) == HEAD


def test_an_upgrade_that_dies_in_a_migration_goes_on_from_the_one_before(old: Site) -> None:
    class Killed(Exception):
        """The process ends here."""

    def kill(revision: str, _seconds: float) -> None:
        if revision == "0003":
            raise Killed

    with pytest.raises(Killed):
        migrate(old.owner_url, done=kill)
    there = revision_of(old.owner_url)
    migrate(old.owner_url)

    assert there == "0002"
    assert revision_of(old.owner_url) == HEAD


def test_the_demo_site_is_upgraded_by_itself_with_a_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = f"sqlite:///{tmp_path / 'tongma.db'}"
    site = Site(url, url, tmp_path, older.make(url, FIRST))
    (tmp_path / cli.LOGINS).write_text("made before\n", "utf-8")
    monkeypatch.setattr("uvicorn.run", lambda *_words, **_more: None)

    assert tongma(site, monkeypatch, "run", "--demo") == 0
    assert revision_of(url) == HEAD
    assert len(list((tmp_path / "backups").iterdir())) == 1


def test_append_only_tables_are_only_ever_made_wider(tmp_path: Path) -> None:
    """Whatever a migration says to them: a column with a default, or nothing."""
    url = f"sqlite:///{tmp_path / 'tongma.db'}"
    older.make(url, FIRST)
    guarded = append_only()
    seen: list[str] = []
    real = sqlite3.connect

    def watched(*words: Any, **more: Any) -> sqlite3.Connection:
        connection = real(*words, **more)
        connection.set_trace_callback(seen.append)
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sqlite3.dbapi2.connect", watched)
        patch.setattr("sqlite3.connect", watched)
        migrate(url)

    said = [text for text in seen if text.split()[0] in {"ALTER", "DROP", "UPDATE", "DELETE"}]
    about = [text for text in said if set(text.replace('"', " ").split()) & set(guarded)]
    assert any(text.startswith("DROP TABLE label_quality_reached") for text in said)
    assert [text for text in about if "ADD COLUMN" not in text] == []
