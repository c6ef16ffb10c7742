"""The search's table is kept with the objects, joined by a job, and proved by the check."""

import pytest
import sqlalchemy as sa

from tests.harness import Installation, somebody
from tongma.app.rooms import CHECKS, KINDS
from tongma.foundation.platform.jobs.turn import Turn
from tongma.foundation.search import jobs
from tongma.foundation.search.model import KINDS as SEARCHED
from tongma.foundation.search.query import find_named
from tongma.foundation.search.store import join_blocks, write_anew
from tongma.foundation.search.tables import search_block
from tongma.masterdata.partners.model import PartnerData, SavePartner
from tongma.stock.check.everything import check_everything
from tongma_demo.story.run import tell

ACTOR = somebody(900, "partners.*")
SAVE = KINDS["partners.save_partner"]


def save(site: Installation, code: str, name: str, **more: object) -> int:
    data = PartnerData(code=code, name=name, roles=("customer",))
    answer = site.run(SAVE, SavePartner(data, **more), ACTOR)
    assert "accepted" == answer.outcome, answer
    return int(answer.result["id"])


def found(site: Installation, *words: str, kind: str = "partner") -> list[int]:
    with site.database.read() as connection:
        return [one.id for one in find_named(connection, kind, words, 50)]


def faults(site: Installation) -> list[str]:
    return [str(one) for one in check_everything(site.database, CHECKS).faults]


def test_a_new_name_finds_it_and_the_old_one_no_longer(site: Installation) -> None:
    id_ = save(site, "C-1", "临江医院")
    save(site, "C-1", "滨海医院", id=id_, version=1)

    assert [id_] == found(site, "滨海")
    assert [id_] == found(site, "bhyy", "c-1")
    assert [] == found(site, "临江")
    assert [] == faults(site)


def test_what_is_refused_leaves_nothing_to_be_found(site: Installation) -> None:
    save(site, "C-1", "临江医院")
    data = PartnerData(code="C-1", name="另一家", roles=("customer",))
    assert "refused" == site.run(SAVE, SavePartner(data), ACTOR).outcome

    with site.database.read() as connection:
        texts = "".join(connection.execute(sa.select(search_block.c.text)).scalars())
    assert "另一家" not in texts


def test_joining_loses_nothing_and_leaves_few_rows(site: Installation) -> None:
    ids = [save(site, f"C-{n}", f"第{n}医院") for n in range(30)]
    save(site, "C-7", "新名", id=ids[7], version=1)
    site.database.write(lambda connection: join_blocks(connection, "partner", 1000))
    save(site, "C-8", "又新", id=ids[8], version=1)
    site.database.write(lambda connection: join_blocks(connection, "partner", 1000))

    with site.database.read() as connection:
        rows = connection.execute(sa.select(sa.func.count()).select_from(search_block)).scalar_one()
    assert rows < 5
    assert [[ids[7]], [ids[8]], [ids[29]]] == [
        found(site, "新名"), found(site, "又新"), found(site, "c-29")
    ]  # fmt: skip
    assert [] == faults(site)


def test_the_job_joins_when_there_are_many(site: Installation, monkeypatch) -> None:
    monkeypatch.setattr(jobs, "_WORTH_IT", 10)
    job = jobs.JOBS[0]
    for n in range(10):
        save(site, f"C-{n}", "医院")
    with site.database.read() as connection:
        is_due = job.waiting(connection, 0)
    job.work(Turn(site.runtime, "search", 0, frozenset(), 0, 0, "", lambda: False))
    with site.database.read() as connection:
        assert (True, False) == (is_due, job.waiting(connection, 0))
    assert [] == faults(site)


def test_of_many_that_fit_the_best_come_first_and_no_more_than_wanted(site: Installation) -> None:
    ids = [save(site, f"X{n}", "医院") for n in (12, 1, 123)]
    with site.database.read() as connection:
        best = find_named(connection, "partner", ["x1"], 50)
        some = find_named(connection, "partner", ["x1"], 2)

    assert [ids[1], ids[0], ids[2]] == [one.id for one in best]
    assert 2 == len(some)


PLANTED = {
    "a text is changed": "UPDATE search_block SET text = replace(text, 'sup', 'sap')",
    "a kind is gone": "DELETE FROM search_block WHERE kind = 2",
    "of another kind": "UPDATE search_block SET kind = 9 WHERE kind = 5",
}


@pytest.mark.parametrize("words", PLANTED)
def test_what_cannot_be_found_any_more_is_named_and_mended(site: Installation, words: str) -> None:
    tell(site.runtime, lambda _words: None)
    before = faults(site)
    with site.database.engine.begin() as connection:
        connection.exec_driver_sql(PLANTED[words].replace("%", "%%"))
    planted = faults(site)
    for kind in SEARCHED:
        site.database.write(lambda connection, kind=kind: write_anew(connection, kind))

    assert [] == before
    assert any("the search does not find it" in fault for fault in planted)
    assert [] == faults(site)
