"""What comes to the demo site from outside: an old item table, and a supplier's own paper."""

import io
import tempfile
from pathlib import Path

from tongma.foundation.platform.sheets import BYTES_MAX, write_xlsx
from tongma.hub.data_cleansing import store
from tongma.hub.data_cleansing.model import ExamineTable
from tongma.hub.data_cleansing.sample import write_sample
from tongma.hub.data_cleansing.steps import RunWorker as Cleaner
from tongma.hub.data_cleansing.steps import work_on
from tongma.hub.reconciliation.intake import compare, keep_list
from tongma.hub.reconciliation.model import MapList
from tongma.hub.reconciliation.query import whole_run
from tongma.hub.reconciliation.store import run_of
from tongma.hub.supplier_documents.intake import keep_table
from tongma.hub.supplier_documents.store import open_order_lines
from tongma.masterdata.people.sessions import actor_by_id
from tongma.stock.query.around import held_at
from tongma.stock.query.asof import Moment
from tongma.stock.query.goods import lots
from tongma_demo.clock import SeedClock
from tongma_demo.master import Master
from tongma_demo.worker import Worker

_ROWS, _SEED = 400, 20_260_901
_NIGHTS_FAULTS = 9
_STATUS = {1: "待验", 2: "合格", 3: "不合格", 4: "退货待验"}


def old_table(worker: Worker, clock: SeedClock) -> str:
    """Upload a made-up old table and examine it: its questions wait for a person."""
    runtime = worker.runtime
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "旧系统物料编码表.csv"
        write_sample(table, _ROWS, seed=_SEED)
        sha256 = runtime.files.keep_stream(io.BytesIO(table.read_bytes()), BYTES_MAX)
    values = {"name": table.name, "sha256": sha256, "person": 0, "created_at": clock.now()}
    paper_id = runtime.database.write(
        lambda connection: runtime.database.take_ids(connection, 1)[0]
    )
    runtime.database.write(lambda connection: store.add_run(connection, paper_id, values))
    cleaner = Cleaner(runtime, actor_by_id)
    work_on(cleaner, paper_id)
    mapping = dict(cleaner.run_of(paper_id).mapping)
    worker.do("shuju", "cleaning.examine_table", ExamineTable(paper_id, mapping))
    work_on(cleaner, paper_id)
    return f"{_ROWS} rows of an old item table, examined"


def delivery_note(worker: Worker, master: Master) -> str:
    """Take in a supplier's own delivery note; one cell of it can be read in two ways."""
    runtime = worker.runtime
    suppliers = {item.supplier_code for item in master.goods.values()}
    with runtime.database.read() as connection:
        of_supplier = {
            code: open_order_lines(connection, master.partners[code], master.site)
            for code in sorted(suppliers)
        }
    code, lines = max(of_supplier.items(), key=lambda one: len(one[1]))
    days = ("2028.5.31", "20280630", "05/06/28")
    rows = [
        [
            goods.name_zh,
            goods.specification,
            goods.levels[0].gtin,
            f"批号：N{line.id}",
            day,
            "1",
            "",
        ]
        for line, day in zip(lines, days, strict=False)
        for goods in [master.goods[line.item]]
    ]
    headings = ["产品名称", "规格型号", "UDI-DI", "生产批号", "失效日期", "发货数量", "单位"]
    content = write_xlsx(headings, rows)
    sha256 = runtime.files.keep_stream(io.BytesIO(content), BYTES_MAX)
    keep_table((runtime, 0, master.partners[code], master.site), sha256, "发货清单.xlsx")
    return f"a delivery note of {len(rows)} lines from a supplier"


def nights(worker: Worker, master: Master, clock: SeedClock) -> str:
    """Lay the old system's list beside ours on three nights, with fewer differences each time."""
    runtime = worker.runtime
    with runtime.database.read() as connection:
        held = held_at(connection, master.site, Moment(clock.now(), 2**62))
        numbers = lots(connection, {one.lot for one in held})
    headings = ["物料编码", "批号", "库存状态", "库存数量"]
    total: dict[tuple[str, str, int], int] = {}
    for level_id, quantity in held.items():
        lot = numbers[level_id.lot].number if level_id.lot in numbers else ""
        key = (master.goods[level_id.item].code, lot, level_id.status)
        total[key] = total.get(key, 0) + quantity
    for faults in (_NIGHTS_FAULTS, 5, 2):
        rows = [
            [code, lot, _STATUS[status], str(quantity)]
            for (code, lot, status), quantity in sorted(total.items())
        ]
        for number in range(min(faults, len(rows))):
            _spoil(rows[number * 3 % len(rows)], number)
        sha256 = runtime.files.keep_stream(io.BytesIO(write_xlsx(headings, rows)), BYTES_MAX)
        list_of = {"name": "旧系统库存.xlsx", "sha256": sha256, "site": master.site}
        run = keep_list(runtime, list_of | {"person": 0, "moment": clock.now()})
        with runtime.database.read() as connection:
            mapped = whole_run(connection, run_of(connection, run))
        if not mapped.mapped:
            worker.do("zhuguan", "parallel.map_list", MapList(run, mapped.mapping))
            compare(runtime, run)
    return "3 nights of the old system's stock beside ours"


def _spoil(row: list[str], number: int) -> None:
    """Put a fault into a row: a quantity, the spelling of a lot, a status."""
    if number % 3 == 1 and "0" in row[1]:
        row[1] = row[1].replace("0", "O", 1)
    elif number % 3 == 2:  # noqa: PLR2004 - one of three
        row[2] = "不合格" if row[2] != "不合格" else "合格"
    else:
        row[3] = str(int(row[3]) + 1)
