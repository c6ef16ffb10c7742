"""The jobs of an installation, with what they ask of the rest."""

from tongma.app.rooms import ROOMS
from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.journal.append import last_number
from tongma.foundation.platform.jobs.notes import JobSurroundings
from tongma.foundation.platform.jobs.worker import Jobs
from tongma.masterdata.places.query import zones_of_sites

JOBS = tuple(job for room in ROOMS for job in room.jobs)


def jobs_of(runtime: Runtime) -> Jobs:
    """Return the jobs of the installation, to be done by this process."""
    return Jobs(runtime, JobSurroundings(last_number, zones_of_sites), JOBS)
