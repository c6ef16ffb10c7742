from tongma.masterdata.catalogue.model import CertificateData, ItemData, LevelData
from tongma.masterdata.people.model import GrantData, PersonData
from tongma.masterdata.versions.body import body_of, data_of

GLOVE = ItemData("G", "手套", levels=(LevelData("box", 50),), maker=5001, decimals=2)


def test_ids_are_kept_as_text_and_counts_as_numbers():
    body = body_of(GLOVE)

    assert ("5001", "0", 2) == (body["maker"], body["registrant"], body["decimals"])
    assert {"name": "box", "contains_count": 50} == {
        name: body["levels"][0][name] for name in ("name", "contains_count")
    }
    assert ["7", "8"] == body_of(CertificateData("N", "filing", 1, "2026-01-01", items=(7, 8)))[
        "items"
    ]
    assert [{"role": "buyer", "site": "0", "owner": "9"}] == body_of(
        PersonData("li.na", "李娜", (GrantData("buyer", owner=9),))
    )["grants"]


def test_what_was_kept_is_read_back_the_same():
    assert GLOVE == data_of(ItemData, body_of(GLOVE))


def test_what_an_older_version_did_not_have_has_its_default_and_what_it_had_more_is_left_out():
    expected = ItemData("G", "手套")

    assert expected == data_of(ItemData, {"code": "G", "name_zh": "手套", "colour": "blue"})
