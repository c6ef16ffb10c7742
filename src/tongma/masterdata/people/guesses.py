"""How often a password may be guessed: slowed down, never locked by whoever wants it.

Nothing here knows who exists: names that nobody has are slowed down as those of people are, so that
the answer and its time tell nothing. A browser that logged in as somebody before is known by a
cookie and has a budget of its own for that name: strangers cannot keep its owner out.

**Source:** OWASP, Slow Down Online Guessing Attacks with Device Cookies; ASVS 5.0, 6.3.1.
"""

import hashlib
import hmac
import threading
from dataclasses import dataclass, field
from ipaddress import IPv4Address, ip_address, ip_network
from typing import NamedTuple

from tongma.foundation.kernel.outcome import refuse

_SECOND_US = 1_000_000
_KEPT_MAX = 20_000
KNOWN_SECONDS = 400 * 86_400
"""How long a browser stays known: the most that browsers keep a cookie."""


class Budget(NamedTuple):
    """So many guesses at once; then one in so many seconds."""

    burst: int
    seconds_each: int


FROM_ADDRESS = Budget(5, 180)
"""Of one name from one address, and of one known browser."""
OF_NAME = Budget(50, 36)
"""Of one name from all strangers together: 100 in an hour."""
OF_ADDRESS = Budget(60, 6)
"""Of all names from one address: a whole house may stand behind it."""


class Guesser(NamedTuple):
    """Who tries a password: the name, where from, and the browser where it is known."""

    username: str
    address: str = ""
    browser: str = ""

    @property
    def budgets(self) -> list[tuple[str, Budget]]:
        """Return what each guess takes from."""
        if self.browser:
            return [(f"browser {self.browser}", FROM_ADDRESS)]
        house = house_of(self.address)
        return [
            (f"from {house} {self.username}", FROM_ADDRESS),
            (f"name {self.username}", OF_NAME),
            (f"address {house}", OF_ADDRESS),
        ]


def house_of(address: str) -> str:
    """Return from where guesses are counted together: an IPv6 address stands for its /64, of which
    one house has all (RFC 6177, section 2); an IPv4 address written as one is that.

    >>> house_of("2001:db8::1:2:3:4"), house_of("::ffff:192.0.2.7"), house_of("192.0.2.7")
    ('2001:db8::/64', '192.0.2.7', '192.0.2.7')
    """
    try:
        there = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(there, IPv4Address):
        return str(there)
    if there.ipv4_mapped is not None:
        return str(there.ipv4_mapped)
    return str(ip_network((there, 64), strict=False))


@dataclass
class Guesses:
    """Counts guesses, in the memory of one process."""

    spent: dict[str, int] = field(default_factory=dict)
    """What is counted → the instant at which its budget is whole again."""
    guard: threading.Lock = field(default_factory=threading.Lock)

    def take(self, guesser: Guesser, now: int) -> None:
        """Take one guess before it is looked at. Refusal ``login_locked`` with the seconds."""
        with self.guard:
            wait = max(self._wait(key, budget, now) for key, budget in guesser.budgets)
            if wait > 0:
                raise refuse("login_locked", seconds=str(-(-wait // _SECOND_US)))
            for key, budget in guesser.budgets:
                whole_at = max(self.spent.get(key, now), now)
                self.spent[key] = whole_at + budget.seconds_each * _SECOND_US
            if len(self.spent) > _KEPT_MAX:
                self._forget(now)

    def give_back(self, guesser: Guesser, now: int) -> None:
        """Forget the wrong ones before it: the right password came."""
        with self.guard:
            own, *shared = guesser.budgets
            self.spent.pop(own[0], None)
            for key, budget in shared:
                self.spent[key] = self.spent.get(key, now) - budget.seconds_each * _SECOND_US

    def _wait(self, key: str, budget: Budget, now: int) -> int:
        """Return how long until one more fits, in microseconds; at most 0 where it does now."""
        room = (budget.burst - 1) * budget.seconds_each * _SECOND_US
        return max(self.spent.get(key, now), now) - now - room

    def _forget(self, now: int) -> None:
        """Forget budgets that are whole again, and the least spent of too many others."""
        left = sorted((at, key) for key, at in self.spent.items() if at > now)
        self.spent = {key: at for at, key in left[-_KEPT_MAX // 2 :]}


def browser_cookie(username: str) -> str:
    """Return the name of the cookie by which a browser is known for a name; it tells no name."""
    return f"tongma_known_{hashlib.sha256(username.encode()).hexdigest()[:12]}"


def make_proof(secret: bytes, username: str, nonce: bytes) -> str:
    """Return what such a cookie holds: which browser, sealed for the name."""
    return f"{nonce.hex()}.{_seal(secret, username, nonce.hex())}"


def known_browser(secret: bytes, username: str, proof: str) -> str:
    """Return which browser a cookie proves; empty where it proves none for this name."""
    nonce, _, seal = proof.partition(".")
    expected = _seal(secret, username, nonce)
    return nonce if hmac.compare_digest(expected.encode(), seal.encode()) else ""


def _seal(secret: bytes, username: str, nonce: str) -> str:
    return hmac.new(secret, f"{nonce}|{username}".encode(), hashlib.sha256).hexdigest()
