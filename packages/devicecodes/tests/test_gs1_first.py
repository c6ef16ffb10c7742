from datetime import date

from devicecodes import read, write_element_string

DAY = date(2026, 11, 22)


def test_an_element_string_gives_product_lot_serial_and_expiry():
    reading = read("]d201095060001343521727022810LOT42\x1d21SN1", today=DAY)
    assert ("valid", "gtin", "09506000134352") == (reading.status, *reading.identifier[:2])
    assert ("LOT42", "SN1", "2027-02-28") == (reading.lot, reading.serial, reading.expiry)


def test_a_lot_that_could_end_earlier_is_ambiguous():
    reading = read("]d2010690123456789210A213B1211234", today=DAY)
    assert reading.status == "ambiguous"
    assert reading.lot == "A213B1211234"
    assert ("A213B1", "1234") in {(one.lot, one.serial) for one in reading.alternatives}


def test_what_is_written_reads_back():
    text = write_element_string({"01": "09506000134352", "10": "A", "21": "B"}, symbology="]d2")
    assert {"01": "09506000134352", "10": "A", "21": "B"} == {
        one.key: one.value for one in read(text).elements
    }
