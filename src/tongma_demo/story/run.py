"""Runs the story from beginning to end."""

from tongma.foundation.commands.runtime import Runtime
from tongma.foundation.kernel.time import local_date
from tongma_demo.story import inbound, inside, outbound
from tongma_demo.story.teller import Say, Teller, cast
from tongma_demo.story.world import build


def tell(runtime: Runtime, say: Say) -> Teller:
    """Tell the whole story on an empty site; return the teller with its counts."""
    teller = Teller(runtime, cast(), say)
    teller.chapter("The world")
    world = build(teller, local_date(runtime.clock.now(), "Asia/Shanghai"))
    inbound.tell(teller, world)
    inside.tell(teller, world)
    outbound.tell(teller, world)
    say(f"\nstory: {teller.steps} steps, {teller.failed} failed")
    return teller
