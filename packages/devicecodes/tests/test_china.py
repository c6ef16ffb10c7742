"""China: MA, AHM, NHSA, trace codes, certificates; registries and Basic UDI-DI."""

import random
import string

import pytest

from devicecodes import read
from devicecodes.checks import mod97_ascii, pair1021

MA_VALUES = {x: n for n, x in enumerate(string.digits + string.ascii_uppercase)}
MA_VALUES |= {x: 36 + n + (2 if x >= "h" else 0) for n, x in enumerate(string.ascii_lowercase)}
MA_VALUES |= {x: 64 + n for n, x in enumerate("-.@$,*+%/#!^~")}
WORD = string.ascii_letters + string.digits


def ma_check(text: str) -> str:
    """The MA check digit, counted the plain way."""
    row = [int(digit) for x in text for digit in str(MA_VALUES[x])]
    total = 0
    for place, digit in enumerate(reversed(row)):
        doubled = digit * 2 if place % 2 else digit
        total += doubled if doubled < 10 else doubled - 9
    return str(-total % 10)


def ma_di(rng: random.Random) -> str:
    """A device identifier with its check digit."""
    item = "".join(rng.choices(WORD, k=rng.choice((6, 6, 6, 7, 10))))
    body = f"MA.156.M0.{rng.randrange(10**6):06d}.{rng.randrange(10)}{item}"
    return body + ma_check(body)


@pytest.mark.parametrize("seed", range(200))
def test_an_ma_code_reads_in_every_order_and_wrapper(seed):
    rng = random.Random(seed)
    di = ma_di(rng)
    lot = "".join(rng.choices(WORD + "-", k=rng.randint(1, 15)))
    serial = "".join(rng.choices(WORD, k=rng.randint(1, 15)))
    segments = [f"L{lot}", f"S{serial}", "M240105", "E20270104", "V270103", "DST1"]
    rng.shuffle(segments)
    pi = "." + ".".join(segments)
    text = f"{di}{pi}.C{ma_check(pi)}"
    for raw, kind in ((text, "udi"), (f"http://s.idcode.org.cn/?code={text}", "url")):
        reading = read(raw)
        assert ("valid", kind, di) == (reading.status, reading.kind, reading.identifier.value)
        assert (lot, serial, "2027-01-04", "2024-01-05") == (
            reading.lot,
            reading.serial,
            reading.expiry,
            reading.produced,
        )
        assert ("2027-01-03", "ST1") == (
            reading.parts["valid_until"],
            reading.parts["sterilisation_lot"],
        )
    wrong = read(f"{di}{pi}.C{(int(ma_check(pi)) + 1) % 10}")
    assert ("invalid", di, None) == (wrong.status, wrong.identifier.value, wrong.lot)
    assert {"pi_check_wrong"} == {one.code for one in wrong.errors}
    broken = di[:-1] + str((int(di[-1]) + 1) % 10)
    assert ("invalid", None) == (read(broken).status, read(broken).identifier)


def test_the_xml_form_is_read():
    di = ma_di(random.Random(1))
    raw = f'<UDI IAC="MA"><DI>{di}</DI><SN>1</SN><LOT>A</LOT><EXP>270104</EXP><VAL/></UDI>'
    reading = read(raw)
    assert ("valid", "xml", di, "A", "1", "2027-01-04") == (
        reading.status,
        reading.kind,
        reading.identifier.value,
        reading.lot,
        reading.serial,
        reading.expiry,
    )


@pytest.mark.parametrize(
    ("tail", "code"),
    [
        (".LA.LB", "duplicate_field"),
        (".L", "value_empty"),
        (".M2401", "date_wrong"),
        (".M241305", "date_wrong"),
        (".XA", "unknown_prefix"),
    ],
)
def test_each_fault_of_production_data_has_its_name_and_the_product_stays(tail, code):
    di = ma_di(random.Random(2))
    reading = read(di + tail)
    assert code in {one.code for one in reading.errors}
    assert (di, None) == (reading.identifier.value, reading.lot)


def test_an_idcode_without_m0_is_no_stock():
    reading = read("MA.156.1003.1629/73.10000000.6/")
    assert ("valid", "ma-idcode", True) == (
        reading.status,
        reading.system,
        reading.has("not_stock"),
    )


def test_ahm_is_always_left_to_a_person():
    reading = read("MF1000010000012BAA240105*SN000123*MD240105*ED270104*PL0")
    assert ("ambiguous", "MF1000010000012", "A240105", "000123") == (
        reading.status,
        reading.identifier.value,
        reading.lot,
        reading.serial,
    )
    assert reading.has("rules_unpublished")


@pytest.mark.parametrize("length", [19, 26])
def test_an_insurance_code_is_cut_into_its_parts(length):
    reading = read("C" + "01010100101001047440000001"[:length])
    assert ("valid", f"c{length + 1}", "010101") == (
        reading.status,
        reading.kind,
        reading.parts["category"],
    )


@pytest.mark.parametrize(
    ("text", "system", "kind", "value"),
    [
        ("国械注准20193030166", "cn-registration", "registration", "国械注准20193030166"),
        ("国械注进20143665578", "cn-registration", "registration", "国械注进20143665578"),
        ("陕械注准20172140019", "cn-registration", "registration", "陕械注准20172140019"),
        ("浙温械备20140027号", "cn-registration", "filing", "浙温械备20140027"),
        (
            "国食药监械（进）字2013第3400287号",
            "cn-registration",
            "registration-old",
            "国食药监械(进)字2013第3400287号",
        ),
        ("京丰食药监械经营备20150159号", "cn-licence", "distribution-filing", None),
        ("陕食药监械生产许20160021号", "cn-licence", "production-permit", None),
        (
            "沪浦药监械经营许20230012",
            "cn-licence",
            "distribution-permit",
            "沪浦药监械经营许20230012号",
        ),
    ],
)
def test_certificates_are_brought_into_their_normal_form(text, system, kind, value):
    reading = read(text)
    assert ("valid", system, kind) == (reading.status, reading.system, reading.kind)
    assert (value or text) == reading.identifier.value
    assert reading.serial is None


def test_a_certificate_with_a_wrong_character_is_refused():
    assert {"licence_wrong"} == {one.code for one in read("国械注淮20193030166").errors} or (
        "unknown" == read("国械注淮20193030166").status
    )
    assert "valid" != read("粤械注进20193030166").status


@pytest.mark.parametrize(
    ("text", "system"),
    [
        ("81234567890123456789", "cn-drug-trace"),
        ("202601011234512345678901", "cn-vet-drug"),
        ("86.1000.1002/B0002", "handle"),
        ("1.2.156.112600.1", "oid"),
        ("urn:oid:1.2.156.112600.1", "oid"),
    ],
)
def test_other_numbers_are_recognised_as_weakly_as_they_are(text, system):
    reading = read(text)
    assert ("valid", system, True) == (reading.status, reading.system, reading.has("weak_evidence"))


@pytest.mark.parametrize("seed", range(80))
def test_a_basic_udi_di_of_each_entity_is_read_with_its_right_check_only(seed):
    rng = random.Random(seed)
    model = "".join(rng.choices(string.ascii_uppercase, k=rng.randint(2, 12)))
    gmn, hibc, ifa = f"95060{model}", f"++A999{model}", f"PP12345{model}"
    texts = [gmn + pair1021(gmn), hibc + pair1021(hibc), ifa + mod97_ascii(ifa)]
    for text, kind in zip(texts, ("gmn", "hibc", "ifa"), strict=True):
        reading = read(text)
        assert ("valid", "basic-udi-di", kind) == (reading.status, reading.system, reading.kind)
        assert ("model", text) == (reading.identifiers[0].role, reading.identifiers[0].value)
        changed = text[:8] + ("A" if text[8] != "A" else "B") + text[9:]
        assert not read(changed).accepted


def test_an_ecode_is_recognised_and_is_no_stock():
    reading = read("Ecode:100640123456789012")
    assert ("valid", "ecode") == (reading.status, reading.system)
    assert {"version": "1", "nsi": "0064", "main_code": "0123456789012"} == reading.parts
    assert ("ecode", "100640123456789012", "other") == reading.identifiers[0]
    assert reading.identifier is None
    assert reading.has("not_stock")


def test_bare_digits_are_an_ecode_only_behind_a_listed_scheme_and_never_for_certain():
    assert ("ambiguous", "ecode") == (
        (reading := read("300121ABC123456789")).status,
        reading.system,
    )
    assert "unknown" == read("300999ABC123456789").status
    assert "unknown" == read("10064123456").status


@pytest.mark.parametrize(
    "text", ["B-BEMF000000106CR023335WE", "D-BEMF000000106CR023335WE", "B-09506000134352"]
)
def test_an_eudamed_number_of_a_legacy_device_names_a_model(text):
    # The first two are the examples of the EUDAMED help pages.
    reading = read(text)
    assert ("valid", "basic-udi-di", "eudamed") == (reading.status, reading.system, reading.kind)
    assert ("basic-udi-di", text, "model") == reading.identifiers[0]
    assert reading.has("not_stock")


@pytest.mark.parametrize("text", ["B-BEMF000000106CR023335WF", "B-09506000134353", "B-A12", "B-1"])
def test_without_its_check_nothing_speaks_for_an_eudamed_number(text):
    assert "unknown" == read(text).status
