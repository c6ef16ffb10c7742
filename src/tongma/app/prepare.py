"""``tongma database prepare``: a PostgreSQL database from nothing, by an administrator's address.

Two roles: one owns the tables and upgrades them, one serves and may not change what is append-only.
Their passwords are made here and kept in files of the data folder that only its user may read.
"""

import argparse
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

from tongma.app.migrate import migrate
from tongma.app.revisions import SchemaError, newer, standing_of
from tongma.foundation.platform.clock import Clock, SystemClock
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.settings import OWNER_FILE, SERVER_FILE, Settings

OLDEST = 140_000
"""PostgreSQL 14: the oldest that gets corrections and is tested for."""
_PASSWORD_BYTES = 24
_NAME = re.compile("[a-z][a-z0-9_]{0,39}")
_CONNECT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class DatabaseNames:
    """What is made: the database, the role that owns its tables, and the one that serves."""

    database: str

    @property
    def owner(self) -> str:
        """Return the role that owns the tables."""
        return f"{self.database}_owner"

    @property
    def server(self) -> str:
        """Return the role that serves."""
        return f"{self.database}_app"


def declare(part: argparse.ArgumentParser) -> None:
    """Say what the word takes."""
    part.add_argument("what", choices=["prepare"], help="make roles, database, schema, settings")
    address = "of a superuser: postgresql://…/postgres"
    part.add_argument("--admin", required=True, metavar="ADDRESS", help=address)
    part.add_argument("--name", default="tongma", help="of the database; its roles are named by it")


def run(parsed: argparse.Namespace, settings: Settings) -> int:
    """Prepare, and say what was made and what comes next."""
    try:
        lines = prepare(parsed.admin, DatabaseNames(parsed.name), settings.data, SystemClock())
    except psycopg.Error as error:
        said = str(error).strip().splitlines()[0]
        print(f"PostgreSQL said: {said}", file=sys.stderr)
        return 1
    for line in lines:
        print(line)
    return 0


def prepare(admin: str, names: DatabaseNames, data: Path, clock: Clock) -> Sequence[str]:
    """Make what is missing, and return what was done in sentences.

    A second run changes nothing but the two passwords, whose files it writes anew. Raises
    SchemaError where the server is too old, or the roles cannot log in as was arranged; an error
    of psycopg where the administrator's address does not work or may too little.
    """
    if not _NAME.fullmatch(names.database):
        message = "A name has small letters, digits and _, begins with a letter, 40 at most."
        raise SchemaError(message)
    address = admin.replace("postgresql+psycopg://", "postgresql://")
    passwords = {role: clock.random_bytes(_PASSWORD_BYTES).hex() for role in _roles(names)}
    with psycopg.connect(address, autocommit=True, connect_timeout=_CONNECT_SECONDS) as connection:
        _ensure_new_enough(connection)
        for role, password in passwords.items():
            _make_role(connection, role, password)
        made = _make_database(connection, names)
        hosts = _hosts(connection)
    host = _first_that_answers(hosts, names, passwords[names.server])
    urls = {
        role: _url(host, role, password, names.database) for role, password in passwords.items()
    }
    _write(data / SERVER_FILE, f"TONGMA_DATABASE={urls[names.server]}\n")
    _write(data / OWNER_FILE, f"TONGMA_DATABASE_OWNER={urls[names.owner]}\n")
    return [
        f"database {names.database}: {'made' if made else 'was there'}",
        f"roles: {names.owner} owns the tables, {names.server} serves and cannot change history",
        f"settings: {data / SERVER_FILE}, {data / OWNER_FILE}",
        _make_schema(urls[names.owner], names),
    ]


def _make_schema(owner_url: str, names: DatabaseNames) -> str:
    """Give an empty database its tables, and say what comes next; an older one is never changed."""
    database = Database(owner_url, pool_size=1)
    with database.read() as connection:
        standing = standing_of(connection)
    database.dispose()
    if standing.is_newer:
        raise SchemaError(newer(standing))
    if standing.found and standing.steps:
        return f"next: `tongma upgrade`, from schema {standing.found} to {standing.needed}"
    migrate(owner_url, app_role=names.server)
    return "next: `tongma run --demo` for a demo site, or `tongma init` and `tongma run`"


def _roles(names: DatabaseNames) -> tuple[str, ...]:
    return names.owner, names.server


def _ensure_new_enough(connection: psycopg.Connection) -> None:
    found = connection.info.server_version
    if found < OLDEST:
        message = f"PostgreSQL {found // 10_000} is too old: Tongma needs {OLDEST // 10_000}."
        raise SchemaError(message)


def _make_role(connection: psycopg.Connection, role: str, password: str) -> None:
    there = connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone()
    verb = sql.SQL("ALTER" if there else "CREATE")
    connection.execute(
        sql.SQL("{} ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {}").format(
            verb, sql.Identifier(role), sql.Literal(password)
        )
    )


def _make_database(connection: psycopg.Connection, names: DatabaseNames) -> bool:
    """Make the database, open to its two roles only; False where it was there."""
    query = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = %s"
    found = connection.execute(query, [names.database]).fetchone()
    if found is not None and found[0] != names.owner:
        message = (
            f"The database {names.database} is there and belongs to {found[0]}: "
            "take another --name, or give it to nobody else."
        )
        raise SchemaError(message)
    database, owner, server = map(sql.Identifier, (names.database, names.owner, names.server))
    if found is None:
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0 ENCODING 'UTF8'").format(
                database, owner
            )
        )
    for words in (
        "ALTER DATABASE {0} SET timezone TO 'UTC'",
        "REVOKE ALL ON DATABASE {0} FROM PUBLIC",
        "GRANT CONNECT ON DATABASE {0} TO {1}",
    ):
        connection.execute(sql.SQL(words).format(database, server))
    return found is None


def _hosts(connection: psycopg.Connection) -> list[str]:
    """Return where the roles may reach the server: as the administrator did, else on this machine.

    A socket often lets in only who has the role's name on the machine; a password is for the port.
    """
    info = connection.info
    own = f"?host={quote(info.host, safe='')}&port={info.port}" if info.host.startswith("/") else ""
    if not own:
        return [f"{info.host}:{info.port}"]
    return [f"localhost:{info.port}", own]


def _url(host: str, role: str, password: str, database: str) -> str:
    start = f"postgresql+psycopg://{role}:{password}@"
    return f"{start}/{database}{host}" if host.startswith("?") else f"{start}{host}/{database}"


def _first_that_answers(hosts: Sequence[str], names: DatabaseNames, password: str) -> str:
    said = ""
    for host in hosts:
        url = _url(host, names.server, password, names.database)
        try:
            plain = url.replace("+psycopg", "")
            psycopg.connect(plain, connect_timeout=_CONNECT_SECONDS).close()
        except psycopg.OperationalError as error:
            said = str(error).strip().splitlines()[0]
        else:
            return host
    message = (
        f"The role {names.server} is made and cannot log in: {said} "
        "Let it in by password (pg_hba.conf: scram-sha-256), then run this again."
    )
    raise SchemaError(message)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file.touch(mode=0o600)
    file.chmod(0o600)
    file.write_text(text, "utf-8")
