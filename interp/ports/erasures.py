"""Types and protocol of erasing: meetings and documents are deleted permanently, and a row says that a meeting was."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class Erased:
    """What stays on record of an erased meeting, `at` milliseconds since 1970, UTC; `actor`: who erased it.

    Its log had `events` events; `checksum` is that of the last one, None where a release before 0.9.0 wrote it; `seal`
    is what `interp audit --hash` prints of that log.
    """

    meeting: str
    at: int
    actor: str
    reason: str
    events: int
    checksum: int | None
    seal: str


class Erasures(Protocol):
    """The one way by which rows of append-only tables are deleted. All methods raise Unavailable."""

    def erased(self, meeting: str) -> Erased | None:
        """Return what is on record of an erased meeting, None for any other."""

    def all(self) -> list[Erased]:
        """Return what is on record, the earliest first."""

    def documents(self, meeting: str) -> list[str]:
        """Return the ids of the documents of a meeting, of damaged ones too."""
        ...

    def erase_documents(self, documents: Sequence[str], *, memory: bool) -> Mapping[str, int]:
        """Delete documents with all that belongs to them; return how many rows of each kind.

        Of the memory goes what they alone have and the public was never shown; with `memory` all that came from them.
        """
        ...

    def erase_meeting(self, meeting: str, at: int, actor: str, reason: str) -> Mapping[str, int]:
        """Delete the log of a meeting and every other row that names it, and put it on record, in one transaction.

        Return how many rows of each kind. Its documents are to be erased before. Raises NotFound without a log.
        """
        ...

    def erase_copies(self, documents: Collection[str]) -> int:
        """Delete the working copies of documents; return how many."""

    def erase_refusals(self, before: int, keep: Collection[str]) -> int:
        """Delete the refusals of before a time but for those in meetings to `keep`; return how many."""

    def copies(self) -> dict[str, int]:
        """Return how many working copies each document has, of those that have any."""
        ...

    def refusals(self, before: int, keep: Collection[str]) -> int:
        """Return how many refusals `erase_refusals` would delete."""

    def since(self, now: int) -> int:
        """Return since when rules of retention hold here: the time they were first asked for, which is stored."""
        ...

    def is_due(self) -> bool:
        """Return whether something was erased since the files were rewritten last."""

    def rewrite(self) -> bool:
        """Write the files again, so that no byte of what was erased is in them; False where somebody reads them."""
