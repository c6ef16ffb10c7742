"""Symbols as SVG.

The symbol writer accepts wrong check digits, so every text is read by ``devicecodes`` first.
"""

import re

import zxingcpp

from devicecodes import read
from tongma.foundation.kernel.outcome import ensure

_HEADER = re.compile(r"^.*?(?=<svg)", re.DOTALL)


def gs1_datamatrix(bracketed: str) -> str:
    """Return a GS1 Data Matrix of a bracketed element string such as ``(01)…(17)…(10)…``."""
    return _drawn(bracketed, zxingcpp.BarcodeFormat.DataMatrix)


def gs1_128(bracketed: str) -> str:
    """Return a GS1-128 bar code of a bracketed element string."""
    return _drawn(bracketed, zxingcpp.BarcodeFormat.Code128)


def _drawn(bracketed: str, form: zxingcpp.BarcodeFormat) -> str:
    reading = read(bracketed)
    ensure(reading.status in ("valid", "ambiguous"), f"a label says {bracketed!r}: not valid")
    return _svg(zxingcpp.create_barcode(bracketed, form, gs1=True, force_square=True))


def plain_datamatrix(text: str) -> str:
    """Return a square Data Matrix of a text: a bin's code, a document's number, a code of HIBC."""
    form = zxingcpp.BarcodeFormat.DataMatrix
    return _svg(zxingcpp.create_barcode(text, form, force_square=True))


def qr(text: str) -> str:
    """Return a QR symbol of a text; capitals and digits take little room in it."""
    return _svg(zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M"))


def _svg(code: zxingcpp.Barcode) -> str:
    return _HEADER.sub("", str(code.to_svg()))
