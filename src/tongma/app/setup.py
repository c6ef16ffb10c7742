"""Making the runtime of an installation from its settings."""

from tongma.app.migrate import migrate
from tongma.app.rooms import WIRING
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.platform.clock import SystemClock
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.files import FileStore
from tongma.foundation.platform.settings import Settings


def runtime_of(settings: Settings, *, migrated: bool = True) -> Runtime:
    """Return the runtime; brings the embedded database to the newest schema first."""
    settings.data.mkdir(parents=True, exist_ok=True)
    if migrated and settings.database_url.startswith("sqlite"):
        migrate(settings.database_url)
    database = Database(settings.database_url)
    files = FileStore(settings.data / "files")
    return Runtime(database, SystemClock(), files, WIRING)
