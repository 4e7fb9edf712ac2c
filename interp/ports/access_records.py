"""Types and protocol of what is recorded of access: acts on links and people, and when each was last used."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from interp.ports.accounts import Link
from interp.value_types import dataclass

MAKING = frozenset(("link.made", "link.replaced"))


@dataclass(frozen=True, slots=True)
class AccessAct:
    """Something that was done to a link, a user or a meeting as a whole, `at` milliseconds since 1970, UTC.

    `act`: see docs/protocol.md. `actor`, `role`: who did it. `meeting` is empty for what is of every meeting; `subject`
    is the id of the link or the name of the user; `body` is JSON, without secrets.
    """

    at: int
    actor: str
    role: str
    act: str
    meeting: str
    subject: str
    body: str = "{}"


class AccessRecords(Protocol):
    """Acts on access, which are only ever added, and times of last use."""

    def record(self, acts: Sequence[AccessAct]) -> None:
        """Add acts, all or none. Raises Unavailable."""

    def acts(self, meeting: str | None = None) -> list[AccessAct]:
        """Return the acts of a meeting, or all, in stored order. Raises Unavailable."""

    def makers(self, meeting: str, links: Collection[str]) -> dict[str, str]:
        """Return by id who made each of these links of a meeting, as far as that is recorded. Raises Unavailable."""

    def change_links(self, made: Sequence[Link], revoked: Iterable[str], at: int, acts: Sequence[AccessAct]) -> None:
        """Revoke links, store new ones and record the acts, all or nothing.

        Raises NotFound when one to be revoked is unknown or revoked, Unavailable.
        """

    def used(self, times: Mapping[str, int], forget_before: int) -> None:
        """Store when each was used last; a later time stays. Sessions not used since `forget_before` are left out."""

    def uses_of(self, subjects: Collection[str]) -> dict[str, int]:
        """Return when each of these was used last, as `uses`. Raises Unavailable."""

    def uses(self) -> dict[str, int]:
        """Return when each was used last, in milliseconds, by `link:` and an id, `user:` or `session:` and an id."""
