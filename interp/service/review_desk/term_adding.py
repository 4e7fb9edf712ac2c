"""Adds a term that a reviser found in a text to the operator's list, and removes it; drafts and checks follow."""

from collections.abc import Callable

import structlog

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.rules.permissions import Actor
from interp.domain.translation.term_rows import with_term, without_term
from interp.errors import BadRequest, Refused
from interp.ports import Document
from interp.service.materials import check_works, name_of
from interp.value_types import dataclass

log = structlog.get_logger("interp.desk")


@dataclass(frozen=True, slots=True)
class NewTerm:
    """Words of a document's original and their translation into `language`."""

    language: str
    source: str
    target: str


class TermAdding:
    """Adds terms; the note of each says who added it, who alone removes it here."""

    def __init__(self, change: Callable[[Callable[[str], str]], None]) -> None:
        """`change` rewrites the list's text by a function, completely or not at all."""
        self._change = change

    def add(self, actor: Actor, document: Document, new: NewTerm) -> None:
        """Add a required term. Raises Refused, BadRequest as `with_term`; NotAllowed, Unavailable."""
        both = _both(actor, document, new)
        self._change(lambda text: with_term(text, *both, note=name_of(actor)))
        log.info("term_added", source=document.language, language=new.language, document=document.id)

    def take_back(self, actor: Actor, document: Document, new: NewTerm) -> None:
        """Remove a term that the actor added. Raises Refused `term_gone` for none such; else as `add`."""
        both = _both(actor, document, new)
        self._change(lambda text: without_term(text, *both, note=name_of(actor)))
        log.info("term_taken_back", source=document.language, language=new.language, document=document.id)


def _both(actor: Actor, document: Document, new: NewTerm) -> tuple[str, str, str, str]:
    """Return both languages, each with its words. Raises as `TermAdding.add`."""
    check_works(actor, document.meeting or "")
    if new.language not in MEETING_LANGUAGES:
        raise BadRequest("language", languages=list(MEETING_LANGUAGES))
    if new.language == document.language:
        raise Refused("original_language")
    return document.language, new.source, new.language, new.target
