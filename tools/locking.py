"""Renew the locked versions in ``requirements/`` from the ranges in ``pyproject.toml``.

The files hold versions and hashes and no address, so they are the same whatever index made them.
``locking.py --upgrade`` takes the newest allowed versions; without it, versions stay where they
still fit.
"""

import os
import subprocess
import sys

from environment import REQUIREMENTS, ROOT, VENV, package_sources, private_environment

PROJECT = ["pyproject.toml", "--group", "build"]
LOCKS = {
    "uv": ["--group", "installer"],
    "node": ["--group", "node"],
    "run": PROJECT,
    "dev": [*PROJECT, "--group", "dev", "--constraint", "requirements/run.txt"],
}


def main(arguments: list[str]) -> int:
    """Write each lock file; ``arguments`` go to uv as they are."""
    sources = package_sources()
    allowed = ("UV_DEFAULT_INDEX", "SSL_CERT_FILE")
    environment = private_environment() | {k: v for k, v in sources.items() if k in allowed}
    for name, inputs in LOCKS.items():
        command = [
            str(VENV / "bin" / "uv"), "pip", "compile", "--quiet", "--universal",
            "--generate-hashes", "--no-header", "--python-version", "3.11",
            "--no-emit-package", "devicecodes", *inputs, *arguments,
            "--output-file", str(REQUIREMENTS / f"{name}.txt"),
        ]  # fmt: skip
        subprocess.run(command, env=os.environ | environment, cwd=ROOT, check=True)
        print(f"requirements/{name}.txt")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
