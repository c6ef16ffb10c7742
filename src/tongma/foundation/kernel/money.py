"""Prices, tax rates and currencies as texts: exact decimals within bounds. Pure.

**Source:** ISO 4217, list one: currencies in use; without funds, metals and codes for tests.

>>> PRICE.check("0.335"), PERCENT.check("13"), CURRENCY.check("CNY")
('0.335', '13', 'CNY')
"""

import re
from decimal import Decimal
from typing import Annotated, TypeAlias

from pydantic import WithJsonSchema

from tongma.foundation.kernel.texts import Door, TextWrong

_CODES = """
AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP
BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP
GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES
KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU
MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON
RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND
TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR
ZMW ZWG
"""
CURRENCIES = frozenset(_CODES.split())
_PRICE = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?", re.ASCII)
_PERCENT = re.compile(r"[0-9]{1,3}(\.[0-9]{1,4})?", re.ASCII)


def _is_price(text: str) -> None:
    if not _PRICE.fullmatch(text):
        raise TextWrong("not_a_price")


def _is_percent(text: str) -> None:
    if not _PERCENT.fullmatch(text):
        raise TextWrong("not_a_percentage")
    if Decimal(text) > 100:  # noqa: PLR2004 - the whole
        raise TextWrong("more_than_the_whole")


def _is_currency(text: str) -> None:
    if text not in CURRENCIES:
        raise TextWrong("not_a_currency")


_NUMBER, _TEXT = "number_wrong", "text_wrong"
PRICE = Door(_NUMBER, 19, judge=_is_price)
PERCENT = Door(_NUMBER, 8, judge=_is_percent)
CURRENCY = Door(_TEXT, 3, judge=_is_currency)


def _schema(door: Door, pattern: str, example: str) -> WithJsonSchema:
    return WithJsonSchema(
        {"type": "string", "maxLength": door.length_max, "pattern": pattern, "examples": [example]}
    )


_PRICE_LOOK = r"^([0-9]{1,12}(\.[0-9]{1,6})?)?$"
_PERCENT_LOOK = r"^([0-9]{1,3}(\.[0-9]{1,4})?)?$"
Price: TypeAlias = Annotated[str, PRICE, _schema(PRICE, _PRICE_LOOK, "12.50")]
"""Of one unit, not negative: at most 12 digits and 6 after the point."""
Percent: TypeAlias = Annotated[str, PERCENT, _schema(PERCENT, _PERCENT_LOOK, "13")]
"""0 to 100, at most 4 digits after the point."""
Currency: TypeAlias = Annotated[str, CURRENCY, _schema(CURRENCY, "^([A-Z]{3})?$", "CNY")]
"""Three letters of ISO 4217."""
