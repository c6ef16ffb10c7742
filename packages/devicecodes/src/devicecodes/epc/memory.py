"""The whole EPC memory bank: CRC, protocol control word, then the EPC.

Source: GS1 EPC Gen2 air interface, 6.3.2.1.2; GS1 EPC Tag Data Standard 2.3, chapter 9.

>>> read_epc_memory("ABCD3000" + "3074257BF7194E4000001A85").serial
'6789'
"""

from datetime import date

from devicecodes.draft import Draft
from devicecodes.epc.bits import Bits
from devicecodes.epc.identity import SOURCE
from devicecodes.epc.read import read_epc
from devicecodes.reading import Epc, Reading

_HEX = frozenset("0123456789abcdefABCDEF")


def read_epc_memory(data: bytes | str, *, today: date | None = None) -> Reading:
    """Read an EPC bank from bit 00h on, with CRC and protocol control word.

    data: the bank as bytes or hexadecimal text, at least 32 bits. The length in the control word
    says how much of it is EPC. With the toggle bit (17h) the tag is no EPC but has an AFI of ISO
    15961 (ISO 1736x): it is given as a raw URI with `not_stock`.
    """
    text = (data if isinstance(data, str) else data.hex()).strip()
    if len(text) < 8 or not set(text) <= _HEX:
        draft = Draft("epc", "hex", text)
        draft.find("truncated" if len(text) < 8 else "not_hex", 0, "PC", source=SOURCE)
        return draft.seal(text, None)
    control = Bits(int(text[4:8], 16), 16)
    words = control.take(5, "length")
    control.take(2, "UMI, XI")
    toggle, attributes = control.take(1, "toggle"), control.take(8, "AFI")
    start = 8
    content = text[start : start + 4 * words]
    if not toggle:
        return read_epc(content, today=today)
    draft = Draft("epc", "raw_uri", text)
    bits = 16 * words
    raw = f"urn:epc:raw:{bits}.x{attributes:02X}.x{content.upper()}"
    draft.epc = Epc(given=raw, hex=content.upper())
    draft.find("not_stock", 0x17, f"AFI {attributes:02X}", source="ISO/IEC 15961")
    return draft.seal(text, None)
