"""What the API describes is what is written: the library writes readings past the shapes."""

import json

import pytest
from pydantic import TypeAdapter

from devicecodes import combine, read, read_epc
from tests.dock import EXPIRY
from tongma.work.scanning.shapes import ReadingOut, ResolutionOut
from tongma_demo.story.world import GLOVE, GLOVE_CASE, STENT, label

READINGS = {
    "element string": read(f"]d201{STENT}1728123110L7\x1d21S9"),
    "cut in several ways": read(f"]d201{STENT}1728123110A213B1211234"),
    "repaired": read(f"01{STENT}1728123110L7{{GS}}21S9"),
    "with an error": read("]d20106901234567899"),
    "month alone": read("+A123BJC5D6E71/$$0728L1G"),
    "tag": read_epc("30740242201D8840009EFDF7"),
    "combined": combine([read(f"]d201{STENT}"), read("]d21728123110L7\x1d21S9")]),
    "two kinds of eight digits": read("01234565"),
    "nothing": read(""),
}


def through(shape, text):
    """Return JSON as the shape reads and writes it: what it does not name is lost."""
    adapter = TypeAdapter(shape)
    return json.loads(adapter.dump_json(adapter.validate_json(text), by_alias=True))


@pytest.mark.parametrize("reading", READINGS.values(), ids=READINGS)
def test_the_shape_of_a_reading_names_every_field_that_the_library_writes(reading):
    written = reading.to_json()

    assert written == through(ReadingOut, json.dumps(written))


def test_the_answer_about_a_package_is_as_described(dock):
    dock.lot("stent", "SAME-1")
    dock.lot("glove", "SAME-1")
    packages = (
        [label(GLOVE_CASE, EXPIRY, "L1")],
        [f"]d201{STENT}", "]d21728123110L7\x1d21S9"],
        [f"]d201{STENT}", f"]d201{GLOVE}"],
        [f"]d201{STENT}1728123110A213B1211234"],
        ["SAME-1"],
        ["DOCK-IN"],
        ["NOBODY-KNOWS"],
        [dock.command_code("counting.count_bin")],
    )
    for raws in packages:
        answer = dock.scan(*raws)
        assert answer == through(ResolutionOut, json.dumps(answer))
