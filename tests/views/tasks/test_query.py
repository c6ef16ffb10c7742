"""Whoever asks sees what they may do, wherever it stands among the tasks of others."""

from tests.harness import somebody


def test_the_pages_of_tasks_follow_each_other_without_gap(told):
    everybody = somebody(990, *(f"{folder}.*" for folder in FOLDERS))
    whole = told.pages("/tasks", everybody, limit=500, state="")

    assert whole == told.pages("/tasks", everybody, limit=1, state="")
    assert len(whole) > 10


def test_a_task_behind_many_of_others_is_seen(told):
    mine = told.pages("/tasks", somebody(990, "shipping.deliver"), limit=1, state="")

    assert {"shipping.deliver"} == {row["action"] for row in mine}
    assert mine


def test_who_may_do_nothing_sees_no_task(told):
    assert [] == told.pages("/tasks", somebody(990), limit=1, state="")


FOLDERS = (
    "receiving", "acceptance", "purchasing", "putaway", "opening", "sales", "picking", "checking",
    "shipping", "transfers", "counting", "late", "identifiers", "scanning",
)  # fmt: skip
