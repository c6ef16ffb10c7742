"""Find the Chromium that browser tests drive: the machine's own, never a downloaded one."""

import os
import shutil

PATH_VARIABLE = "TONGMA_TEST_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def program() -> str | None:
    """Return the browser's path, or nothing when the machine has none."""
    named = os.environ.get(PATH_VARIABLE)
    return named or next(filter(None, map(shutil.which, NAMES)), None)


def arguments() -> list[str]:
    """Return the switches that a container needs: root has no sandbox, /dev/shm may be tiny."""
    return ["--no-sandbox", "--disable-dev-shm-usage"]
