"""Type and protocol of requests to draft again what a machine wrote; they follow from the desk acts."""

from collections.abc import Collection, Sequence
from typing import Protocol

from interp.ports.drafting_queue import Job
from interp.ports.review_desk.desk_acts import DeskAct
from interp.value_types import dataclass

DRAFT_AGAIN = "document.draft_again"
"""The name of the act; its body has the `origin` whose drafts are meant, null for every machine's, and the `segments`
if not all are meant."""


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """A request to draft a document in one language again: machine drafts older than `at`, of an origin or (None) all.

    Of these `segments`, or (None) of all.
    """

    at: int
    origin: str | None = None
    segments: Collection[str] | None = None


@dataclass(frozen=True, slots=True)
class MachineDrafts:
    """How many sentences of a document have a machine's draft of an origin in a language that nobody approved."""

    document: str
    language: str
    origin: str
    count: int


class DraftRequests(Protocol):
    """What machines drafted, and requests to draft it again."""

    def drafts(self, document: str) -> list[MachineDrafts]:
        """Return what machines drafted of a document, by language and origin. Raises Unavailable."""

    def again(self, requests: Sequence[tuple[DeskAct, Job]]) -> None:
        """Store acts with the jobs that carry them out, each in place of its language's job. Raises Unavailable."""

    def asked(self, document: str, language: str) -> tuple[AskedAgain, ...]:
        """Return the requests for a document and language, in order. Raises Unavailable."""
