"""What comes to the demo site from outside: a company's old item table, half way cleaned."""

import io
import tempfile
from pathlib import Path

from tongma.app.demo.clock import SeedClock
from tongma.app.demo.worker import Worker
from tongma.cleaning import store
from tongma.cleaning.job import Worker as Cleaner
from tongma.cleaning.job import work_on
from tongma.cleaning.model import ExamineTable
from tongma.cleaning.sample import write_sample
from tongma.people.sessions import actor_by_id
from tongma.platform.sheets import BYTES_MAX

_ROWS, _SEED = 400, 20_260_901


def old_table(worker: Worker, clock: SeedClock) -> str:
    """Upload a made-up old table and examine it: its questions wait for a person."""
    runtime = worker.runtime
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "旧系统物料编码表.csv"
        write_sample(table, _ROWS, seed=_SEED)
        sha256 = runtime.files.keep_stream(io.BytesIO(table.read_bytes()), BYTES_MAX)
    values = {"name": table.name, "sha256": sha256, "person": 0, "created_at": clock.now()}
    one = runtime.database.write(lambda connection: runtime.database.take_ids(connection, 1)[0])
    runtime.database.write(lambda connection: store.add_run(connection, one, values))
    cleaner = Cleaner(runtime, actor_by_id)
    work_on(cleaner, one)
    mapping = dict(cleaner.run_of(one).mapping)
    worker.do("shuju", "cleaning.examine_table", ExamineTable(one, mapping))
    work_on(cleaner, one)
    return f"{_ROWS} rows of an old item table, examined"
