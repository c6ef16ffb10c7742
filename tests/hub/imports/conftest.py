"""A site into which sheets are taken by the API, and what it has after the first three."""

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from tests.harness import somebody
from tongma.app.main import create_app
from tongma.app.tables import metadata
from tongma.foundation.platform.settings import Settings
from tongma.foundation.platform.sheets import write_csv
from tongma.hub.imports import jobs

ALL = (
    "imports.*", "catalogue.*", "partners.*", "places.*", "people.*", "opening.*", "purchasing.*",
    "sales.*",
)  # fmt: skip
PARTNERS = [
    ["code", "name", "roles", "licence_kind", "licence_number", "licence_from", "contact"],
    [
        "M01",
        "澄野器械",
        "registrant,maker",
        "production",
        "星药监械生产许20219101号",
        "2021-01-01",
        "何",
    ],
    ["S01", "心脉供应", "供应商", "", "", "", ""],
    ["H01", "第一人民医院", "客户", "", "", "", ""],
    ["OWN", "通码", "own", "", "", "", ""],
]
ITEMS = [
    [
        "编码", "名称", "管理类别", "生产企业", "基本单位", "条码", "包装1名称", "包装1数量",
        "包装1条码", "包装2名称", "包装2数量", "单价", "最低温度",
    ],
    ["GLV", "手套", "二类", "M01", "PR", "09520112000015", "box", "50", "19520112000012", "case",
     "6", "2.15", "2℃"],
    ["STN", "支架", "III", "M01", "EA", "", "", "", "", "", "", "798.00", ""],
]  # fmt: skip
PLACES = [
    ["site", "code", "kind", "parent", "time_zone", "status"],
    ["", "XH1", "site", "", "Asia/Shanghai", ""],
    ["XH1", "A", "zone", "", "", "合格"],
    ["XH1", "A-01", "bin", "A", "", "released"],
]


class Importer:
    def __init__(self, site, folder, actor):
        self.site = site
        self.app = create_app(site.runtime, Settings(folder, ""), lambda _request: self.actor)
        self.actor = actor
        self.client = TestClient(self.app)

    def __enter__(self):
        """Let the server's jobs go on, as who confirms."""
        self.client.__enter__()
        return self

    def __exit__(self, *error):
        self.client.__exit__(*error)

    def preview(self, kind, table, write=write_csv):
        return self.upload(kind, write(table[0], table[1:]))

    def upload(self, kind, content):
        files = {"file": ("sheet", content)}
        return self.client.post("/api/v1/imports/preview", data={"kind": kind}, files=files)

    def confirm(self, kind, sha256):
        body = {
            "request_id": self.site.request_id(),
            "command": {"kind": kind, "sha256": sha256},
        }
        return self.client.post("/api/v1/imports/confirm-import", json=body)

    def take_in(self, kind, table):
        seen = self.preview(kind, table).json()
        assert [] == seen["problems"], seen
        answer = self.confirm(kind, seen["sha256"])
        assert 200 == answer.status_code, answer.text
        return answer.json()["result"]

    def contents(self):
        with self.site.database.read() as connection:
            return {
                table.name: connection.execute(sa.select(table)).all()
                for table in metadata.sorted_tables
                if table.name not in {"import_file", "import_run", "job"}
            }


@pytest.fixture
def importer(site, tmp_path, monkeypatch):
    with Importer(site, tmp_path, somebody(900, *ALL)) as made:
        monkeypatch.setattr(jobs, "actor_by_id", lambda _connection, _person: made.actor)
        yield made


@pytest.fixture
def world(importer):
    for kind, table in (("partners", PARTNERS), ("items", ITEMS), ("places", PLACES)):
        importer.take_in(kind, table)
    return importer
