"""Which bin to suggest. Pure."""

from collections.abc import Iterable

from tongma.inbound.putaway.model import Candidate


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return bins that fit, the best first: same item, then empty, then by walking sequence.

    A bin that is known to be full is left out.
    """
    fitting = [one for one in candidates if one.free is None or one.free > 0]
    return sorted(fitting, key=lambda one: (not one.same_item, not one.empty, one.sequence))
