"""Who revises a document into a language: named at the desk, and recorded as an act there."""

from collections.abc import Callable, Mapping

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.rules.permissions import Actor
from interp.domain.text.cleaning import clean
from interp.errors import BadRequest
from interp.ports import Document, SectionProgress, ServiceClock
from interp.service.desk_acts import act
from interp.service.materials import check_works

LONGEST_NAME = 80


class Revisers:
    """Names the reviser of a document in a language."""

    def __init__(
        self, section: SectionProgress, clock: ServiceClock, passages: Callable[[Document], Mapping[str, str]]
    ) -> None:
        """`passages` returns the segments of a document that are in another language than the document."""
        self._section, self._clock, self._passages = section, clock, passages

    def assign(self, actor: Actor, meeting: str, document: Document, language: str, name: str | None) -> None:
        """Set who revises a document into a language, nobody without a name.

        Raises BadRequest, NotAllowed, Unavailable.
        """
        check_works(actor, meeting)
        if language not in MEETING_LANGUAGES or (language == document.language and not self._passages(document)):
            raise BadRequest("language", languages=list(MEETING_LANGUAGES))
        named = clean(name, LONGEST_NAME) or None if name else None
        done = act(actor, self._clock.now_ms(), "document.assigned", document, {"to": named}, language)
        self._section.assign(document.id, language, named, done)
