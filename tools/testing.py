"""Run the tests: the library's and the application's, the screens' own, and those in a browser.

With arguments, only pytest runs, with those arguments. What this machine cannot run is said at
the end; with ``TONGMA_REQUIRE_ALL`` set (as on the build machine) it is a failure.
"""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator

import environment
import screens

sys.path.insert(0, str(environment.ROOT))

from tests import chromium, postgres

PYTEST = [str(environment.python()), "-m", "pytest", "--quiet"]
BROWSER_TESTS = "tests/browser"
LIBRARY_TESTS = "packages/devicecodes/tests"
"""Run by themselves: the library has settings of its own."""


ALL_DATABASES = "--all-databases"


def main(arguments: list[str]) -> int:
    """Run everything, or what ``arguments`` name, and return 0 if all that ran passed."""
    databases = [one for one in arguments if one == ALL_DATABASES]
    if arguments != databases:
        return pytest(*arguments)
    missing = []
    failed = []
    with shared_postgres():
        workers = str(min(4, os.cpu_count() or 1))
        if pytest("-n", workers, LIBRARY_TESTS) != 0:
            failed.append("tests of the library")
        if pytest("-n", workers, "tests", "--ignore", BROWSER_TESTS, *databases) != 0:
            failed.append("tests of the application")
        if screens.has_script("test"):
            screens.prepare()
            if screens.npm("run", "test") != 0:
                failed.append("tests of the screens")
        if (environment.ROOT / BROWSER_TESTS).is_dir():
            if chromium.program() is None:
                missing.append("browser tests: no Chromium on this machine")
            elif screens.main() != 0 or in_browser() != 0:
                failed.append("browser tests")
    if not postgres.is_available():
        missing.append("tests on PostgreSQL: none on this machine")
    return report(failed, missing)


def in_browser() -> int:
    """Run the browser tests. The Node that Playwright brings needs a library that a bare machine
    lacks; the one that built the screens does not.
    """
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(screens.node_and_npm()[0]))
    return pytest(BROWSER_TESTS)


def report(failed: list[str], missing: list[str]) -> int:
    """Print the verdict, loudest last."""
    print()
    for what in missing:
        print(f"!!! NOT RUN  {what}")
    for what in failed:
        print(f"!!! FAILED   {what}")
    if not failed and not missing:
        print("all tests passed, nothing was left out")
    strict = bool(os.environ.get(postgres.REQUIRE_VARIABLE))
    return 1 if failed or (missing and strict) else 0


@contextlib.contextmanager
def shared_postgres() -> Iterator[None]:
    """Start one server for all worker processes instead of one for each."""
    if not postgres.is_available() or os.environ.get(postgres.ADDRESS_VARIABLE):
        yield
        return
    with postgres.server() as running:
        os.environ[postgres.ADDRESS_VARIABLE] = running.address
        try:
            yield
        finally:
            del os.environ[postgres.ADDRESS_VARIABLE]


def pytest(*arguments: str) -> int:
    """Run pytest at the root and return its exit code."""
    done = subprocess.run([*PYTEST, *arguments], cwd=environment.ROOT, check=False)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
