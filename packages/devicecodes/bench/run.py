"""Measure devicecodes beside its peers: `python bench/run.py`.

Every round times all contenders on the same codes, one after the other; a ratio is taken inside a
round, and the median over the rounds is what counts. The peers (biip, epcpy) are in the project's
lock; without them no ratio is printed. "Never seen before": every round has products, lots, dates
and serials that no round before it had, so that nothing kept from earlier codes can help.
"""

import argparse
import gc
import json
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import corpus
import separators

from devicecodes import Reading, read, read_epc, to_json_text

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parent / "src"
# Figure, its limit, and whether more or less is better.
LIMITS: dict[str, tuple[float, str]] = {
    "gs1 mixed, microseconds a code": (12, "most"),
    "gs1 mixed, times faster than biip": (12, "least"),
    "gs1 never seen before, microseconds a code": (12, "most"),
    "gs1 never seen before, times faster than biip": (12, "least"),
    "hibc, microseconds a code": (15, "most"),
    "ma, microseconds a code": (15, "most"),
    "ifa, microseconds a code": (15, "most"),
    "isbt, microseconds a code": (15, "most"),
    "sgtin-96, microseconds a tag": (6, "most"),
    "sgtin-96, times faster than epcpy": (5, "least"),
    "sgtin-96 never seen before, microseconds a tag": (6, "most"),
    "sgtin-96 never seen before, times faster than epcpy": (5, "least"),
    "gs1 mixed with its JSON text, times the reading": (1.7, "most"),
    "import, milliseconds more than python": (120, "most"),
    "import, megabytes more than python": (25, "most"),
    "stripped, no evidence: wrong of all": (0, "most"),
    "stripped, evidence: right of all": (0.97, "least"),
    "stripped, evidence: wrong of all": (0, "most"),
}


def seconds(work: Callable[[Any], object], items: Sequence[Any]) -> float:
    """Time one pass over `items` in seconds of CPU, the collector off."""
    gc.disable()
    start = time.process_time()
    for item in items:
        work(item)
    spent = time.process_time() - start
    gc.enable()
    return spent / len(items)


def peers() -> dict[str, Callable[[Any], object]]:
    """Give the peers that are installed."""
    found: dict[str, Callable[[Any], object]] = {}
    try:
        import biip

        found["biip"] = lambda code: biip.parse(code[1] + code[0])
    except ImportError:
        print("biip is not installed: no ratio", file=sys.stderr)
    try:
        from epcpy.utils.parsers import hex_to_tag_encodable

        found["epcpy"] = lambda tag: hex_to_tag_encodable(tag).epc_uri
    except ImportError:
        print("epcpy is not installed: no ratio", file=sys.stderr)
    return found


def speed(rounds: int) -> dict[str, float]:
    """Measure reading, in medians over the rounds."""
    rng = random.Random(20261122)
    kinds, known = corpus.others(rng, 500), peers()
    mixed, tags = _mixed(rng), corpus.sgtin96(rng, 1000)
    found: dict[str, list[float]] = {}

    def time_beside(name: str, unit: str, items: Sequence[Any], peer: str) -> None:
        work = _read_and_write if "URI" in name else read_epc
        mine = seconds(_read if peer == "biip" else work, items)
        found.setdefault(f"{name}, microseconds a {unit}", []).append(mine * 1e6)
        if peer in known:
            ratio = seconds(known[peer], items) / mine
            found.setdefault(f"{name}, times faster than {peer}", []).append(ratio)

    def time_text(name: str, items: Sequence[Any], work: Callable[[Any], Reading]) -> None:
        """Time reading alone, and reading with the text of the answer, one after the other."""
        alone = seconds(work, items)
        both = seconds(lambda item: to_json_text(work(item)), items)
        found.setdefault(f"{name} with its JSON text, microseconds", []).append(both * 1e6)
        found.setdefault(f"{name} with its JSON text, times the reading", []).append(both / alone)

    for _ in range(rounds):
        time_beside("gs1 mixed", "code", mixed, "biip")
        time_text("gs1 mixed", mixed, _read)
        time_text("sgtin-96", tags, read_epc)
        time_beside("gs1 never seen before", "code", _mixed(rng), "biip")
        time_beside("sgtin-96", "tag", tags, "epcpy")
        fresh = corpus.sgtin96(rng, 1000)
        time_beside("sgtin-96 never seen before", "tag", fresh, "epcpy")
        time_beside("sgtin-96 and its URI", "tag", corpus.sgtin96(rng, 1000), "epcpy")
        for name, codes in kinds.items():
            spent = seconds(_read, codes) * 1e6
            found.setdefault(f"{name}, microseconds a code", []).append(spent)
    return {name: statistics.median(values) for name, values in found.items()}


def _read(code: tuple[str, str]) -> Reading:
    return read(code[0], code[1])


def _read_and_write(tag: str) -> object:
    """Read a tag and write its URI, which epcpy does at once and a Reading when it is asked."""
    epc = read_epc(tag).epc
    return epc and epc.uri


def _mixed(rng: random.Random) -> list[tuple[str, str]]:
    return [code for codes in corpus.gs1(rng, 250).values() for code in codes]


def _fresh(code: str) -> float:
    run = [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(SOURCES)!r}); {code}"]
    return float(subprocess.run(run, check=True, capture_output=True, text=True).stdout)  # noqa: S603


def import_cost() -> dict[str, float]:
    """Measure time and memory of the import, in fresh interpreters."""
    timed = "import time; t = time.process_time(); {}; print(time.process_time() - t)"
    # The peak of the own memory map: ru_maxrss would be inherited from the parent process.
    peak = "[x.split()[1] for x in open('/proc/self/status') if x.startswith('VmHWM')][0]"
    sized = f"{{}}; print(int({peak}) / 1024)"
    spent = [_fresh(timed.format("import devicecodes")) for _ in range(5)]
    bare = statistics.median(_fresh(sized.format("pass")) for _ in range(3))
    loaded = statistics.median(_fresh(sized.format("import devicecodes")) for _ in range(3))
    return {
        "import, milliseconds more than python": statistics.median(spent) * 1e3,
        "import, megabytes more than python": loaded - bare,
    }


def main() -> int:
    """Print the figures beside their limits; gives 1 where one is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=11)
    parser.add_argument("--strings", type=int, default=20_000)
    parser.add_argument("--json", action="store_true")
    chosen = parser.parse_args()
    figures = speed(chosen.rounds) | import_cost() | separators.figures(chosen.strings)
    if chosen.json:
        print(json.dumps(figures, indent=1))
    missed = 0
    for name, value in figures.items():
        if name not in LIMITS:
            if not chosen.json:
                print(f"   {name:52} {value:10.3f}")
            continue
        limit, side = LIMITS[name]
        held = value <= limit if side == "most" else value >= limit
        missed += not held
        if not chosen.json:
            print(f"{'ok ' if held else 'NO '} {name:52} {value:10.3f}  ({side} {limit})")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
