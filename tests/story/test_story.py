"""The story runs from end to end on both databases."""

from tests.harness import Installation

from tongma.app.story import inbound
from tongma.app.story.teller import Teller, cast
from tongma.app.story.world import build
from tongma.kernel.time import local_date


def test_the_story_ends_without_a_failed_step(site: Installation) -> None:
    said: list[str] = []
    teller = Teller(site.runtime, cast(), said.append)
    world = build(teller, local_date(site.clock.now(), "Asia/Shanghai"))
    inbound.tell(teller, world)

    assert "" == "\n".join(line for line in said if "✗" in line)
