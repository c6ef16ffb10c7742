"""Should this box carry a UDI? By class, IVD, batch list and made-on date. Pure.

**Source:** ``udi_rules.toml`` beside this file names edition and source of each rule.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

from tongma.foundation.kernel.time import add_days

UDI_SCHEMES = frozenset({"gtin", "hibc-udi-di", "isbt128-di", "ppn", "ma-di", "ahm-di"})
"""Schemes under which a reading names the device identifier of a UDI."""


class Rule(NamedTuple):
    """One batch of the step by step introduction."""

    batch: str
    device_class: str
    ivd: bool | None
    list: int
    made_from: str
    source: str


class Labelled(NamedTuple):
    """A box as it is: what it holds, when that was made, what its label carries."""

    device_class: str
    """I, II, III; empty for what is no device."""
    ivd: bool
    listed: int
    """The batch whose list names the item; 0 for none."""
    made_on: str
    """ISO date; empty where it is not known."""
    carries: bool | None = None
    """Whether a UDI was read from the label; None where nobody has looked."""


class Expectation(NamedTuple):
    """What is expected of a label, and why."""

    answer: Literal["expected", "optional", "missing"]
    reason: str
    """no_device, made_on_unknown, made_before, must_carry."""
    batch: str = ""
    since: str = ""
    source: str = ""


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules in force or to come."""
    text = resources.files(__package__).joinpath("udi_rules.toml").read_text("utf-8")
    return tuple(
        Rule(row["batch"], row["device_class"], row.get("ivd"), row["list"], row["made_from"],
             row["source"])
        for row in tomllib.loads(text)["rule"]
    )  # fmt: skip


def made_on_of(produced: str | None, expiry: str | None, shelf_life_days: int) -> str:
    """Return when goods were made: as the label says, else expiry less shelf life, else empty."""
    if produced:
        return produced
    return add_days(expiry, -shelf_life_days) if expiry and shelf_life_days else ""


def decide_udi(box: Labelled) -> Expectation:
    """Say whether the label must carry a UDI (``expected``), need not (``optional``), or must and
    does not (``missing``).

    Of several rules that fit, the earliest date holds. Where nobody knows when it was made, nothing
    is demanded.
    """
    fitting = [
        rule
        for rule in rules()
        if rule.device_class == box.device_class
        and rule.ivd in (None, box.ivd)
        and rule.list in (0, box.listed)
    ]
    if not fitting:
        return Expectation("optional", "no_device")
    rule = min(fitting, key=lambda one: one.made_from)
    about = (rule.batch, rule.made_from, rule.source)
    if not box.made_on:
        return Expectation("optional", "made_on_unknown", *about)
    if box.made_on < rule.made_from:
        return Expectation("optional", "made_before", *about)
    return Expectation("missing" if box.carries is False else "expected", "must_carry", *about)
