"""A backup holds what a restore needs, nothing that it must not, and is proved by the restore."""

import os
import stat
import tarfile
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from tests.harness import Installation
from tests.masterdata.people.conftest import PASSWORD, Office
from tongma.app.safekeeping import BackupError, backup, restore
from tongma.app.sealed_keys import SealError, read_passphrase
from tongma.app.tables import metadata
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.keyfile import kept_key
from tongma.foundation.platform.settings import Settings

PASSPHRASE = "correct horse battery"


@pytest.fixture
def office(site: Installation, tmp_path) -> Office:
    made = Office(site, tmp_path)
    made.person("ann", "buyer")
    made.logged_in("ann")
    return made


def settings_of(site: Installation, folder) -> Settings:
    return Settings(folder, site.url, owner=site.owner_url)


@pytest.fixture
def again(site: Installation, tmp_path, request) -> Iterator[Settings]:
    """Where to restore to: an empty folder, and an empty database."""
    folder = tmp_path / "again"
    if site.database.sqlite:
        yield Settings(folder, f"sqlite:///{folder / 'tongma.db'}")
        return
    databases = request.getfixturevalue("postgres_databases")
    empty = databases.create(f"{databases.prefix}_restored")
    yield Settings(folder, empty.owner_url, owner=empty.owner_url)
    databases.drop(empty)


def people_and_sessions(settings: Settings) -> tuple[int, int]:
    database = Database(settings.database_url)
    with database.read() as connection:
        found = tuple(
            connection.execute(
                sa.select(sa.func.count()).select_from(metadata.tables[name])
            ).scalar_one()
            for name in ("person", "session")
        )
    database.dispose()
    return found


def test_what_is_restored_is_the_site_without_its_open_sessions(office, tmp_path, again):
    settings = settings_of(office.site, tmp_path)
    assert (1, 1) == people_and_sessions(settings)
    backup(settings, tmp_path / "b.tgz")
    told = restore(again, tmp_path / "b.tgz")

    assert "no fault" in told
    assert (1, 0) == people_and_sessions(again)


def test_a_backup_is_for_its_user_only(office, tmp_path):
    backup(settings_of(office.site, tmp_path), tmp_path / "b.tgz")

    assert 0o600 == stat.S_IMODE((tmp_path / "b.tgz").stat().st_mode)


def test_no_token_and_no_key_is_in_the_clear(site: Installation, tmp_path):
    if not site.database.sqlite:
        return  # a dump is compressed: what is left out of it is told by the restore
    key = kept_key(tmp_path, "commands.key", lambda: b"K" * 32)
    office = Office(site, tmp_path)
    office.person("ann", "buyer")
    csrf = office.logged_in("ann").headers["X-CSRF-Token"]
    backup(settings_of(site, tmp_path), tmp_path / "b.tgz", PASSPHRASE)
    with tarfile.open(tmp_path / "b.tgz") as archive:
        held = b"".join(archive.extractfile(one).read() for one in archive if one.isfile())

    assert csrf.encode() not in held
    assert key not in held
    assert PASSWORD.encode() not in held


def test_the_keys_come_back_with_the_passphrase_and_with_no_other(office, tmp_path, again):
    key = kept_key(tmp_path, "commands.key", lambda: b"K" * 32)
    settings = settings_of(office.site, tmp_path)
    backup(settings, tmp_path / "b.tgz", PASSPHRASE)
    for given, words in (("", "--passphrase-file"), ("another passphrase", "does not open")):
        with pytest.raises(BackupError, match=words):
            restore(again, tmp_path / "b.tgz", given)
        assert not (again.data / "keys").exists()
    told = restore(again, tmp_path / "b.tgz", PASSPHRASE)

    names = sorted(path.name for path in (tmp_path / "keys").iterdir())
    assert "commands.key" in names
    assert f"keys: {len(names)}" in told
    assert names == sorted(path.name for path in (again.data / "keys").iterdir())
    assert key == (again.data / "keys" / "commands.key").read_bytes()
    assert 0o600 == stat.S_IMODE((again.data / "keys" / "commands.key").stat().st_mode)


def test_a_backup_without_keys_says_so(office, tmp_path):
    told = backup(settings_of(office.site, tmp_path), tmp_path / "b.tgz")

    assert "without the keys" in told


def test_a_site_with_a_fault_is_backed_up_and_says_so(office, tmp_path, again):
    settings = settings_of(office.site, tmp_path)
    database = Database(settings.owner_url or settings.database_url)
    lot = metadata.tables["person"]
    database.write(lambda c: c.execute(sa.update(lot).values(username="ben")))
    database.dispose()
    told = backup(settings, tmp_path / "b.tgz")

    assert "1 faults" in told
    assert "1 faults" in restore(again, tmp_path / "b.tgz")


@pytest.mark.parametrize("words", ["", "short", "\n"])
def test_a_passphrase_is_no_short_one(tmp_path, words):
    file = tmp_path / "passphrase"
    file.write_text(words, "utf-8")
    with pytest.raises(SealError):
        read_passphrase(file)
    assert os.access(file, os.R_OK)
