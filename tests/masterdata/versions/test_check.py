"""The check of versions knows every command that keeps one."""

import dataclasses

from tongma.app.rooms import KINDS
from tongma.masterdata.versions.check import SAVING


def test_every_command_that_answers_a_version_is_asked_for_it():
    answering = {
        name
        for name, kind in KINDS.items()
        if {"id", "version"} <= {field.name for field in dataclasses.fields(kind.result)}
    }

    assert set(SAVING) == answering
