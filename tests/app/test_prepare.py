"""A PostgreSQL database from nothing, by the command that the README names."""

import os
import stat
import subprocess
import sys

import psycopg
import pytest

from tests.postgres import Server
from tongma.app.cli import main

pytestmark = pytest.mark.postgres
NAME = "prepared"


@pytest.fixture
def empty(postgres_server: Server, tmp_path, monkeypatch):
    """A server without our database, and an empty data folder."""
    monkeypatch.setenv("TONGMA_DATA", str(tmp_path))
    for name in ("TONGMA_DATABASE", "TONGMA_DATABASE_OWNER"):
        monkeypatch.delenv(name, raising=False)
    yield tmp_path
    postgres_server.run(
        f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)",
        f"DROP ROLE IF EXISTS {NAME}_app",
        f"DROP ROLE IF EXISTS {NAME}_owner",
    )


def prepare(server: Server, *more: str) -> int:
    return main(["database", "prepare", "--admin", server.address, "--name", NAME, *more])


def serving(folder) -> str:
    line = (folder / "database.env").read_text("utf-8").strip()
    return line.removeprefix("TONGMA_DATABASE=").replace("+psycopg", "")


def test_a_site_is_made_on_what_was_prepared_and_its_books_are_right(
    postgres_server, empty, capsys
):
    prepared = prepare(postgres_server)
    made = main(["init"])
    checked = main(["check"])
    told = capsys.readouterr().out.splitlines()

    assert (0, 0, 0) == (prepared, made, checked)
    assert f"database {NAME}: made" == told[0]
    assert "check: no fault" == told[-1]
    assert {"database.env", "database-owner.env"} <= {file.name for file in empty.iterdir()}


def test_the_settings_are_for_their_user_only(postgres_server, empty):
    prepare(postgres_server)
    modes = {stat.S_IMODE(file.stat().st_mode) for file in empty.glob("*.env")}

    assert {0o600} == modes


def test_the_server_owns_nothing_and_cannot_change_history(postgres_server, empty):
    prepare(postgres_server)
    with psycopg.connect(serving(empty), autocommit=True) as connection:
        connection.execute("SELECT count(*) FROM record")
        for statement in (
            "UPDATE record SET actor = 1",
            "DELETE FROM movement",
            "DROP TABLE record",
            "ALTER TABLE record DISABLE TRIGGER ALL",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement)


def test_a_second_run_keeps_what_is_there_and_gives_new_passwords(postgres_server, empty, capsys):
    prepare(postgres_server)
    main(["init"])
    first = serving(empty)
    capsys.readouterr()
    again = prepare(postgres_server)
    told = capsys.readouterr().out.splitlines()
    with psycopg.connect(serving(empty)) as connection:
        people = connection.execute("SELECT count(*) FROM person").fetchone()

    assert (0, f"database {NAME}: was there", (1,)) == (again, told[0], people)
    assert first != serving(empty)


def test_a_database_of_somebody_else_is_left_alone(postgres_server, empty, capsys):
    postgres_server.run(f"CREATE DATABASE {NAME}")
    ended = prepare(postgres_server)

    assert 1 == ended
    assert f"The database {NAME} is there and belongs to" in capsys.readouterr().err
    assert [] == list(empty.glob("*.env"))


@pytest.mark.parametrize("name", ["Tongma", "1x", "a b", "x" * 41, "", 'a"; DROP'])
def test_a_name_that_is_none_is_refused_before_anything_is_made(postgres_server, empty, name):
    ended = main(["database", "prepare", "--admin", postgres_server.address, "--name", name])
    with psycopg.connect(postgres_server.address) as connection:
        roles = connection.execute(
            "SELECT 1 FROM pg_roles WHERE rolname = %s", [f"{name}_app"]
        ).fetchall()

    assert (1, []) == (ended, roles)


def test_an_address_that_does_not_answer_is_told_in_a_sentence(empty, capsys):
    ended = main(["database", "prepare", "--admin", "postgresql://nobody@127.0.0.1:1/postgres"])

    assert 1 == ended
    assert capsys.readouterr().err.startswith("PostgreSQL said: connection failed")


def test_an_empty_database_says_what_to_do(postgres_databases, tmp_path):
    made = postgres_databases.create(f"{postgres_databases.prefix}_bare")
    environment = os.environ | {
        "TONGMA_DATA": str(tmp_path), "TONGMA_DATABASE": made.application_url,
    }  # fmt: skip
    ended = subprocess.run(
        [sys.executable, "-m", "tongma.app.cli", "run"],
        env=environment, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    postgres_databases.drop(made)

    assert 1 == ended.returncode
    assert "This database is empty: run `tongma database prepare`" in ended.stderr
    assert "Traceback" not in ended.stderr
