"""Type and protocol of the translation section's progress and of its assignments."""

from typing import Protocol

from interp.ports.review_desk.desk_acts import DeskAct
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a document's newest version in one language, counted in segments.

    `drafted` have a text, `approved` of them are automatic, reviewed or final; `findings` of the others have a finding,
    `errors` of these are not released. `fixture` are drafts by sample models.
    """

    document: str
    language: str
    drafted: int = 0
    approved: int = 0
    findings: int = 0
    errors: int = 0
    fixture: int = 0


class SectionProgress(Protocol):
    """Progress and assignments. An assignment is information only: others may still revise."""

    def totals(self, meeting: str) -> dict[str, int]:
        """Return the number of segments of each document's newest version, by document."""

    def progress(self, meeting: str) -> dict[tuple[str, str], Progress]:
        """Return the progress of each document of a meeting, by document and language, where there is any."""

    def assign(self, document: str, language: str, name: str | None, act: DeskAct | None = None) -> None:
        """Set who revises a document into a language, None for nobody; counts as a change of the document.

        `act` is stored with it.
        """

    def assigned(self, meeting: str) -> dict[tuple[str, str], str]:
        """Return the names of the assigned persons, by document and language."""
