"""Devices that store a command before they send it, and send it until they have an answer."""

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from tests.harness import Installation
from tongma.app.rooms import KINDS
from tongma.foundation.commands.model import Answer, Request, Scan
from tongma.foundation.commands.run import run
from tongma.foundation.kernel.actor import Actor
from tongma.foundation.kernel.time import DAY_US

MINUTE_US = 60_000_000
STEPS = (
    "before_begin", "claimed", "worked", "answered", "recorded", "after_commit",
)  # fmt: skip
"""Where the server may die; after_commit is the case of 'persisted anyway'."""


class Died(BaseException):
    """The server's process is gone; nothing below catches this."""


@dataclass
class Stored:
    """A command in a device's outbox."""

    name: str
    request: Request[Any]
    actor: Actor


@dataclass
class Device:
    """One device with its clock error and its outbox."""

    clock_error: int
    outbox: list[Stored] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)


class Network:
    """Loses requests and answers, repeats and reorders, and kills the server, all by the dice."""

    def __init__(self, site: Installation, dice: random.Random, devices: int = 3) -> None:
        self.site = site
        self.dice = dice
        # All but one are a minute wrong at most; the last one's battery was out for a while.
        errors = [dice.randint(-MINUTE_US, MINUTE_US) for _ in range(devices - 1)]
        self.devices = [
            Device(error) for error in (*errors, dice.randint(-DAY_US // 48, -5 * MINUTE_US))
        ]
        self.seen: Counter[str] = Counter()

    def send(
        self, actor: Actor, name: str, command: Any, scans: tuple[str, ...] = (), reason: str = ""
    ) -> Answer:
        """Store a command in a device, deliver it at last, and return its one answer."""
        wrong = self.dice.random() < 0.05
        device = self.devices[-1] if wrong else self.dice.choice(self.devices[:-1])
        request = Request(
            request_id=self.site.request_id(),
            command=command,
            happened_at=self.site.clock.now() + device.clock_error,
            station="simulated",
            reason=reason,
            scans=tuple(Scan(raw, "]d2") for raw in scans),
        )
        stored = Stored(name, request, actor)
        device.outbox.append(stored)
        while request.request_id not in device.answers:
            self._try(device)
        return device.answers[request.request_id]

    def _try(self, device: Device) -> None:
        """Send something of the outbox, perhaps twice, perhaps something answered long ago."""
        waiting = [s for s in device.outbox if s.request.request_id not in device.answers]
        stored = self.dice.choice(waiting)
        if self.dice.random() < 0.05:
            self.seen["request lost"] += 1
            return
        for _ in range(2 if self.dice.random() < 0.1 else 1):
            answer = self._deliver(stored)
            if answer is None:
                return
        if self.dice.random() < 0.1:
            self.seen["answer lost"] += 1
            return
        self._keep(device, stored, answer)
        if self.dice.random() < 0.05:
            old = self.dice.choice(device.outbox)
            again = self._deliver(old)
            if again is not None and old.request.request_id in device.answers:
                self._keep(device, old, again)

    def _deliver(self, stored: Stored) -> Answer | None:
        """Run the command on a server that may die at any step; None when no answer came."""
        step = self.dice.choice(STEPS) if self.dice.random() < 0.1 else ""

        def fault(here: str) -> None:
            if here == step:
                raise Died(here)

        self.site.fault = fault
        try:
            return run(self.site.runtime, KINDS[stored.name], stored.request, stored.actor)
        except Died as died:
            self.seen[f"died {died}"] += 1
            return None
        finally:
            self.site.fault = lambda _step: None

    def _keep(self, device: Device, stored: Stored, answer: Answer) -> None:
        """An answer never changes, however often it is asked."""
        known = device.answers.setdefault(stored.request.request_id, answer)
        same = (known.record_id, known.refusal, dict(known.result))
        assert same == (answer.record_id, answer.refusal, dict(answer.result)), stored
        self.seen[stored.name] += 1
