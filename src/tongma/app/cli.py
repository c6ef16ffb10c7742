"""The command line: ``tongma init | run | upgrade | check | resolve | clean | …``."""

import argparse
import gc
import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI
from sqlalchemy import make_url

from tongma.app import prepare, upgrade
from tongma.app.bootstrap import add_person
from tongma.app.main import create_app
from tongma.app.protocol import ImpatientProtocol
from tongma.app.revisions import SchemaError
from tongma.app.rooms import CHECKS, KINDS, ROOMS
from tongma.app.safekeeping import BackupError, backup, restore
from tongma.app.sealed_keys import SealError, read_passphrase
from tongma.app.setup import runtime_of
from tongma.foundation.commands.terminal import Terminal, Word
from tongma.foundation.journal.append import last_number, number_pending
from tongma.foundation.kernel.outcome import Refused, Trouble
from tongma.foundation.platform.clock import SystemClock
from tongma.foundation.platform.settings import Settings
from tongma.foundation.search.model import KINDS as SEARCHED_KINDS
from tongma.foundation.search.store import write_anew
from tongma.masterdata.people.callers import Callers
from tongma.masterdata.people.key_lives import end_long_lives
from tongma.masterdata.people.roles import ADMINISTRATOR
from tongma.stock.check.everything import check_everything
from tongma.stock.post.checkpoints import write_now

Command = Callable[[argparse.Namespace, Settings], int]
LOGINS = "demo-logins.txt"
_NOT_RESET = "--reset is for the embedded database only"
_STREAMS_SECONDS = 3
"""What answers get to end by themselves when the server stops: a live stream never does."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return the exit code."""
    os.umask(0o077)  # what we write is for the user of the site alone
    parsed = _parser().parse_args(arguments)
    command: Command = parsed.command
    try:
        return command(parsed, Settings.from_environment())
    except (BackupError, SchemaError, SealError, Trouble) as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tongma", description="Tongma, on the command line")
    parts = parser.add_subparsers(required=True)

    def add(name: str, command: Command, words: str) -> argparse.ArgumentParser:
        part = parts.add_parser(name, help=words)
        part.set_defaults(command=command)
        return part

    run = add("run", _run, "serve the site")
    run.add_argument("--demo", action="store_true", help="fill an empty site with demo data")
    run.add_argument("--reset", action="store_true", help="throw the data away first")
    add("init", _init, "make an empty site with one administrator")
    demo = add("demo", _demo, "fill an empty site with demo data")
    demo.add_argument("--story", action="store_true", help="walk the whole loop, step by step")
    demo.add_argument("--reset", action="store_true", help="throw the data away first")
    newer = add("upgrade", upgrade.run, "back up, and bring the database to this program's schema")
    upgrade.declare(newer)
    prepare.declare(add("database", prepare.run, "make a PostgreSQL database from nothing"))
    add("check", _check, "prove that the books are right")
    add("search", _search, "write anew by what things are found")
    add("checkpoint", _checkpoint, "keep all balances as they are now, for questions of the past")
    add("openapi", _openapi, "print the API description")
    keep = add("backup", _backup, "write a verified backup while the site runs")
    keep.add_argument("file", type=Path)
    keep.add_argument("--passphrase-file", type=Path, help="seal the site's keys in with it")
    back = add("restore", _restore, "restore a backup into an empty data folder")
    back.add_argument("file", type=Path)
    back.add_argument("--passphrase-file", type=Path, help="opens the keys of the backup")
    back.add_argument("--without-keys", action="store_true", help="the site makes new ones")
    for word in (word for room in ROOMS for word in room.words):
        word.declare(add(word.name, partial(_word, word), word.about))
    return parser


def _word(word: Word, parsed: argparse.Namespace, settings: Settings) -> int:
    """Run a word that a room brings."""
    return word.run(parsed, Terminal(settings, partial(runtime_of, settings), KINDS))


_WORKER_SECONDS = 60
"""So long a server process may say nothing: a busy machine needs 20 s to import and start one."""


def _run(parsed: argparse.Namespace, settings: Settings) -> int:
    if parsed.reset and not reset(settings):
        print(_NOT_RESET, file=sys.stderr)
        return 1
    if parsed.demo:
        upgrade.upgrade_by_itself(settings, SystemClock())
    runtime = runtime_of(settings)
    if parsed.demo:
        _fill(settings)
        print(settings.data.joinpath(LOGINS).read_text("utf-8"))
    workers = 1 if runtime.database.sqlite else settings.workers
    runtime.database.dispose()
    print(f"Tongma serves on http://{settings.host}:{settings.port}", flush=True)
    uvicorn.run(
        "tongma.app.cli:application",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=workers,
        http=ImpatientProtocol,
        timeout_worker_healthcheck=_WORKER_SECONDS,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=_STREAMS_SECONDS,
    )
    return 0


def application() -> FastAPI:
    """Return the web application of this installation; each server process makes its own."""
    settings = Settings.from_environment()
    runtime = runtime_of(settings)
    end_long_lives(runtime)
    app = create_app(runtime, settings, Callers(runtime, secure=settings.secure_cookies))
    # What is made at the start stays: no search for garbage need look at it again, which takes a
    # tenth of a second each time that a command makes many objects.
    gc.collect()
    gc.freeze()
    return app


def reset(settings: Settings) -> bool:
    """Throw the data folder of an embedded database away; False for any other database."""
    url = make_url(settings.database_url)
    inside = url.database is not None and Path(url.database).is_relative_to(settings.data)
    if url.get_backend_name() != "sqlite" or not inside:
        return False
    shutil.rmtree(settings.data, ignore_errors=True)
    return True


def _fill(settings: Settings) -> None:
    """Make the demo site once; its random passwords lie beside the data, for this machine only."""
    logins = settings.data / LOGINS
    if logins.exists():
        return
    print("Making the demo site (once) ...", flush=True)
    made = _demo_part("seed")(settings, lambda words: print(f"  {words}", flush=True))
    lines = ["Demo logins (random, for this installation only):"]
    lines += [f"  {one.username:<12} {one.password}   {one.words}" for one in made]
    logins.touch(mode=0o600)
    logins.write_text("\n".join(lines) + "\n", "utf-8")


def _demo_part(name: str) -> Any:
    """Return a part of the demo package, which is installed beside the application or is not."""
    (part,) = entry_points(group="tongma.demo", name=name)
    return part.load()


def _init(_parsed: argparse.Namespace, settings: Settings) -> int:
    runtime = runtime_of(settings)
    try:
        password = add_person(runtime, "admin", "Administrator", (ADMINISTRATOR,))
    except Refused as refused:
        print(f"not made: {refused.refusal.code} {dict(refused.refusal.facts)}", file=sys.stderr)
        return 1
    finally:
        runtime.database.dispose()
    print(f"administrator: admin\npassword:      {password}\n(to be changed at the first login)")
    return 0


def _demo(parsed: argparse.Namespace, settings: Settings) -> int:
    if parsed.reset and not reset(settings):
        print(_NOT_RESET, file=sys.stderr)
        return 1
    if not parsed.story:
        runtime_of(settings)
        _fill(settings)
        print(settings.data.joinpath(LOGINS).read_text("utf-8"))
        return 0
    runtime = runtime_of(settings)
    try:
        with runtime.database.read() as connection:
            if last_number(connection):
                print("The story needs an empty site: name another TONGMA_DATA.", file=sys.stderr)
                return 1
        tell = _demo_part("story")
        return 1 if tell(runtime, lambda words: print(words, flush=True)).failed else 0
    finally:
        runtime.database.dispose()


def _check(_parsed: argparse.Namespace, settings: Settings) -> int:
    runtime = runtime_of(settings, make=False)
    report = check_everything(runtime.database, CHECKS)
    runtime.database.dispose()
    for line in report.lines():
        print(line)
    return 1 if report.faults else 0


def _search(_parsed: argparse.Namespace, settings: Settings) -> int:
    runtime = runtime_of(settings, make=False)
    for kind in SEARCHED_KINDS:
        count = runtime.database.write(partial(write_anew, kind=kind))
        print(f"{kind}: {count}")
    runtime.database.dispose()
    return 0


def _checkpoint(_parsed: argparse.Namespace, settings: Settings) -> int:
    runtime = runtime_of(settings, make=False)
    number_pending(runtime.database, runtime.clock)
    seq = write_now(runtime.database)
    runtime.database.dispose()
    print(f"checkpoint: number {seq}" if seq else "checkpoint: nothing new since the last one")
    return 0


def _openapi(_parsed: argparse.Namespace, settings: Settings) -> int:
    runtime = runtime_of(settings)
    app = create_app(runtime, settings, Callers(runtime, secure=settings.secure_cookies))
    print(json.dumps(app.openapi(), ensure_ascii=False, indent=1))
    return 0


def _backup(parsed: argparse.Namespace, settings: Settings) -> int:
    print(backup(settings, parsed.file, read_passphrase(parsed.passphrase_file)))
    return 0


def _restore(parsed: argparse.Namespace, settings: Settings) -> int:
    passphrase = read_passphrase(parsed.passphrase_file)
    print(restore(settings, parsed.file, passphrase, without_keys=parsed.without_keys))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
