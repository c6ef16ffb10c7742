"""Make the virtual environment of this repository; the standard library is all it needs.

``environment.py run`` installs what serving needs, ``dev`` what development needs on top. Every
package is pinned by version and hash in ``requirements/``; a stamp makes the next call a matter of
milliseconds. All caches are kept inside the repository, so a read-only home directory is enough.
"""

import ast
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
CACHE = ROOT / ".cache"
REQUIREMENTS = ROOT / "requirements"
LOCAL_PACKAGES = ("packages/devicecodes", ".")
OLDEST_PYTHON = (3, 11)


def main(arguments: list[str]) -> int:
    """Install the kinds that are asked for (``run``, ``dev``, ``node``) and say what was done."""
    if sys.version_info < OLDEST_PYTHON:
        print(f"Tongma needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 1
    for kind in arguments or ["run"]:
        if not is_installed(kind):
            install(kind)
    return 0


def python() -> Path:
    """Return the interpreter of the virtual environment."""
    return VENV / "bin" / "python"


def private_environment() -> dict[str, str]:
    """Return the process environment with every cache moved into the repository."""
    own = {
        "PIP_CACHE_DIR": str(CACHE / "pip"),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "UV_CACHE_DIR": str(CACHE / "uv"),
        "UV_NO_CONFIG": "1",
        "npm_config_cache": str(CACHE / "npm"),
        "npm_config_update_notifier": "false",
        "npm_config_fund": "false",
        "npm_config_audit": "false",
        "VIRTUAL_ENV": str(VENV),
    }
    return os.environ | own


def fingerprint(kind: str) -> str:
    """Return what an installed environment of this kind depends on, as one hash."""
    digest = hashlib.sha256(f"{sys.version}\n{ROOT}\n{kind}\n".encode())
    names = ["requirements/uv.txt", f"requirements/{kind}.txt"]
    names += [f"{package}/pyproject.toml" for package in LOCAL_PACKAGES]
    for name in names:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def is_installed(kind: str) -> bool:
    """Tell whether the environment already holds exactly what ``kind`` needs."""
    stamp = VENV / f"stamp-{kind}"
    fresh = stamp.is_file() and stamp.read_text() == fingerprint(kind)
    return fresh and python().exists()


def install(kind: str) -> None:
    """Install the locked packages of ``kind`` and the local packages, then leave the stamp."""
    print(f"Installing what '{kind}' needs into .venv (once; later runs skip this) ...", flush=True)
    CACHE.mkdir(exist_ok=True)
    make_virtual_environment()
    uv = [str(VENV / "bin" / "uv"), "pip", "install", "--quiet", "--python", str(python())]
    environment = private_environment() | package_sources()
    locked = ["--require-hashes", "--no-deps", "-r", str(REQUIREMENTS / f"{kind}.txt")]
    subprocess.run([*uv, *locked], env=environment, cwd=ROOT, check=True)
    if kind in ("run", "dev"):
        local = [part for package in LOCAL_PACKAGES for part in ("--editable", package)]
        subprocess.run(
            [*uv, "--no-deps", "--no-build-isolation", *local],
            env=environment, cwd=ROOT, check=True,
        )  # fmt: skip
    (VENV / f"stamp-{kind}").write_text(fingerprint(kind))


def make_virtual_environment() -> None:
    """Make ``.venv`` with a pinned uv in it, anew if it belongs to another place or Python."""
    marker = VENV / "stamp-base"
    base = f"{sys.version}\n{ROOT}\n{hashlib.sha256(uv_lock().read_bytes()).hexdigest()}"
    if marker.is_file() and marker.read_text() == base and python().exists():
        return
    if VENV.exists():
        shutil.rmtree(VENV)
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False, cwd=ROOT)
    if made.returncode != 0:
        sys.exit("This Python cannot make virtual environments (Debian: apt install python3-venv).")
    pip = [str(python()), "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps"]
    environment = private_environment()
    subprocess.run([*pip, "-r", str(uv_lock())], env=environment, cwd=ROOT, check=True)
    marker.write_text(base)


def uv_lock() -> Path:
    """Return the file that pins uv itself."""
    return REQUIREMENTS / "uv.txt"


def package_sources() -> dict[str, str]:
    """Give uv the package index that pip is configured with, where uv has no setting of its own.

    uv reads none of pip's settings, and many machines reach the public index by a mirror only.
    Several indexes are safe here: every file is checked against the hash in the lock.
    """
    pip = [str(python()), "-m", "pip", "config", "list"]
    listed = subprocess.run(
        pip, env=private_environment(), capture_output=True, text=True, check=False
    )
    configured = dict(parse_setting(line) for line in listed.stdout.splitlines() if "=" in line)
    translated = {
        "UV_DEFAULT_INDEX": configured.get("index-url", ""),
        "UV_INDEX": configured.get("extra-index-url", ""),
        "UV_FIND_LINKS": ",".join(configured.get("find-links", "").split()),
        "SSL_CERT_FILE": configured.get("cert", ""),
    }
    found = {name: value for name, value in translated.items() if value and name not in os.environ}
    return {"UV_INDEX_STRATEGY": "unsafe-best-match"} | found


def parse_setting(line: str) -> tuple[str, str]:
    """Turn ``global.index-url='https://…'`` into ``("index-url", "https://…")``."""
    name, _, value = line.partition("=")
    try:
        text = str(ast.literal_eval(value))
    except (SyntaxError, ValueError):
        text = value
    return name.rpartition(".")[2], " ".join(text.split())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
