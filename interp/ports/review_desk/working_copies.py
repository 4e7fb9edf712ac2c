"""Type and protocol of working copies: what somebody has typed at the desk and not yet stored as a translation."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class WorkingCopy:
    """The words in the field of one sentence, in one browser (`device`) of one account or link.

    `base` is the revision that was in the field when the person began (0: none). `saved_at` in milliseconds since 1970,
    UTC.
    """

    sentence: str
    device: str
    words: str
    base: int
    saved_at: int


@dataclass(frozen=True, slots=True)
class CopyPlace:
    """Where working copies are: a document, the language translated into, and the account or link that typed them."""

    document: str
    language: str
    account: str


class WorkingCopies(Protocol):
    """The working copies. None is a translation, and none is ever erased but by `erase`; documents do not change."""

    def keep(self, where: CopyPlace, copies: Sequence[WorkingCopy]) -> None:
        """Store copies, each instead of the one of its sentence and device; all or none.

        Raises Conflict for a document that is not there, Unavailable.
        """

    def of(self, where: CopyPlace) -> list[WorkingCopy]:
        """Return the copies of an account in a document and language, the newest first. Raises Unavailable."""

    def count(self, where: CopyPlace) -> int:
        """Return how many there are. Raises Unavailable."""

    def erase(self, where: CopyPlace, device: str, sentences: Mapping[str, int | None]) -> None:
        """Erase the copies that one device has of some sentences: a copy kept at that time, None for whichever it has.

        One that was kept again since its time was read stays. Raises Unavailable.
        """
