"""Who may write, take and hand over, and what an order's line means in base units. Pure."""

from typing import Protocol

from tongma.foundation.kernel.outcome import Refusal
from tongma.masterdata.catalogue.amounts import read_quantity
from tongma.masterdata.catalogue.query import ItemFacts, LevelFacts
from tongma.work.documents.model import HandOverTask, NewLine, Task
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


class TypedLine(Protocol):
    """What somebody typed: an item, how much, in which packaging level (0: the base unit)."""

    @property
    def item(self) -> int: ...  # noqa: D102 - as the class says
    @property
    def quantity(self) -> str: ...  # noqa: D102 - as the class says
    @property
    def level(self) -> int: ...  # noqa: D102 - as the class says


def decide_line(
    typed: TypedLine, item: ItemFacts | None, level: LevelFacts | None
) -> NewLine | Refusal:
    """Return a line to be added, or why it cannot be.

    Args:
        typed: what somebody typed.
        item: the item that it names; None where there is none.
        level: the packaging level that it names; None for the base unit or where there is none.

    In order: ``item_unknown`` (also a retired one), ``level_wrong`` (none, or of another item),
    ``quantity_wrong``.
    """
    if item is None or item.state != "active":
        return Refusal("item_unknown", {"item": str(typed.item)})
    if typed.level and level is None:
        return Refusal("level_wrong", {"item": item.code, "level": str(typed.level)})
    quantity = read_quantity(item, typed.quantity, level)
    if isinstance(quantity, Refusal):
        return quantity
    return NewLine(item.id, quantity, typed_quantity=typed.quantity, level=typed.level)
