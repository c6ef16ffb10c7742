"""Who acts, and what they may do: role × site × owner × action."""

from dataclasses import dataclass

EVERYWHERE = 0
"""As site or owner of a grant: all of them."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One role of one person, for one site or all, for one owner's goods or all."""

    role: str
    site: int
    owner: int
    actions: frozenset[str]
    """Names of commands and of reading rights; ``receiving.*`` stands for all of a folder."""


@dataclass(frozen=True, slots=True)
class Actor:
    """The person (never an account shared by several) or system behind a command."""

    person: int
    username: str
    grants: tuple[Grant, ...]
    must_change_password: bool = False

    def role_for(self, action: str, *, site: int = 0, owner: int = 0) -> str | None:
        """Return the first role that allows the action there, or None.

        A site or owner of 0 asks: anywhere at all?
        """
        wildcard = action.partition(".")[0] + ".*"
        for grant in self.grants:
            here = site == EVERYWHERE or grant.site in (EVERYWHERE, site)
            whose = owner == EVERYWHERE or grant.owner in (EVERYWHERE, owner)
            if here and whose and (action in grant.actions or wildcard in grant.actions):
                return grant.role
        return None

    def sites(self, action: str) -> frozenset[int] | None:
        """Return the sites where the action is allowed; None means all of them."""
        wildcard = action.partition(".")[0] + ".*"
        found = {g.site for g in self.grants if action in g.actions or wildcard in g.actions}
        return None if EVERYWHERE in found else frozenset(found)


SYSTEM = Actor(person=0, username="system", grants=())
"""The installation itself: migrations, scheduled jobs. Has no rights of its own."""
