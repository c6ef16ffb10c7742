from dataclasses import replace

from tongma.app.cli import main, reset
from tongma.foundation.platform.settings import Settings


def test_only_the_data_folder_of_an_embedded_database_is_thrown_away(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "tongma.db").write_text("x")
    embedded = Settings(data, f"sqlite:///{data / 'tongma.db'}")
    elsewhere = replace(embedded, database_url=f"sqlite:///{tmp_path / 'other.db'}")
    server = replace(embedded, database_url="postgresql+psycopg://somebody@db/tongma")

    assert [False, False] == [reset(elsewhere), reset(server)]
    assert data.exists()
    assert reset(embedded)
    assert not data.exists()


def test_the_story_does_not_tell_itself_into_a_site_that_is_used(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("TONGMA_DATA", str(tmp_path))
    main(["init"])
    ended = main(["demo", "--story"])

    assert 1 == ended
    assert "The story needs an empty site" in capsys.readouterr().err
