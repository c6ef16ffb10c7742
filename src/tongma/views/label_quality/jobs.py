"""Keeping label quality up with the journal."""

from tongma.foundation.platform.jobs.model import Job
from tongma.foundation.platform.jobs.rhythm import Grown
from tongma.views.label_quality.projection import project

JOBS = (Job("label_quality", Grown(), project),)
