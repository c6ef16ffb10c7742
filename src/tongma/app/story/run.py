"""Runs the story from beginning to end."""

from tongma.app.story import inbound, inside, outbound
from tongma.app.story.teller import Say, Teller, cast
from tongma.app.story.world import build
from tongma.commands.run import Runtime
from tongma.kernel.time import local_date


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
