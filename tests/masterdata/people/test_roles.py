from tongma.app.rooms import KINDS
from tongma.foundation.kernel.actor import Actor, Grant
from tongma.masterdata.people.roles import ADMINISTRATOR, READING, ROLES


def holder(role):
    return Actor(1, role.code, (Grant(role.code, 0, 0, role.actions),))


def test_every_command_can_be_sent_by_some_role():
    people = [holder(role) for role in ROLES.values()]

    assert [] == [name for name in KINDS if not any(one.role_for(name) for one in people)]


def test_no_role_names_an_action_that_does_not_exist():
    folders = {f"{name.partition('.')[0]}.*" for name in KINDS}
    known = {*KINDS, *folders, *READING}

    assert {} == {r.code: r.actions - known for r in ROLES.values() if r.actions - known}


def test_administrators_have_no_business_rights():
    allowed = {name for name in KINDS if holder(ROLES[ADMINISTRATOR]).role_for(name)}

    assert {"people"} == {name.partition(".")[0] for name in allowed}


def test_an_auditor_reads_and_does_nothing():
    assert [] == [name for name in KINDS if holder(ROLES["auditor"]).role_for(name)]


def test_a_counter_neither_sees_the_books_nor_approves():
    assert holder(ROLES["counter"]).role_for("counting.count_bin")
    assert holder(ROLES["counter"]).role_for("counting.approve_count") is None
