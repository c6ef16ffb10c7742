"""A print that takes more than it may is refused, and the next one is made."""

import pytest

from tongma.foundation.kernel.outcome import Refused
from tongma.foundation.platform.apart import MIB, Limits
from tongma.foundation.platform.kept_process import KeptProcess
from tongma.views.printing import paper
from tongma.views.printing.labels import test_sheet as sheet


def test_a_print_that_takes_too_long_is_refused_and_the_next_one_is_made(monkeypatch):
    hurried = KeptProcess(Limits(seconds=0.0001, memory=1024 * MIB))
    with monkeypatch.context() as during:
        during.setattr(paper, "_SETTER", hurried)
        with pytest.raises(Refused) as refused:
            paper.labels_pdf(sheet())
    hurried.close()

    assert ("print_too_large", "time") == (
        refused.value.refusal.code, refused.value.refusal.facts["what"],
    )  # fmt: skip
    assert paper.labels_pdf(sheet()).startswith(b"%PDF")
