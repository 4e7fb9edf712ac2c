"""What was done to written materials: who, when, what; kept with the change itself, append-only."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class DeskAct:
    """One thing somebody did to a document, `at` milliseconds since 1970, UTC.

    `name` is in the past tense (document.filed, text.approved). `language` and `segment` are empty and `revision` is 0
    where it was about none; `body` is JSON: what else was said.
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
    """What was done. Rows are added by the stores, in the transaction that does it, and never changed."""

    def of(self, meeting: str) -> list[DeskAct]:
        """Return what was done to the documents of a meeting, in the order it was. Raises Unavailable."""
