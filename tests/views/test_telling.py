"""Every kind of command that was ever recorded is told in words, in both languages."""

import re

import pytest

from tests.golden import golden, key_of
from tongma.app.rooms import WIRING
from tongma.foundation.platform.words import say
from tongma.views.journal.shapes import ToldPart
from tongma.views.journal.telling import fields_of, sentence_of, told_command

LINES = list(golden())
CLOCK = "2026-11-28 15:00:22 (Asia/Shanghai)"


class Names:
    """Says nothing of decimals."""

    def decimals(self, item: int) -> int:
        return 0


class Words:
    """Gives every id a name, or none."""

    def __init__(self, language, *, named):
        self.language, self.named = language, named
        self.names, self.lines = Names(), {}

    def part(self, id_):
        return ToldPart("NAME", "item", id_) if self.named and id_ else None

    def unit(self, item):
        return "EA" if self.named else ""

    def fact_types(self, _code):
        return {}

    def told(self, key):
        return say(self.language, f"journal.told.{key}")


def words_of(line):
    return told_command(line["envelope"], line["body"], line["lines"], WIRING.readers)


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("line", LINES, ids=lambda line: "-".join(map(str, key_of(line))))
def test_a_record_of_every_kind_is_a_sentence_without_ids_and_epochs(line, language, named):
    told = words_of(line)
    sentence = "".join(one.text for one in sentence_of(told, Words(language, named=named), CLOCK))
    ids = {str(one) for one in told.ids() if one > 99}

    assert CLOCK in sentence
    assert say(language, "codes.action." + line["command"].replace(".", "_")) in sentence
    assert [] == re.findall(r"\{\{|\}\}|(?<!\d)\d{16}(?!\d)|[0-9a-f]{40}", sentence)
    assert set() == ids & set(re.findall(r"(?<![\w-])\d+(?![\w-])", sentence))
    assert line["command"] not in sentence


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("line", LINES, ids=lambda line: "-".join(map(str, key_of(line))))
def test_each_field_of_a_record_has_a_word_and_a_value_without_ids(line, language):
    told = words_of(line)
    fields = fields_of(told, Words(language, named=True))

    assert len(told.leaves) == len(fields)
    for field, leaf in zip(fields, told.leaves, strict=True):
        known = say(language, f"journal.fields.{leaf.name}")
        assert known == field.label or leaf.path[-2:-1] in (("mapping",), ("values",))
        assert not leaf.is_id or [one.text for one in field.value] == ["NAME"]
