"""Every element that a standard names has Chinese words too."""

import pytest

from devicecodes import read
from devicecodes.china.ma import _TITLES as MA
from devicecodes.gs1.ai_table import ROWS
from devicecodes.hibc.blocks import _TITLES as HIBC
from devicecodes.isbt128 import _STRUCTURES as ISBT
from devicecodes.messages.titles import in_chinese
from devicecodes.mh10.titles import TITLES as MH10

TITLES = {row[6] for row in ROWS} | {*MH10.values(), *MA.values(), *HIBC.values()}
TITLES |= {title for _, title in ISBT.values()}
TITLES |= {"DONATION IDENTIFICATION NUMBER", "NATIONAL", "PRODUCT", "LOT", "SERIAL", "PZN"}


@pytest.mark.parametrize("title", sorted(TITLES - {""}))
def test_a_title_has_chinese_words(title):
    words = in_chinese(title)
    assert words is not None
    assert any("\u4e00" <= character <= "\u9fff" for character in words)


def test_a_measure_keeps_its_unit():
    assert "净重（kg）" == in_chinese("NET WEIGHT (kg)")
    assert "体积（物流）（qt (US)）" == in_chinese("VOLUME (qt (US)), log")


def test_an_element_says_what_it_is_in_both_languages():
    lot = read("0109506000134352104A", "]d2").elements[1]
    assert ("BATCH/LOT", "批号") == (lot.meaning("en"), lot.meaning("zh-CN"))


def test_a_title_without_words_stays_as_it_is():
    assert in_chinese("SHELF") is None
    assert in_chinese("") is None
