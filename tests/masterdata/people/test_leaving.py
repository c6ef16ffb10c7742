import sqlalchemy as sa

from tests.masterdata.people.conftest import INSTALLER
from tongma.app.rooms import KINDS
from tongma.foundation.commands.kind import Kind
from tongma.masterdata.people.model import DeactivatePerson
from tongma.work.documents.states import ACTIONS, TaskKind
from tongma.work.documents.store import add_task
from tongma.work.documents.tables import task

OPEN, DONE = ACTIONS[TaskKind.RECEIVE], ACTIONS[TaskKind.ACCEPT]


def _take(tx, command):
    for kind, state in ((TaskKind.RECEIVE, "taken"), (TaskKind.ACCEPT, "done")):
        one = add_task(tx, kind, site=0)
        tx.update(task, {"id": one}, {"taken_by": command.person, "state": state})
    return {}


def tasks(office):
    with office.site.database.read() as connection:
        rows = connection.execute(sa.select(task.c.action, task.c.taken_by, task.c.state))
        return {row.action: (row.taken_by, row.state) for row in rows}


def test_open_tasks_go_to_the_successor_and_done_ones_stay(office):
    ann, ben = office.person("ann", "buyer"), office.person("ben", "buyer")
    take = Kind("people.take", DeactivatePerson, _take, dict)
    office.site.run(take, DeactivatePerson(ann), INSTALLER)
    office.site.run(KINDS["people.deactivate_person"], DeactivatePerson(ann, ben), INSTALLER)

    assert {OPEN: (ben, "taken"), DONE: (ann, "done")} == tasks(office)


def test_without_a_successor_open_tasks_go_back_to_everyone(office):
    ann = office.person("ann", "buyer")
    take = Kind("people.take", DeactivatePerson, _take, dict)
    office.site.run(take, DeactivatePerson(ann), INSTALLER)
    office.site.run(KINDS["people.deactivate_person"], DeactivatePerson(ann), INSTALLER)

    assert {OPEN: (0, "open"), DONE: (ann, "done")} == tasks(office)
