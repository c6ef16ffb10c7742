"""The check of versions knows every command that keeps one."""

import dataclasses

from tests.harness import somebody
from tongma.app.rooms import KINDS
from tongma.foundation.journal.append import number_pending
from tongma.masterdata.policy.model import SaveSetting
from tongma.masterdata.versions.check import SAVING
from tongma.stock.check.everything import check_everything


def test_every_command_that_answers_a_version_is_asked_for_it():
    answering = {
        name
        for name, kind in KINDS.items()
        if {"id", "version"} <= {field.name for field in dataclasses.fields(kind.result)}
    }

    assert set(SAVING) == answering


def test_a_setting_that_was_saved_twice_is_no_fault(site):
    for value in ("3", "4", "5"):
        saved = site.run(
            KINDS["policy.save_setting"],
            SaveSetting("count_tolerance_percent", value),
            somebody(900, "policy.*"),
        )
        assert "accepted" == saved.outcome
    number_pending(site.database, site.clock)

    assert [] == [fault for fault in check_everything(site.database).faults if "gone" in fault]
