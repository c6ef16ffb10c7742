"""Who may write, take and hand over. Pure."""

from tongma.foundation.kernel.outcome import Refusal
from tongma.work.documents.model import HandOverTask, Task
from tongma.work.documents.states import TaskState


def decide_note(text: str) -> Refusal | None:
    """Return why a note is not written, or None: ``note_empty`` where it is blanks alone."""
    return None if text.strip() else Refusal("note_empty")


def decide_take(task: Task, person: int, *, may: bool) -> Refusal | None:
    """Return why a person may not take a task, or None; who has it may take it again.

    Args:
        task: as it is.
        person: who asks.
        may: whether they may do its action, at its site and for its owner.

    In order: ``task_done``, ``not_allowed``, ``task_taken``.
    """
    if task.state == TaskState.DONE:
        return _done(task)
    if not may:
        return Refusal("not_allowed", {"action": task.action})
    return None if task.taken_by in (0, person) else _taken(task)


def decide_give_back(task: Task, person: int) -> Refusal | None:
    """Return why a person may not give a task back, or None.

    In order: ``task_done``, ``task_free`` (nobody has it), ``task_taken`` (somebody else has).
    """
    if task.state == TaskState.DONE:
        return _done(task)
    if not task.taken_by:
        return Refusal("task_free", {"task": str(task.id)})
    return None if task.taken_by == person else _taken(task)


def decide_hand_over(
    task: Task, command: HandOverTask, person: int, *, may: bool, is_person: bool
) -> Refusal | None:
    """Return why a person may not give a task to another, or None.

    Args:
        task: as it is.
        command: to whom.
        person: who asks.
        may: whether they may do its action; who has it needs no right to pass it on.
        is_person: whether there is such a person as it goes to.

    In order: ``task_done``, ``not_allowed``, ``person_unknown``.
    """
    if task.state == TaskState.DONE:
        return _done(task)
    if task.taken_by != person and not may:
        return Refusal("not_allowed", {"action": task.action})
    return None if is_person else Refusal("person_unknown", {"person": str(command.person)})


def _done(task: Task) -> Refusal:
    return Refusal("task_done", {"task": str(task.id)})


def _taken(task: Task) -> Refusal:
    return Refusal("task_taken", {"task": str(task.id), "person": str(task.taken_by)})
