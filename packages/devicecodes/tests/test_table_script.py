"""The script that makes the table of Application Identifiers from any edition of the dictionary."""

import importlib.util
from pathlib import Path

import pytest

PATH = Path(__file__).resolve().parent.parent / "tools" / "make_ai_table.py"
DICTIONARY = """
# Release: 2099-01-01
00         *?  N18,csum,gcppos2                  dlpkey                           # SSCC
01         *?  N14,csum,gcppos2                  ex=255,37 dlpkey=22,10,21|235    # GTIN
17         *?  N6,yymmd0                         req=01,02                        # USE BY or EXPIRY
3100-3102  *?  N6                                req=01,02 ex=310n                # NET WEIGHT (kg)
37          ?  N..8                              req=00 req=02,8026               # COUNT
8110        ?  X..70,couponcode
"""


def load(path):
    """Import a file by its path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def script():
    return load(PATH)


def test_each_kind_of_row_becomes_its_entry(script):
    rows = [row for line in DICTIONARY.splitlines() for row in script.parse(line)]
    assert ["00", "01", "17", "3100", "3101", "3102", "37", "8110"] == [row[0] for row in rows]
    assert ("01", "*?", "N14,csum,gcppos2", (), "255,37", "22,10,21|235", "GTIN") == rows[1]
    assert ("USE BY OR EXPIRY", ("01,02",), None) == (rows[2][6], rows[2][3], rows[2][5])
    assert ("00", "02,8026") == rows[6][3]
    assert ("?", "X..70,couponcode", "") == (rows[7][1], rows[7][2], rows[7][6])
    assert "" == rows[0][5]


def test_a_new_edition_writes_its_table(script, tmp_path, monkeypatch):
    source = tmp_path / "dictionary.txt"
    source.write_text(DICTIONARY, encoding="utf-8")
    monkeypatch.setattr(script, "TARGET", tmp_path / "table.py")
    script.main(str(source))
    made = load(tmp_path / "table.py")
    assert ("2099-01-01", 8) == (made.EDITION, len(made.ROWS))


@pytest.mark.parametrize("line", ["99 ? N4,newlinter # X", "3 * N2 # X\n30 * N2 # X\n300 * N2 # X"])
def test_what_the_code_does_not_know_yet_stops_the_script(script, line, tmp_path, monkeypatch):
    source = tmp_path / "dictionary.txt"
    source.write_text(line, encoding="utf-8")
    monkeypatch.setattr(script, "TARGET", tmp_path / "table.py")
    with pytest.raises(SystemExit):
        script.main(str(source))
