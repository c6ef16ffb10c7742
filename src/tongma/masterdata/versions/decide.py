"""Whether a record may be saved over what is there. Pure."""

from tongma.foundation.kernel.outcome import Refusal


def decide_version(read: int | None, current: int) -> Refusal | None:
    """Return ``version_conflict`` when somebody saved after the caller had read, or None.

    Args:
        read: the version that the caller saw, 0 for none; None: the caller does not mind.
        current: the version that is there, 0 for none.
    """
    if read is None or read == current:
        return None
    return Refusal("version_conflict", {"read": str(read), "current": str(current)})
