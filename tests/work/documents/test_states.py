from pathlib import Path

import pytest

from tongma.app.rooms import KINDS
from tongma.masterdata.people.roles import ROLES
from tongma.work.documents.__main__ import page
from tongma.work.documents.states import (
    ACTIONS,
    DOCUMENT_STEPS,
    LINE_STEPS,
    DocumentKind,
    DocumentState,
    LineState,
    TaskKind,
    may_move,
)


def test_the_page_of_diagrams_is_what_the_tables_say() -> None:
    written = (Path(__file__).parents[3] / "docs/states.md").read_text("utf-8")

    assert "\n".join(page()) + "\n" == written


def test_every_kind_of_document_has_its_steps() -> None:
    assert set(DocumentKind) == set(DOCUMENT_STEPS) == set(LINE_STEPS)


@pytest.mark.parametrize("kind", TaskKind)
def test_a_task_names_an_action_that_there_is_and_that_a_role_may_do(kind: TaskKind) -> None:
    action = ACTIONS[kind]
    folder = action.partition(".")[0]

    assert action in KINDS
    assert any({action, f"{folder}.*"} & role.actions for role in ROLES.values())


@pytest.mark.parametrize(
    ("kind", "present", "to", "legal"),
    [
        (DocumentKind.SHIPMENT, DocumentState.OPEN, DocumentState.DISPATCHED, True),
        (DocumentKind.SHIPMENT, DocumentState.DISPATCHED, DocumentState.OPEN, False),
        (DocumentKind.SHIPMENT, DocumentState.OPEN, DocumentState.DELIVERED, False),
        (DocumentKind.COUNT, DocumentState.CLOSED, DocumentState.OPEN, False),
        (DocumentKind.RELOCATION, DocumentState.CLOSED, DocumentState.UNDONE, True),
    ],
)
def test_a_document_goes_only_where_its_table_says(
    kind: DocumentKind, present: DocumentState, to: DocumentState, legal: bool
) -> None:
    assert legal == may_move(DOCUMENT_STEPS, kind, present, to)


def test_a_line_that_may_be_counted_again_is_not_posted_before_approval() -> None:
    assert not may_move(LINE_STEPS, DocumentKind.COUNT, LineState.RECOUNT, LineState.POSTED)
    assert may_move(LINE_STEPS, DocumentKind.COUNT, LineState.TO_APPROVE, LineState.POSTED)
