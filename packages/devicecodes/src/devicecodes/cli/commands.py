"""`devicecodes read|explain|write|diagnose`."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from devicecodes.api import read
from devicecodes.cli import stream, table, writers
from devicecodes.epc.read import read_epc
from devicecodes.profile import TEST_SYMBOLS, diagnose
from devicecodes.reading import Reading
from devicecodes.writing import CannotWrite

ACCEPTED, REFUSED, MISUSED = 0, 1, 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="devicecodes", description="Read every code on a medical device."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (("read", "read codes"), ("explain", "show how a code is built")):
        one = commands.add_parser(name, help=text)
        one.add_argument("text", nargs="*", help="the code, as scanned")
        one.add_argument("--symbology", help="AIM identifier, such as ]d2")
        one.add_argument("--rfid", action="store_true", help="the code is an EPC in hexadecimal")
        one.add_argument("--today", type=date.fromisoformat, help="day of reading, YYYY-MM-DD")
        one.add_argument("--lang", default="en", choices=("en", "zh"))
        one.add_argument("--json", action="store_true", help="one JSON object a line")
        one.add_argument("--jsonl", action="store_true", help="JSON lines in and out")
    writers.add_parser(commands)
    one = commands.add_parser("diagnose", help="find out how a scanner station changes its scans")
    one.add_argument("scans", nargs="*", help="what arrived for each test symbol; none: list them")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives 0 accepted, 1 not accepted, 2 misuse."""
    for output in (sys.stdout, sys.stderr):
        if hasattr(output, "reconfigure"):
            output.reconfigure(encoding="utf-8", errors="backslashreplace")
    chosen = _parser().parse_args(arguments)
    if chosen.command == "write":
        return _write(chosen)
    if chosen.command == "diagnose":
        return _diagnose(chosen.scans)
    if chosen.jsonl:
        return _stream(chosen.text)
    return _show(chosen)


def _stream(files: Sequence[str]) -> int:
    """Read JSON lines from files, or from the input."""
    for name in files:
        with Path(name).open("rb") as source:
            _print_readings(source)
    if not files:
        _print_readings(sys.stdin.buffer)
    return ACCEPTED


def _print_readings(source: Iterable[bytes]) -> None:
    for line in stream.readings(source):
        print(line, flush=True)


def _show(chosen: argparse.Namespace) -> int:
    texts = chosen.text or [line.rstrip("\r\n") for line in sys.stdin]
    accepted = True
    for place, text in enumerate(texts):
        reading = _read(text, chosen)
        accepted = accepted and reading.accepted
        if chosen.json:
            print(stream.as_json(reading))
            continue
        if place:
            print()
        print(table.as_table(reading, chosen.lang, full=chosen.command == "explain"))
    return ACCEPTED if accepted else REFUSED


def _read(text: str, chosen: argparse.Namespace) -> Reading:
    if chosen.rfid:
        return read_epc(text, today=chosen.today)
    return read(text, chosen.symbology, today=chosen.today)


def _write(chosen: argparse.Namespace) -> int:
    try:
        print(writers.write(chosen))
    except CannotWrite as problem:
        print(f"{problem.finding.code}: {problem}", file=sys.stderr)
        return REFUSED
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return MISUSED
    return ACCEPTED


def _diagnose(scans: Sequence[str]) -> int:
    if not scans:
        for name, text in TEST_SYMBOLS:
            print(f"{name}\t{table.visible(text)}")
        return ACCEPTED
    profile = diagnose(scans)
    print(f"layout     {profile.layout or '-'}")
    print(f"caps lock  {'yes' if profile.caps_lock else 'no'}")
    print(f"prefix     {table.visible(profile.prefix) or '-'}")
    print(f"suffix     {table.visible(profile.suffix) or '-'}")
    shown = "?" if profile.separator is None else table.visible(profile.separator) or "-"
    print(f"separator  {shown}")
    for doubt in profile.doubts:
        print(f"doubt      {doubt}")
    return REFUSED if profile.doubts else ACCEPTED
