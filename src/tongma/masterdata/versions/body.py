"""A record's data as its versions keep it: JSON, ids as strings of digits. Pure."""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

D = TypeVar("D")


def body_of(data: object) -> dict[str, Any]:
    """Return the data of a record, a dataclass, as it is kept and shown."""
    shape: Any = type(data)
    body: dict[str, Any] = _adapter(shape).dump_python(data, mode="json")
    return body


def data_of(shape: type[D], body: Mapping[str, Any]) -> D:
    """Return the data of a kept version; what the record did not have then has its default."""
    wanted: Any = shape
    data: D = _adapter(wanted).validate_python(dict(body))
    return data


@cache
def _adapter(shape: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(shape)
