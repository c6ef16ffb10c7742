"""The library and the generators of the benchmark, from wherever the tests are started."""

import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(PACKAGE / "src"), str(PACKAGE / "bench"), str(PACKAGE / "tests")]
