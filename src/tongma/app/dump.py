"""PostgreSQL's own dump and restore, run as the programs that belong to the server."""

import shutil
import subprocess
from pathlib import Path

import sqlalchemy as sa


def dump_postgres(url: str, target: Path, moment: str) -> None:
    """Write a dump in the custom format, as of a moment that another transaction has exported."""
    _run(
        "pg_dump",
        "--format=custom",
        "--compress=1",
        f"--snapshot={moment}",
        "--exclude-table-data=session",  # whoever was logged in is not part of a backup
        f"--file={target}",
        f"--dbname={_libpq(url)}",
    )


def load_postgres(url: str, source: Path) -> None:
    """Load a dump into an empty database; stops at the first error."""
    _run("pg_restore", "--exit-on-error", "--no-owner", f"--dbname={_libpq(url)}", str(source))


def _libpq(url: str) -> str:
    return sa.make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def _run(program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if found is None:
        newest = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
        if not newest:
            message = f"{program} is not on this machine; it comes with PostgreSQL's client"
            raise RuntimeError(message)
        found = str(newest[-1])
    subprocess.run([found, *arguments], check=True)  # noqa: S603 - our own arguments
