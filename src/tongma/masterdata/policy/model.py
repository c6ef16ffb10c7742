"""The settings that there are, and the command that changes one. Pure."""

from dataclasses import dataclass
from typing import NamedTuple

from tongma.foundation.kernel.bounds import Version
from tongma.foundation.kernel.ids import Id
from tongma.foundation.kernel.texts import Word

SCOPES = ("everywhere", "site", "entity", "customer", "item", "device_class")


@dataclass(frozen=True, slots=True)
class SaveSetting:
    """Set what counts from now on: everywhere, or for one site, company, customer, item, class."""

    name: Word
    value: Word
    """A decimal or a text, as the setting asks."""
    scope: Word = "everywhere"
    target: Word = "0"
    """Id of the site, company, customer or item; I, II or III for a device class; 0 everywhere."""
    version: Version | None = None
    """The version that was read; left out: whatever is there."""


@dataclass(frozen=True, slots=True)
class ClearSetting:
    """Let a special value go: what is set more generally counts again."""

    name: Word
    scope: Word
    target: Word
    version: Version | None = None
    """The version that was read; left out: whatever is there."""


@dataclass(frozen=True, slots=True)
class SettingSaved:
    """The value counts from now on; its id, and how many values were set there so far."""

    id: Id
    version: int


@dataclass(frozen=True, slots=True)
class SettingCleared:
    """The value with this id counts no more."""

    id: Id


class Definition(NamedTuple):
    """A setting: what it means, what values it takes, where it may differ."""

    name: str
    name_zh: str
    name_en: str
    form: str
    """``whole``, ``decimal`` or ``digits``."""
    low: int
    """Least value; for digits the least length."""
    high: int
    scopes: tuple[str, ...]
    default: str


_PERCENT = ("decimal", 0, 100)
DEFINITIONS: dict[str, Definition] = {
    definition.name: definition
    for definition in (
        Definition(
            "near_expiry_months", "近效期（月）", "Near expiry, months",
            "whole", 0, 60, ("site", "item", "device_class"), "6",
        ),
        Definition(
            "over_receipt_percent", "超收允差（%）", "Over-receipt tolerance, percent",
            *_PERCENT, ("site", "item"), "0",
        ),
        Definition(
            "count_tolerance_percent", "盘点允差（%）", "Count tolerance, percent",
            "whole", 0, 100, ("site", "item", "device_class"), "0",
        ),
        Definition(
            "customer_min_days", "客户最短剩余效期（天）", "Least life left for a customer, days",
            "whole", 0, 3650, ("customer", "item", "device_class"), "0",
        ),
        Definition(
            "customer_min_life_percent", "客户最短剩余效期（%）",
            "Least life left for a customer, percent of shelf life",
            "whole", 0, 100, ("customer", "item", "device_class"), "0",
        ),
        Definition(
            "number_digits", "单号位数", "Digits of document numbers",
            "whole", 3, 9, ("entity",), "4",
        ),
        Definition(
            "gs1_company_prefix", "厂商识别代码", "GS1 company prefix",
            "digits", 4, 12, ("entity",), "0000000",
        ),
        Definition(
            "clock_skew_seconds", "手持机时钟允许偏慢（秒）",
            "How far a device's clock may be behind, seconds",
            "whole", 0, 120, ("site",), "120",
        ),
        Definition(
            "upload_mib_per_day", "每人每天上传上限（MiB）",
            "What one person may upload in a day, MiB",
            "whole", 0, 100_000, (), "500",
        ),
        Definition(
            "udi_list", "UDI 实施目录批次", "Batch whose UDI list names the device",
            "whole", 0, 3, ("item",), "0",
        ),
    )
}  # fmt: skip
"""By name."""
