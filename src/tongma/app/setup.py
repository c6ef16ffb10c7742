"""Making the runtime of an installation from its settings."""

from tongma.app.migrate import migrate
from tongma.app.revisions import ensure_fits, standing_of
from tongma.app.rooms import WIRING
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.platform.clock import SystemClock
from tongma.foundation.platform.db import Database
from tongma.foundation.platform.files import FileStore
from tongma.foundation.platform.settings import Settings


def runtime_of(settings: Settings, *, make: bool = True) -> Runtime:
    """Return the runtime on a database that is as this program needs it.

    ``make``: whether an embedded database that is empty gets its tables first. A database of
    another schema is never changed here: raises SchemaError, whose sentence says what to do.
    """
    settings.data.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_url)
    try:
        if make and database.sqlite and _is_empty(database):
            migrate(settings.database_url)
        ensure_fits(database)
    except BaseException:
        database.dispose()
        raise
    return Runtime(database, SystemClock(), FileStore(settings.data / "files"), WIRING)


def _is_empty(database: Database) -> bool:
    with database.read() as connection:
        return not standing_of(connection).found
