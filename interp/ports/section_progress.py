"""How far the translation section is: what each text has in each language, and whose it is."""

from dataclasses import dataclass
from typing import Protocol

from interp.ports.desk_acts import DeskAct


@dataclass(frozen=True, slots=True)
class Progress:
    """What the newest version of a document has in one language, counted in segments.

    `drafted` have a text, `approved` of them are automatic, reviewed or final; `findings` of the others have something
    that a check found, `errors` of these keep a segment from the screens. `fixture` are drafts of a test's models.
    """

    document: str
    language: str
    drafted: int = 0
    approved: int = 0
    findings: int = 0
    errors: int = 0
    fixture: int = 0


class SectionProgress(Protocol):
    """What the desk counts and who does what. Whoever is named is only named: nothing is kept from the others."""

    def totals(self, meeting: str) -> dict[str, int]:
        """Return how many segments the newest version of each document of a meeting has, by document."""

    def progress(self, meeting: str) -> dict[tuple[str, str], Progress]:
        """Return how far each document of a meeting is, by document and language; nothing where nothing is."""

    def assign(self, document: str, language: str, name: str | None, act: DeskAct | None = None) -> None:
        """Say who revises a document into a language, or (None) nobody; counts as a change of the document.

        `act` is kept with it.
        """

    def assigned(self, meeting: str) -> dict[tuple[str, str], str]:
        """Return the names, by document and language."""
