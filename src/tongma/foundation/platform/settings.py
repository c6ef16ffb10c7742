"""What an installation is told from outside: environment variables, nothing else."""

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the data lies and how the server listens."""

    data: Path
    database_url: str
    host: str = "127.0.0.1"
    port: int = 8000
    secure_cookies: bool = False
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
        TONGMA_WORKERS.
        """
        data = Path(os.environ.get("TONGMA_DATA", "data")).resolve()
        url = os.environ.get("TONGMA_DATABASE", f"sqlite:///{data / 'tongma.db'}")
        return cls(
            data=data,
            database_url=url,
            host=os.environ.get("HOST", "127.0.0.1"),
            port=int(os.environ.get("PORT", "8000")),
            owner=os.environ.get("TONGMA_DATABASE_OWNER", ""),
            workers=int(os.environ.get("TONGMA_WORKERS", "1")),
            secure_cookies=os.environ.get("TONGMA_HTTPS", "") == "1",
        )
