"""Setting a page: a template of ours, data as JSON, out comes a PDF."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from tongma.views.printing.model import Label, Paper

_HERE = Path(__file__).parent
TEMPLATES = _HERE / "templates"


def document_pdf(paper: Paper) -> bytes:
    """Return a document's print as PDF."""
    return pdf("document", asdict(paper))


def labels_pdf(labels: Sequence[Label]) -> bytes:
    """Return labels as PDF, one a page."""
    return pdf("labels", {"labels": [asdict(label) for label in labels]})


def pdf(template: str, data: Mapping[str, Any]) -> bytes:
    """Return the PDF of ``templates/<template>.typ`` with the data.

    The template is one of our own files; data reaches it as text only, so nothing in it is run.
    """
    source = TEMPLATES / f"{template}.typ"
    made = typst.compile(
        str(source),
        root=str(TEMPLATES),
        font_paths=[str(_HERE / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return bytes(made)
