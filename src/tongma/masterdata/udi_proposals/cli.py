"""``tongma udi load | lookup | propose | sample``: the public UDI databases on the command line."""

import argparse
import json
import sys
import time
from pathlib import Path

from tongma.foundation.commands.terminal import Terminal, Word
from tongma.masterdata.udi_proposals.sweep import SweepProgress, propose_all
from tongma.masterdata.udidb.load import load
from tongma.masterdata.udidb.query import lookup_all
from tongma.masterdata.udidb.sample import WRITERS
from tongma.masterdata.udidb.store import Progress


def declare(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parts = parser.add_subparsers(dest="udi", required=True)
    loading = parts.add_parser("load", help="load released files of NMPA or AccessGUDID")
    loading.add_argument("files", nargs="+", type=Path, help="XML, ZIP, or a folder of *.txt")
    loading.add_argument("--again", action="store_true", help="also files loaded to their end")
    looking = parts.add_parser("lookup", help="what the loaded databases say of a number")
    looking.add_argument("di")
    parts.add_parser("propose", help="turn what they say of our items into proposals")
    sample = parts.add_parser("sample", help="write a made-up release, the same for the same seed")
    sample.add_argument("kind", choices=sorted(WRITERS))
    sample.add_argument("file", type=Path)
    sample.add_argument("--count", type=int, default=1000)
    sample.add_argument("--seed", type=int, default=1)


def run(parsed: argparse.Namespace, terminal: Terminal) -> int:
    """Run one of them; the exit code is 1 where a file does not exist or nothing is found."""
    if parsed.udi == "sample":
        WRITERS[parsed.kind](parsed.file, parsed.count, seed=parsed.seed)
        return 0
    if parsed.udi == "propose":
        return _propose(terminal)
    return _load(parsed, terminal) if parsed.udi == "load" else _lookup(parsed, terminal)


def _propose(terminal: Terminal) -> int:
    def tell(progress: SweepProgress) -> None:
        print(f"  {_items(progress)}", flush=True)

    print(_items(propose_all(terminal.open(), tell)))
    return 0


def _items(progress: SweepProgress) -> str:
    return f"{progress.items} items, {progress.changed} with something new"


def _load(parsed: argparse.Namespace, terminal: Terminal) -> int:
    missing = [str(file) for file in parsed.files if not file.exists()]
    if missing:
        print(f"no such file: {', '.join(missing)}", file=sys.stderr)
        return 1
    runtime = terminal.open()
    for file in parsed.files:
        started = time.monotonic()
        printed = _Printed(started)
        end = load(runtime.database, runtime.clock, file, printed, again=parsed.again)
        spent = f"in {time.monotonic() - started:.0f} s" if printed.told else "already loaded"
        print(f"{file.name}: {_words(end)}, {spent}")
    return 0


class _Printed:
    """Prints how far a load is, once a second."""

    def __init__(self, started: float) -> None:
        self._last = started
        self.told = False

    def __call__(self, progress: Progress) -> None:
        self.told = True
        now = time.monotonic()
        if now - self._last >= 1:
            self._last = now
            where = f"{progress.place.path}:{progress.place.record}" if progress.place else ""
            print(f"  {_words(progress)}  {where}", flush=True)


def _words(progress: Progress) -> str:
    return f"{progress.records} records, {progress.taken} changed, {progress.faults} faults"


def _lookup(parsed: argparse.Namespace, terminal: Terminal) -> int:
    runtime = terminal.open()
    with runtime.database.read() as connection:
        found = lookup_all(connection, parsed.di)
    for device in found:
        shown = device._asdict() | {
            "asked": device.asked._asdict(),
            "numbers": [number._asdict() for number in device.numbers],
        }
        print(json.dumps(shown, ensure_ascii=False, indent=1))
    return 0 if found else 1


UDI = Word("udi", "load a public UDI database, look a number up, make samples", run, declare)
