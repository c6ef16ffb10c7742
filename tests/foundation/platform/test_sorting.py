"""Lists sorted by the server: whole, in order, page by page, with equals and empty values."""

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.harness import Installation, somebody
from tongma.app.main import create_app
from tongma.foundation.kernel.outcome import Refused
from tongma.foundation.platform.settings import Settings
from tongma.foundation.platform.sorting import Sorts, cursors, order_of
from tongma.masterdata.catalogue.handle import SAVE_ITEM
from tongma.masterdata.catalogue.model import ItemData, SaveItem

ACTOR = somebody(900, "catalogue.*", "documents.*", "people.read", "stock.read")


def values(rows: list[tuple[int, str | None]]) -> sa.Subquery:
    """Rows of (id, word) as a table; None is no word."""
    each = [
        sa.select(
            sa.cast(sa.literal(number), sa.BigInteger).label("id"),
            sa.cast(sa.null() if word is None else sa.literal(word), sa.Text).label("word"),
        )
        for number, word in rows
    ]
    return sa.union_all(*each).subquery()


def pages(connection: sa.Connection, table: sa.Subquery, sort: str, size: int) -> list[int]:
    sorts = Sorts({"word": table.c.word, "id": table.c.id}, table.c.id, "id")
    seen: list[int] = []
    after = ""
    while True:
        order = order_of(sorts, sort, after)
        found = connection.execute(order.page(sa.select(table.c.id), size)).all()
        seen += [row.id for row in found]
        if len(found) < size:
            return seen
        after = cursors(found)[-1]


@pytest.mark.parametrize("sort", ["word", "-word"])
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(words=st.lists(st.sampled_from(["", "a", "b", "c", None]), min_size=1, max_size=9))
def test_pages_hold_each_row_once_with_equals_and_empty_ones(site: Installation, sort, words):
    rows = list(enumerate(words, 1))
    down = sort.startswith("-")
    filled = sorted(
        (row for row in rows if row[1] is not None), key=lambda row: (row[1], row[0]), reverse=down
    )
    empty = sorted((row for row in rows if row[1] is None), reverse=down)
    with site.database.read() as connection:
        found = pages(connection, values(rows), sort, 2)

    assert [number for number, _word in (*filled, *empty)] == found


@pytest.mark.parametrize("after", ["x", "W10", "WzEsMl0", "WyJhIiwiYiJd", "bnVsbA", "é"])
def test_a_cursor_of_another_list_is_refused(after):
    table = values([(1, "a")])
    with pytest.raises(Refused) as refused:
        order_of(Sorts({"word": table.c.word}, table.c.id, "word"), "word", after)

    assert "cursor_wrong" == refused.value.refusal.code


@pytest.fixture
def client(site: Installation, tmp_path):
    names = {"GLV-7": ("手套", "I"), "STN-1": ("支架", "III"), "GAU-1": ("纱布", "I")}
    for code, (name, device_class) in names.items():
        data = ItemData(code, name, device_class=device_class)
        assert site.run(SAVE_ITEM, SaveItem(data), ACTOR).refusal is None
    app = create_app(site.runtime, Settings(tmp_path, ""), lambda _request: ACTOR)
    with TestClient(app) as client:
        yield client


def codes(client, **query):
    answer = client.get("/api/v1/items", params=query).json()
    return [row["code"] for row in answer["rows"]], answer["next"]


def test_a_list_is_sorted_by_what_the_caller_names_up_and_down(client):
    assert ["GAU-1", "GLV-7", "STN-1"] == codes(client)[0]
    assert ["STN-1", "GLV-7", "GAU-1"] == codes(client, sort="-code")[0]
    assert "STN-1" == codes(client, sort="-device_class")[0][0]


def test_the_next_page_goes_on_in_the_same_order(client):
    first, after = codes(client, sort="-device_class", limit=2)
    second, end = codes(client, sort="-device_class", limit=2, after=after)

    assert (3, None) == (len({*first, *second}), end)


def test_the_export_has_the_order_of_the_list_and_nothing_else_than_its_columns(client):
    lines = client.get("/api/v1/items", params={"sort": "-code", "format": "csv"}).text.splitlines()

    assert ["STN-1", "GLV-7", "GAU-1"] == [line.split(",")[0] for line in lines[1:]]
    assert lines[0].lstrip("\ufeff").startswith("代码,中文名称,英文名称,型号,规格,管理类别")


@pytest.mark.parametrize("path", ["items", "partners", "places", "people", "certificates"])
def test_an_unknown_order_is_refused_with_the_names_that_are_allowed(client, path):
    refused = client.get(f"/api/v1/{path}", params={"sort": "colour"})

    assert (422, "sort_unknown") == (refused.status_code, refused.json()["code"])
    assert {"state", "kind", "name"} & set(refused.json()["facts"]["allowed"])


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("documents", ["id", "number", "state", "due", "created_at"]),
        ("items", ["code", "name_zh", "specification", "base_unit"]),
        ("partners", ["code", "name", "name_en", "state"]),
        ("places", ["code", "name", "kind", "purpose", "sequence"]),
        ("people", ["username", "name", "state"]),
        ("certificates", ["number", "kind", "valid_from", "valid_to"]),
    ],
)
def test_every_order_is_answered_by_both_databases(client, path, names):
    for name in names:
        for sort in (name, f"-{name}"):
            answer = client.get(f"/api/v1/{path}", params={"sort": sort, "limit": 1})
            assert (sort, 200) == (sort, answer.status_code)
            after = answer.json()["next"]
            if after:
                query = {"sort": sort, "limit": 1, "after": after}
                assert 200 == client.get(f"/api/v1/{path}", params=query).status_code
