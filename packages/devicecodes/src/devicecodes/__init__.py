r"""Read every code on a medical device.

>>> from datetime import date
>>> from devicecodes import read
>>> reading = read("]d201095060001343521727022810LOT42\x1d21SN1", today=date(2026, 11, 22))
>>> reading.status, reading.identifier.value, reading.lot, reading.serial, reading.expiry
('valid', '09506000134352', 'LOT42', 'SN1', '2027-02-28')
"""

from devicecodes.api import read
from devicecodes.combine import combine
from devicecodes.epc.memory import read_epc_memory
from devicecodes.epc.read import read_epc
from devicecodes.epc.write import TagOptions, write_epc
from devicecodes.evidence import Evidence, ranked
from devicecodes.gs1.write import (
    check_digit,
    with_check_digit,
    write_bracketed,
    write_digital_link,
    write_element_string,
)
from devicecodes.hibc.write import HibcData, write_hibc, write_hibc_primary, write_hibc_secondary
from devicecodes.jsontext import to_json_text
from devicecodes.patterns import Pattern, PatternError, load_patterns
from devicecodes.production import ProductionData, write_isbt128, write_ma, write_ppn
from devicecodes.profile import TEST_SYMBOLS, Profile, diagnose
from devicecodes.reading import (
    Element,
    Epc,
    Finding,
    Identifier,
    Judgement,
    Reading,
    Repair,
)
from devicecodes.writing import CannotWrite

__all__ = [
    "TEST_SYMBOLS",
    "CannotWrite",
    "Element",
    "Epc",
    "Evidence",
    "Finding",
    "HibcData",
    "Identifier",
    "Judgement",
    "Pattern",
    "PatternError",
    "ProductionData",
    "Profile",
    "Reading",
    "Repair",
    "TagOptions",
    "check_digit",
    "combine",
    "diagnose",
    "load_patterns",
    "ranked",
    "read",
    "read_epc",
    "read_epc_memory",
    "to_json_text",
    "with_check_digit",
    "write_bracketed",
    "write_digital_link",
    "write_element_string",
    "write_epc",
    "write_hibc",
    "write_hibc_primary",
    "write_hibc_secondary",
    "write_isbt128",
    "write_ma",
    "write_ppn",
]
