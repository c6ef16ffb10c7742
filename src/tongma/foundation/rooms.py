"""The rooms of foundation: tables and refusals that every program of this kind needs."""

from tongma.foundation.bus.routes import router as feed
from tongma.foundation.commands import tables as commands
from tongma.foundation.commands.room import Room
from tongma.foundation.journal import tables as journal
from tongma.foundation.journal.jobs import JOBS as JOURNAL
from tongma.foundation.platform.jobs import tables as jobs
from tongma.foundation.search import tables as search
from tongma.foundation.search.check import check_search
from tongma.foundation.search.jobs import JOBS as SEARCH

ROOMS = (
    Room("tongma.foundation.kernel"),
    Room("tongma.foundation.platform", tables=jobs),
    Room("tongma.foundation.search", jobs=SEARCH, checks=(check_search,), tables=search),
    Room("tongma.foundation.journal", jobs=JOURNAL, tables=journal),
    Room("tongma.foundation.commands", tables=commands),
    Room("tongma.foundation.bus", routers=(feed,)),
)
