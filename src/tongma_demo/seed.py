"""Fills an empty site: people, goods, places, partners, and weeks of work, all by commands."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from tongma.app.bootstrap import add_person
from tongma.app.setup import runtime_of
from tongma.foundation.kernel.time import DAY_US
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.udidb.load import load
from tongma.masterdata.udidb.sample.nmpa import write_nmpa
from tongma_demo import parties
from tongma_demo.clock import SeedClock
from tongma_demo.history import History
from tongma_demo.identity import Identity
from tongma_demo.master import Master
from tongma_demo.papers import delivery_note, nights, old_table
from tongma_demo.worker import DemoLogin, Worker

SEED = 20_260_901
REGISTERED = 500
Say = Callable[[str], None]


def seed(settings: Settings, say: Say) -> list[DemoLogin]:
    """Make the demo site; return the logins with their random passwords."""
    runtime = runtime_of(settings)
    clock = SeedClock(runtime.clock.now(), days=62)
    seeding = replace(runtime, clock=clock)
    words = {role.code: f"{role.name_zh} {role.name_en}" for role in parties.roles()}
    # A site that is being made is not worth a disk's patience: a crash means making it again.
    runtime.database.quick = True
    logins = []
    for person in parties.people():
        password = add_person(
            replace(runtime, clock=clock.with_real_randomness()),
            person.username,
            person.name_zh,
            person.roles,
            must_change=False,
        )
        titles = ", ".join(words[role] for role in person.roles)
        logins.append(DemoLogin(person.username, password, f"{person.name_zh}  {titles}"))
    say(f"{len(logins)} people")
    worker = Worker(seeding)
    master = Master(worker).build()
    say(f"{len(master.items)} items, {len(master.bins)} bins, {len(master.partners)} partners")
    clock.jump(DAY_US)
    history = History(worker, master, clock, SEED)
    history.tell()
    say(f"{worker.commands} commands of history")
    with tempfile.TemporaryDirectory() as folder:
        release = Path(folder) / "UDID_FULL_RELEASE_20260801.zip"
        write_nmpa(release, REGISTERED, seed=SEED)
        load(runtime.database, clock, release)
    say(f"{REGISTERED} records of a made-up UDI database")
    Identity(worker, master, clock).tell()
    say("unknown codes, proposals and a correction")
    say(old_table(worker, clock))
    say(delivery_note(worker, master))
    say(nights(worker, master, clock))
    runtime.database.dispose()
    return logins
