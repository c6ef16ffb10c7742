"""The story runs from end to end on both databases."""

from tests.harness import Installation
from tongma_demo.story.run import tell


def test_the_story_ends_without_a_failed_step(site: Installation) -> None:
    said: list[str] = []
    teller = tell(site.runtime, said.append)

    assert [] == [line for line in said if "✗" in line]
    assert said[-1] == f"\nstory: {teller.steps} steps, 0 failed"
