"""``tongma <word>``: the application's own words, and those that rooms bring."""

import pytest

from tongma.app.cli import main
from tongma.app.rooms import ROOMS

WORDS = {word.name for room in ROOMS for word in room.words}


def test_the_words_of_rooms_are_part_of_the_command_line(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    told = capsys.readouterr().out

    assert 0 == ended.value.code
    assert {"resolve", "clean", "notice", "parallel"} <= WORDS
    assert [] == [word for word in WORDS if word not in told]


@pytest.mark.parametrize("word", sorted(WORDS))
def test_a_word_of_a_room_explains_its_arguments(word, capsys):
    with pytest.raises(SystemExit) as ended:
        main([word, "--help"])

    assert 0 == ended.value.code
    assert f"usage: tongma {word}" in capsys.readouterr().out


def test_a_word_runs_with_the_installation_of_the_settings(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TONGMA_DATA", str(tmp_path))
    main(["init"])
    capsys.readouterr()

    ended = main(["resolve", "hello"])

    assert 2 == ended
    assert "unknown" in capsys.readouterr().out
