"""What others may read of the public UDI databases."""

import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any, NamedTuple

import sqlalchemy as sa

from tongma.foundation.kernel.outcome import refuse
from tongma.foundation.platform.prepared import Prepared
from tongma.masterdata.udidb.fields import normal
from tongma.masterdata.udidb.model import Carries
from tongma.masterdata.udidb.shapes import DeviceRow
from tongma.masterdata.udidb.tables import device, fault, load, number, registration

_DEVICES = Prepared(
    sa.select(*device.columns)
    .where(
        device.c.id.in_(sa.select(number.c.device).where(number.c.value == sa.bindparam("value")))
    )
    .order_by(device.c.source.desc(), device.c.id)
)
_NUMBERS = Prepared(
    sa.select(*number.columns).where(number.c.device == sa.bindparam("of")).order_by(number.c.seq)
)


class RegisteredNumber(NamedTuple):
    """A DI of a registered device.

    factor: sales units in it, exact; of a unit of use it is 1 with `per_sales_unit` of them in one
    sales unit; None where the published levels do not multiply through.
    """

    value: str
    role: str
    issuer: str
    contains: str
    quantity: int
    level: str
    status: str
    ended: str
    factor: int | None


class RegisteredDevice(NamedTuple):
    """A device as a public database has it; proposals, never confirmed facts.

    asked: the number that was looked up. uses: units of use in a sales unit, 0 for not said.
    flags of `details["carries"]`: whether the UDI has lot, serial, dates; null for not said.
    """

    source: str
    asked: RegisteredNumber
    primary: str
    issuer: str
    version: int
    version_on: str
    status: str
    name: str
    brand: str
    model: str
    article: str
    registrant: str
    registrations: tuple[str, ...]
    product_codes: tuple[str, ...]
    withdrawn_on: str
    uses: int
    numbers: tuple[RegisteredNumber, ...]
    details: dict[str, Any]


def lookup(connection: sa.Connection, di: str) -> RegisteredDevice | None:
    """Return the device that has this DI, at any level; None where no loaded record has it.

    di: as a reading gives it, or as printed. Where both sources have it, that of NMPA.
    """
    found = lookup_all(connection, di)
    return found[0] if found else None


def lookup_all(connection: sa.Connection, di: str) -> list[RegisteredDevice]:
    """Return every record that has this DI, those of NMPA first."""
    value = normal(di)
    rows = _DEVICES(connection, value=value).all()
    return [_device(row, _NUMBERS(connection, of=row[0]).all(), value) for row in rows]


_PLACES = {column.name: place for place, column in enumerate(device.columns)}


def _device(row: Sequence[Any], numbers: Sequence[Any], value: str) -> RegisteredDevice:
    part = {name: row[place] for name, place in _PLACES.items()}
    chain = _factors(numbers, part["primary_di"])
    made = tuple(_number(one, chain) for one in numbers)
    return RegisteredDevice(
        source=part["source"],
        asked=next(one for one in made if one.value == value),
        primary=part["primary_di"],
        issuer=part["issuer"],
        version=part["version"],
        version_on=part["version_on"],
        status=part["status"],
        name=part["name"],
        brand=part["brand"],
        model=part["model"],
        article=part["article"],
        registrant=part["registrant"],
        registrations=_lines(part["registrations"]),
        product_codes=_lines(part["product_codes"]),
        withdrawn_on=part["withdrawn_on"],
        uses=next((one.quantity for one in made if one.role == "sales_unit"), 0),
        numbers=made,
        details=json.loads(part["details"]),
    )


def _number(row: Sequence[Any], chain: dict[str, int | None]) -> RegisteredNumber:
    value, role, issuer, contains, quantity, level, status, ended = row[2:10]
    factor = chain.get(value)
    return RegisteredNumber(value, role, issuer, contains, quantity, level, status, ended, factor)


def _factors(numbers: Sequence[Any], primary: str) -> dict[str, int | None]:
    """Return how many sales units each number stands for; None where the chain is broken."""
    packs = {one[2]: (one[5], one[6]) for one in numbers if one[3] == "package"}
    factors: dict[str, int | None] = {one[2]: 1 for one in numbers if one[3] != "package"}
    for start in packs:
        factor, at, steps = 1, start, 0
        while at != primary and at in packs and steps <= len(packs):
            at, quantity = packs[at]
            factor *= quantity
            steps += 1
        factors[start] = factor if at == primary and factor > 0 else None
    return factors


_CARRIES = Prepared(
    sa.select(device.c.details)
    .join(number, number.c.device == device.c.id)
    .where(number.c.value == sa.bindparam("value"))
    .order_by(device.c.source.desc(), device.c.id)
    .limit(sa.literal_column("1"))
)
_CODED = frozenset({"gtin", "hibc-udi-di", "isbt128-di", "ppn", "ma-di", "ahm-di"})


def carries_of(connection: sa.Connection, scheme: str, value: str) -> Carries | None:
    """Return what the production part of a DI's labels holds, as registered; None for no record.

    scheme, value: as a reading names them. Where both sources have it, that of NMPA.
    """
    if scheme not in _CODED:
        return None
    details = _CARRIES(connection, value=normal(value)).scalar()
    return None if details is None else Carries(**json.loads(details)["carries"])


class DeviceFilter(NamedTuple):
    """What a list of devices is asked for; empty for any."""

    words: str = ""
    source: str = ""
    registration: str = ""
    registrant: str = ""
    after: int = 0
    """The id of the last record seen."""


_LISTED = tuple(device.c[field.name] for field in fields(DeviceRow))
_LISTS = ("registrations", "product_codes")
"""Kept as lines of one text."""
# A word with so many digits is taken for a DI.
_DIGITS = 6
_WORDS = ("name", "brand", "model", "article", "registrant", "primary_di")


def find_devices(connection: sa.Connection, wanted: DeviceFilter, limit: int) -> list[DeviceRow]:
    """Return records in the order in which they came; a DI or a certificate finds at once."""
    query = sa.select(*_LISTED).order_by(device.c.id).limit(limit)
    words = wanted.words.split()
    if len(words) == 1 and _looks_like_number(words[0]):
        query = query.where(device.c.id.in_(_with_number(connection, words[0])))
    else:
        for word in words:
            like = [
                sa.func.lower(device.c[name]).contains(word.lower(), autoescape=True)
                for name in _WORDS
            ]
            query = query.where(sa.or_(*like))
    if wanted.registration:
        siblings = sa.select(registration.c.device).where(
            registration.c.number == wanted.registration
        )
        query = query.where(device.c.id.in_(siblings))
    for name in ("source", "registrant"):
        if value := getattr(wanted, name):
            query = query.where(device.c[name] == value)
    if wanted.after:
        query = query.where(device.c.id > wanted.after)
    return [_device_row(row._asdict()) for row in connection.execute(query)]


def _device_row(values: dict[str, Any]) -> DeviceRow:
    return DeviceRow(**values | {name: [*_lines(values[name])] for name in _LISTS})


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.split("\n")) if text else ()


def _looks_like_number(word: str) -> bool:
    return word.isascii() and sum(character.isdigit() for character in word) >= _DIGITS


def _with_number(connection: sa.Connection, word: str) -> Any:
    """Return the records with a DI that is the word, or begins with it."""
    if connection.dialect.name == "sqlite":
        # LIKE passes by an index of SQLite, a range does not.
        upper = word[:-1] + chr(ord(word[-1]) + 1)
        begins = sa.and_(number.c.value >= word, number.c.value < upper)
    else:
        begins = number.c.value.startswith(word, autoescape=True)
    return sa.select(number.c.device).where(sa.or_(number.c.value == normal(word), begins))


class Load(NamedTuple):
    """A released file that was, or is being, loaded; instants, 0 for not yet."""

    id: int
    name: str
    state: str
    path: str
    record: int
    records: int
    taken: int
    faults: int
    started_at: int
    finished_at: int


class KeptFault(NamedTuple):
    """What was wrong in a released file, and where."""

    seq: int
    path: str
    record: int
    code: str
    detail: str
    lost: int


_LOADS_MAX = 100


def loads(connection: sa.Connection) -> list[Load]:
    """Return the files that were, or are being, loaded, the newest first; at most 100."""
    columns = tuple(load.c[name] for name in Load._fields)
    query = sa.select(*columns).order_by(load.c.id.desc()).limit(_LOADS_MAX)
    return [Load(*row) for row in connection.execute(query)]


def faults_of(connection: sa.Connection, load_id: int, after: int, limit: int) -> list[KeptFault]:
    """Return what was wrong in a file, by number. Refusal ``load_unknown``."""
    there = sa.select(load.c.id).where(load.c.id == load_id)
    if connection.execute(there).one_or_none() is None:
        raise refuse("load_unknown", load=str(load_id))
    columns = tuple(fault.c[name] for name in KeptFault._fields)
    query = sa.select(*columns).where(fault.c.load == load_id, fault.c.seq > after)
    return [KeptFault(*row) for row in connection.execute(query.order_by(fault.c.seq).limit(limit))]
