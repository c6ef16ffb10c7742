"""What an installation is told from outside: environment variables, and two files of its folder.

The files are what ``tongma database prepare`` writes, each one line of a variable; what the
environment says comes first.
"""

import os
from dataclasses import dataclass
from pathlib import Path

SERVER_FILE = "database.env"
"""In the data folder: TONGMA_DATABASE, as whom the server works."""
OWNER_FILE = "database-owner.env"
"""In the data folder: TONGMA_DATABASE_OWNER, as whom the schema is upgraded."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the data lies and how the server listens."""

    data: Path
    database_url: str
    host: str = "127.0.0.1"
    port: int = 8000
    secure_cookies: bool = False
    """The site is served by HTTPS."""
    hosts: tuple[str, ...] = ()
    """Names under which the site is called, ``*.example.org`` for any below; empty: any name."""
    workers: int = 1
    """Server processes; the embedded database allows one only."""
    owner: str = ""
    """The database's address for the owner of its tables, who upgrades it; empty: the same."""

    @property
    def owner_url(self) -> str:
        """Return the address to upgrade by."""
        return self.owner or self.database_url

    @classmethod
    def from_environment(cls) -> "Settings":
        """Read TONGMA_DATA, TONGMA_DATABASE, TONGMA_DATABASE_OWNER, HOST, PORT, TONGMA_HTTPS,
        TONGMA_HOSTS (joined by commas), TONGMA_WORKERS.
        """
        data = Path(os.environ.get("TONGMA_DATA", "data")).resolve()
        url = os.environ.get("TONGMA_DATABASE", "")
        owner = os.environ.get("TONGMA_DATABASE_OWNER", "")
        if not url:  # both files are of one database: never one of them beside another address
            url = _said(data / SERVER_FILE)
            owner = owner or _said(data / OWNER_FILE)
        return cls(
            data=data,
            database_url=url or f"sqlite:///{data / 'tongma.db'}",
            host=os.environ.get("HOST", "127.0.0.1"),
            port=int(os.environ.get("PORT", "8000")),
            owner=owner,
            workers=int(os.environ.get("TONGMA_WORKERS", "1")),
            hosts=tuple(
                filter(None, os.environ.get("TONGMA_HOSTS", "").replace(" ", "").split(","))
            ),
            secure_cookies=os.environ.get("TONGMA_HTTPS", "") == "1",
        )


def _said(file: Path) -> str:
    """Return the value in a file of one line, ``NAME=value``; empty where it is not there."""
    try:
        return file.read_text("utf-8").strip().partition("=")[2]
    except FileNotFoundError:
        return ""
