"""Adds a term that a reviser found in a text to the operator's list; drafting and checks use it at once."""

from collections.abc import Callable
from dataclasses import dataclass

import structlog

from interp.domain.rules.policy import Actor
from interp.domain.translation.term_rows import with_term
from interp.errors import BadRequest, Refused
from interp.languages import CODES
from interp.ports import Document
from interp.service.materials import check_works, name_of

log = structlog.get_logger("interp.desk")


@dataclass(frozen=True, slots=True)
class NewTerm:
    """Words of a document's original and their translation into `language`."""

    language: str
    source: str
    target: str


class TermAdding:
    """Adds terms; the note of each says who added it."""

    def __init__(self, change: Callable[[Callable[[str], str]], None]) -> None:
        """`change` rewrites the list's text by a function, completely or not at all."""
        self._change = change

    def add(self, actor: Actor, document: Document, new: NewTerm) -> None:
        """Add a required term. Raises Refused, BadRequest as `with_term`; NotAllowed, Unavailable."""
        check_works(actor, document.meeting or "")
        if new.language not in CODES:
            raise BadRequest("language", languages=list(CODES))
        if new.language == document.language:
            raise Refused("original_language")
        both = (document.language, new.source, new.language, new.target)
        self._change(lambda text: with_term(text, *both, note=name_of(actor)))
        log.info("term_added", source=document.language, language=new.language, document=document.id)
