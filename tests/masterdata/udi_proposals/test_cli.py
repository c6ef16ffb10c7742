"""``tongma udi``: the public UDI databases on the command line."""

import argparse
import json

import pytest

from tongma.foundation.commands.terminal import Terminal
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.udi_proposals.cli import UDI
from tongma.masterdata.udidb.sample.devices import devices


@pytest.fixture
def say(site, tmp_path):
    terminal = Terminal(Settings(tmp_path, ""), lambda **_how: site.runtime, {})
    parser = argparse.ArgumentParser()
    UDI.declare(parser)
    return lambda *words: UDI.run(parser.parse_args(words), terminal)


def test_a_release_is_made_up_loaded_once_and_asked_by_a_number(say, tmp_path, capsys):
    file = tmp_path / "release.zip"
    assert 0 == say("sample", "nmpa", str(file), "--count", "3", "--seed", "7")
    assert 0 == say("load", str(file))
    assert "3 records, 3 changed, 0 faults, in" in capsys.readouterr().out
    assert 0 == say("load", str(file))
    assert "already loaded" in capsys.readouterr().out
    assert 0 == say("load", str(file), "--again")
    assert "3 records, 0 changed" in capsys.readouterr().out

    first = next(iter(devices(3, 7)))
    assert 0 == say("lookup", first.primary)
    assert first.primary == json.loads(capsys.readouterr().out)["primary"]


def test_what_is_not_there_is_said_by_the_exit_code(say, tmp_path, capsys):
    assert 1 == say("load", str(tmp_path / "nothing.zip"))
    assert "no such file" in capsys.readouterr().err
    assert 1 == say("lookup", "09520000000011")


def test_proposals_are_made_for_all_items(say, capsys):
    assert 0 == say("propose")
    assert "0 items, 0 with something new" in capsys.readouterr().out
