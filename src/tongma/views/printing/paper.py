"""Setting a page: a template of ours, data as JSON, out comes a PDF."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import typst

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform.apart import MIB, Limits, Overrun
from tongma.foundation.platform.kept_process import KeptProcess
from tongma.views.printing.model import Label, Paper

_HERE = Path(__file__).parent
TEMPLATES = _HERE / "templates"
_SETTER = KeptProcess(Limits(seconds=60, memory=1024 * MIB))
"""A receipt of a thousand lines takes two seconds."""


@dataclass(frozen=True, slots=True)
class _Job:
    """What the other process sets: the template's name, and its data as JSON."""

    template: str
    data: str


def document_pdf(paper: Paper) -> bytes:
    """Return a document's print as PDF."""
    return pdf("document", asdict(paper))


def labels_pdf(labels: Sequence[Label]) -> bytes:
    """Return labels as PDF, one a page."""
    return pdf("labels", {"labels": [asdict(label) for label in labels]})


def pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """Return the PDF of ``templates/<template>.typ`` with the data, set in a process beside us.

    The template is one of our own files; data reaches it as text only, so nothing in it is run.
    Refusal ``print_too_large``.
    """
    try:
        return _SETTER.do(_set, _Job(template, json.dumps(data, ensure_ascii=False)))
    except Overrun as overrun:
        raise refuse("print_too_large", what=overrun.what) from None


def _set(job: _Job) -> bytes:
    source = TEMPLATES / f"{job.template}.typ"
    made = typst.compile(
        str(source),
        root=str(TEMPLATES),
        font_paths=[str(_HERE / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={"data": job.data},
    )
    return bytes(made)
