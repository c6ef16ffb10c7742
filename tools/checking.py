"""Run every gate of the repository and say at the end which ones held.

``checking.py --fix`` formats and mends what a machine can mend instead.
"""

import subprocess
import sys
import time

import environment
import screens

BIN = environment.VENV / "bin"
GATES = {
    "format": [str(BIN / "ruff"), "format", "--check", "--quiet"],
    "lint": [str(BIN / "ruff"), "check", "--quiet"],
    "tidy": [str(BIN / "python"), "tools/tidy.py"],
    "layers": [str(BIN / "lint-imports")],
    "dependencies": [str(BIN / "deptry"), "src"],
    "unused": [str(BIN / "python"), "tools/unused.py"],
    "types": [str(BIN / "mypy")],
}
SCREEN_GATES = ("types", "lint", "payload")
FIXES = (
    [str(BIN / "ruff"), "check", "--fix", "--quiet", "--exit-zero"],
    [str(BIN / "ruff"), "format"],
)


def main(arguments: list[str]) -> int:
    """Run all gates, also after one has failed, and return 1 if any did."""
    if "--fix" in arguments:
        for command in FIXES:
            subprocess.run(command, cwd=environment.ROOT, check=False)
        if screens.has_script("format"):
            screens.prepare()
            screens.npm("run", "format")
        return 0
    held = {name: holds(name, command) for name, command in GATES.items()}
    for script in SCREEN_GATES:
        if screens.has_script(script):
            held[f"screens {script}"] = screen_gate_holds(script)
    print()
    for name, ok in held.items():
        print(f"{'ok    ' if ok else 'FAILED'}  {name}")
    return 0 if all(held.values()) else 1


def holds(name: str, command: list[str]) -> bool:
    """Run one gate with its output shown."""
    print(f"--- {name}", flush=True)
    start = time.monotonic()
    done = subprocess.run(
        command, cwd=environment.ROOT, env=environment.private_environment(), check=False
    )
    print(f"    {time.monotonic() - start:.1f} s", flush=True)
    return done.returncode == 0


def screen_gate_holds(script: str) -> bool:
    """Run one script of ``web/package.json``."""
    print(f"--- screens {script}", flush=True)
    screens.prepare()
    return screens.npm("run", script) == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
