"""Who acts, and what they may do: role × site × owner × action."""

from collections.abc import Collection
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
class Reach:
    """Where an action is allowed: pairs of (site, owner), each EVERYWHERE or one of them."""

    pairs: frozenset[tuple[int, int]]

    def __bool__(self) -> bool:
        """Whether it is allowed anywhere."""
        return bool(self.pairs)

    @property
    def whole(self) -> bool:
        """Whether it is allowed everywhere, for every owner's goods."""
        return (EVERYWHERE, EVERYWHERE) in self.pairs

    def holds(self, site: int, owner: int) -> bool:
        """Say whether it is allowed on what is of that site and owner.

        What has no site (0) is seen from every site. What has no owner (0) may be about the goods
        of several, as a count is: only who may see all of them sees it.
        """
        return any(
            (site == 0 or here in (EVERYWHERE, site)) and whose in (EVERYWHERE, owner)
            for here, whose in self.pairs
        )

    def covers(self, site: int, owner: int) -> bool:
        """Say whether a right there lies wholly within it; EVERYWHERE means every one of them.

        >>> one_site = Reach(frozenset({(7, EVERYWHERE)}))
        >>> one_site.covers(7, 9), one_site.covers(8, 9), one_site.covers(EVERYWHERE, 9)
        (True, False, False)
        """
        return any(
            here in (EVERYWHERE, site) and whose in (EVERYWHERE, owner)
            for here, whose in self.pairs
        )

    def meets(self, site: int, owner: int) -> bool:
        """Say whether a right there has anything in common with it; EVERYWHERE meets all."""
        return any(
            (EVERYWHERE in (here, site) or here == site)
            and (EVERYWHERE in (whose, owner) or whose == owner)
            for here, whose in self.pairs
        )

    def holds_site(self, site: int) -> bool:
        """Say whether it is allowed at that site for any owner: of places, which have none."""
        return any(site == 0 or here in (EVERYWHERE, site) for here, _whose in self.pairs)

    def sites(self) -> frozenset[int] | None:
        """Return the sites where it is allowed for any owner; None means all of them."""
        found = frozenset(here for here, _whose in self.pairs)
        return None if EVERYWHERE in found else found

    def sites_of_all_owners(self) -> frozenset[int] | None:
        """Return the sites where it is allowed for every owner's goods; None means all of them."""
        found = frozenset(here for here, whose in self.pairs if whose == EVERYWHERE)
        return None if EVERYWHERE in found else found

    def owners(self) -> frozenset[int] | None:
        """Return the owners for whom it is allowed at any site; None means all of them."""
        found = frozenset(whose for _here, whose in self.pairs)
        return None if EVERYWHERE in found else found


WHOLE = Reach(frozenset({(EVERYWHERE, EVERYWHERE)}))


@dataclass(frozen=True, slots=True)
class Actor:
    """The person (never an account shared by several) or system behind a command."""

    person: int
    username: str
    grants: tuple[Grant, ...]
    must_change_password: bool = False
    credential: str = ""
    """By what they act: ``session:…`` or ``key:`` and its id; empty for the installation itself."""
    credential_by: int = 0
    """Who made the key; 0 for a session."""

    @property
    def by_key(self) -> bool:
        """Whether a program acts for them."""
        return self.credential.startswith("key:")

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

    def reach(self, action: str) -> Reach:
        """Return where the action is allowed: at which sites, for whose goods."""
        wildcard = action.partition(".")[0] + ".*"
        return Reach(
            frozenset(
                (g.site, g.owner)
                for g in self.grants
                if action in g.actions or wildcard in g.actions
            )
        )

    def sites(self, action: str) -> frozenset[int] | None:
        """Return the sites where the action is allowed; None means all of them."""
        return self.reach(action).sites()


def narrowed(actions: Collection[str], scopes: Collection[str]) -> frozenset[str]:
    """Return the actions that scopes leave; ``*`` leaves all, ``folder.*`` those of a folder.

    >>> sorted(narrowed({"receiving.*", "holds.place_hold"}, {"receiving.receive_line", "holds.*"}))
    ['holds.place_hold', 'receiving.receive_line']
    """
    if "*" in scopes:
        return frozenset(actions)
    kept = {action for action in actions for scope in scopes if _covers(scope, action)}
    return frozenset(kept | {s for s in scopes for action in actions if _covers(action, s)})


def _covers(wide: str, action: str) -> bool:
    """Say whether an action is the other one, or of the folder that it stands for."""
    return wide == action or (wide.endswith(".*") and action.startswith(wide[:-1]))


SYSTEM = Actor(person=0, username="system", grants=())
"""The installation itself: migrations, scheduled jobs. Has no rights of its own."""
