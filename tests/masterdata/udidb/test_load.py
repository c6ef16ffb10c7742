"""Loading: once, again, in parts, in any order, the tables are the same; and what they answer."""

import itertools
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from tests.harness import Installation, somebody
from tongma.app.main import create_app
from tongma.foundation.platform.settings import Settings
from tongma.masterdata.udidb import load as loading
from tongma.masterdata.udidb.load import load
from tongma.masterdata.udidb.query import lookup, lookup_all
from tongma.masterdata.udidb.sample.gudid import write_gudid
from tongma.masterdata.udidb.sample.nmpa import write_nmpa
from tongma.masterdata.udidb.tables import device, fault, number, registration


class Killed(Exception):
    """The process ends here."""


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(loading, "BATCH", 20)


@pytest.fixture
def release(tmp_path):
    path = tmp_path / "UDID_FULL_RELEASE_20260801.zip"
    write_nmpa(path, 90, seed=5, per_file=40)
    return path


def take(site, path, report=None, **options):
    return load(site.database, site.clock, path, report, **options)


def content(site: Installation):
    """Everything in the tables but the ids."""
    plain = [column for column in device.columns if column.name != "id"]
    key = (device.c.source, device.c.primary_di)
    of_numbers = [column for column in number.columns if column.name != "device"]
    with site.database.read() as connection:
        return [
            connection.execute(query).all()
            for query in (
                sa.select(*plain).order_by(*key),
                sa.select(*key, *of_numbers).join_from(number, device).order_by(*key, number.c.seq),
                sa.select(*key, registration.c.number)
                .join_from(registration, device)
                .order_by(*key, registration.c.number),
            )
        ]


def device_text(di, version, name="甲", day="2026-01-01", more=""):
    return (
        f"<device><zxxsdycpbs>{di}</zxxsdycpbs><cpmctymc>{name}</cpmctymc>{more}"
        f"<versionNumber>{version}</versionNumber><versionTime>{day}</versionTime></device>"
    )


def write(tmp_path, name, *texts):
    path = tmp_path / name
    path.write_text(f"<udid><devices>{''.join(texts)}</devices></udid>", encoding="utf-8")
    return path


def test_a_release_is_loaded_once_and_again_changes_nothing(site, release):
    progress = take(site, release)
    assert (90, 90, 0, True) == (
        progress.records,
        progress.taken,
        progress.faults,
        progress.done,
    )
    first = content(site)
    told = []
    assert 90 == take(site, release, told.append).records
    assert [] == told
    again = take(site, release, again=True)
    assert (90, 0) == (again.records, again.taken)
    assert first == content(site)


@pytest.mark.parametrize("batches", [1, 2, 4])
def test_a_load_that_is_killed_goes_on_and_gives_the_same(site, release, batches):
    counter = itertools.count(1)

    def kill(_progress):
        if next(counter) == batches:
            raise Killed

    with pytest.raises(Killed):
        take(site, release, kill)
    reached = 20 * batches
    assert reached == len(content(site)[0])
    progress = take(site, release)
    assert (90, 90, True) == (progress.records, progress.taken, progress.done)
    killed = content(site)

    assert 0 == take(site, release, again=True).taken
    assert killed == content(site)


def test_a_killed_batch_leaves_nothing_behind(site, release, monkeypatch):
    real = loading.store.take_batch

    def half(connection, take_ids, progress, batch):
        real(connection, take_ids, progress, batch)
        raise Killed

    monkeypatch.setattr(loading.store, "take_batch", half)
    with pytest.raises(Killed):
        take(site, release)
    assert [[], [], []] == content(site)
    monkeypatch.undo()
    assert 90 == take(site, release).taken


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_the_newest_version_stays_whatever_comes_first(site, tmp_path, order):
    packing = (
        "<packingList><packing><bzcpbs>16900000000013</bzcpbs><bznhxyjcpbssl>5</bznhxyjcpbssl>"
        "<bznhxyjbzcpbs>06900000000016</bznhxyjbzcpbs></packing></packingList>"
    )
    files = [
        write(tmp_path, "full.xml", device_text("06900000000016", 1, "旧")),
        write(tmp_path, "weekly.xml", device_text("06900000000016", 2, "中", more=packing)),
        write(tmp_path, "daily.xml", device_text("06900000000016", 3, "新")),
    ]
    for place in order:
        take(site, files[place])
    devices, numbers, _ = content(site)
    assert ["新"] == [row.name for row in devices]
    assert ["06900000000016"] == [row.value for row in numbers]


def test_the_newest_of_one_batch_stays_too(site, tmp_path):
    texts = [device_text("06900000000016", version, str(version)) for version in (2, 3, 1)]
    take(site, write(tmp_path, "a.xml", *texts))
    assert ["3"] == [row.name for row in content(site)[0]]


def test_faults_are_kept_with_their_places(site, tmp_path):
    good = device_text("06900000000016", 1)
    path = write(tmp_path, "a.xml", good, "<device><x></device>", "<device><y>1</y></device>")
    progress = take(site, path)
    assert (1, 2) == (progress.records, progress.faults)
    with site.database.read() as connection:
        found = connection.execute(sa.select(fault).order_by(fault.c.seq)).all()
    assert [("not_xml", 2, 1), ("di_missing", 3, 1)] == [
        (row.code, row.record, row.lost) for row in found
    ]


CHAIN = (
    "<zxxsdyzsydydsl>10</zxxsdyzsydydsl><sydycpbs>06900000000030</sydycpbs><packingList>"
    "<packing><bzcpbs>26900000000010</bzcpbs><bznhxyjcpbssl>24</bznhxyjcpbssl>"
    "<bznhxyjbzcpbs>16900000000013</bznhxyjbzcpbs></packing>"
    "<packing><bzcpbs>16900000000013</bzcpbs><bznhxyjcpbssl>5</bznhxyjcpbssl>"
    "<bznhxyjbzcpbs>06900000000016</bznhxyjbzcpbs></packing>"
    "<packing><bzcpbs>36900000000017</bzcpbs><bznhxyjcpbssl>2</bznhxyjcpbssl>"
    "<bznhxyjbzcpbs>99999999999999</bznhxyjbzcpbs></packing></packingList>"
    "<scbssfbhph>是</scbssfbhph><scbssfbhxlh>否</scbssfbhxlh>"
)


@pytest.mark.parametrize(
    ("asked", "role", "factor"),
    [
        ("06900000000016", "sales_unit", 1),
        ("6900000000016", "sales_unit", 1),
        ("06900000000030", "unit_of_use", 1),
        ("16900000000013", "package", 5),
        ("26900000000010", "package", 120),
        ("36900000000017", "package", None),
    ],
)
def test_any_number_of_a_record_finds_it_with_its_factor(site, tmp_path, asked, role, factor):
    take(site, write(tmp_path, "a.xml", device_text("06900000000016", 1, more=CHAIN)))
    with site.database.read() as connection:
        found = lookup(connection, asked)
        assert lookup(connection, "06900000000047") is None
    assert found is not None
    assert (role, factor) == (found.asked.role, found.asked.factor)
    assert ("06900000000016", 10) == (found.primary, found.uses)
    assert (True, False, None) == tuple(
        found.details["carries"][name] for name in ("lot", "serial", "expiry")
    )


def test_packages_in_a_ring_have_no_factor(site, tmp_path):
    ring = "".join(
        f"<packing><bzcpbs>{one}</bzcpbs><bznhxyjcpbssl>2</bznhxyjcpbssl>"
        f"<bznhxyjbzcpbs>{other}</bznhxyjbzcpbs></packing>"
        for one, other in (("A1", "B1"), ("B1", "A1"))
    )
    more = f"<packingList>{ring}</packingList>"
    take(site, write(tmp_path, "a.xml", device_text("06900000000016", 1, more=more)))
    with site.database.read() as connection:
        found = lookup(connection, "A1")
    assert found is not None
    assert found.asked.factor is None


def test_both_databases_lie_side_by_side(site, release, tmp_path):
    fda = tmp_path / "gudid.zip"
    write_gudid(fda, 90, seed=5)
    take(site, release)
    assert 90 == take(site, fda).taken
    with site.database.read() as connection:
        of_gs1 = connection.execute(
            sa.select(device.c.primary_di).where(device.c.issuer == "gs1").limit(1)
        ).scalar_one()
        found = lookup_all(connection, of_gs1)
    assert ["nmpa", "gudid"] == [one.source for one in found]


def client(site, tmp_path):
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: somebody(900))
    return TestClient(app)


def test_the_api_answers_by_number_words_and_certificate(site, tmp_path):
    more = CHAIN + "<zczbhhzbapzbh>国械注准20193030166</zczbhhzbapzbh>"
    texts = [
        device_text("06900000000016", 1, "冠状动脉支架", more=more),
        device_text("06900000000023", 1, "采样器"),
        "<device><x></device>",
    ]
    take(site, write(tmp_path, "a.xml", *texts))
    http = client(site, tmp_path)

    one = http.get("/api/v1/udi/26900000000010").json()
    assert ("120", "06900000000016", []) == (one["asked"]["factor"], one["primary"], one["others"])
    unknown = http.get("/api/v1/udi/0000")
    assert (404, "udi_unknown") == (unknown.status_code, unknown.json()["code"])

    def found(**asked):
        rows = http.get("/api/v1/udi", params=asked).json()["rows"]
        return [row["primary_di"] for row in rows]

    assert ["06900000000016"] == found(q="动脉")
    assert ["06900000000016"] == found(q="1690000000")
    assert ["06900000000016"] == found(q="6900000000016")
    assert ["06900000000016"] == found(registration="国械注准20193030166")
    assert [] == found(source="gudid")
    first = http.get("/api/v1/udi", params={"limit": 1}).json()
    following = http.get("/api/v1/udi", params={"limit": 1, "after": first["next"]}).json()
    assert ["06900000000023"] == [row["primary_di"] for row in following["rows"]]

    (row,) = http.get("/api/v1/udi/loads").json()["rows"]
    assert ("a.xml", "done", 2, 2) == (row["name"], row["state"], row["records"], row["faults"])
    odd = http.get(f"/api/v1/udi/loads/{row['id']}/faults").json()["rows"]
    assert [("level_unknown", 1, False), ("not_xml", 3, True)] == [
        (one["code"], one["record"], one["lost"]) for one in odd
    ]


def test_two_loads_at_once_do_not_disturb_each_other(site, tmp_path):
    files = []
    for name in ("a", "b"):
        texts = [device_text(f"0690{n:010d}", 1, name) for n in range(200)]
        files.append(write(tmp_path, f"{name}.xml", *texts))
    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda path: take(site, path), files))
    assert [200, 200] == [progress.records for progress in done]
    assert 200 == len(content(site)[0])
