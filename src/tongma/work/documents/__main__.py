"""``python -m tongma.work.documents``: draw the life of documents and lines as Mermaid diagrams."""

from collections.abc import Iterator
from enum import StrEnum

from tongma.work.documents.states import DOCUMENT_STEPS, LINE_STEPS, TASK_STEPS, DocumentKind


def diagram(steps: frozenset[tuple[StrEnum, StrEnum]]) -> Iterator[str]:
    """Yield the lines of one state diagram, in the order of the states' names."""
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield from (f"  {present} --> {to}" for present, to in sorted(steps))
    yield "```"


def page() -> Iterator[str]:
    """Yield docs/states.md line by line."""
    yield "# The life of documents, lines and tasks"
    yield ""
    yield "Made by `make states` from `work/documents/states.py`; a test holds the two equal."
    for kind in DocumentKind:
        for name, steps in (("", DOCUMENT_STEPS[kind]), (" line", LINE_STEPS[kind])):
            if steps:
                yield from ("", f"## {kind}{name}", "")
                yield from diagram(frozenset(steps))
    yield from ("", "## task", "")
    yield from diagram(frozenset(TASK_STEPS))


if __name__ == "__main__":
    print("\n".join(page()))  # noqa: T201 - this is what it is for
