"""Type and protocol of desk acts, append-only: who did what to which document, when."""

from typing import Protocol

from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class DeskAct:
    """An act on a document, `at` milliseconds since 1970, UTC.

    `name` is in the past tense (document.filed, text.approved). `language` and `segment` are empty and `revision` is 0
    where not applicable; `body` is JSON with further values.
    """

    at: int
    meeting: str
    actor: str
    role: str
    name: str
    document: str
    language: str = ""
    segment: str = ""
    revision: int = 0
    body: str = "{}"


class DeskActs(Protocol):
    """The desk acts. The stores add rows in the transaction of the change and never change them."""

    def of(self, meeting: str) -> list[DeskAct]:
        """Return the acts on the documents of a meeting, in order. Raises Unavailable."""
