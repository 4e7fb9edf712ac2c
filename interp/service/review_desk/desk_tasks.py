"""What helper processes compute for the desk: its texts, its files out and in, and what the memory says of them."""

from collections.abc import Sequence

from interp.domain.checks.required_terms import Term
from interp.domain.rules.permissions import Actor
from interp.domain.translation.draft_measures import Measures
from interp.domain.translation.term_entries import MergedTerms
from interp.ports import Document
from interp.ports.helper_work import FILING, helper_task
from interp.service.review_desk.returned_comments import ConfirmedComment
from interp.service.review_desk.returned_text import Confirmed, Returned, Taken
from interp.service.review_desk.revised_table import RevisedChange

TAKING_S = 600.0


@helper_task()
def desk_text(mark: int, document: Document, language: str, beside: str | None) -> bytes:
    """Return a document line by line, as JSON for the desk."""
    raise NotImplementedError


@helper_task(short=False)
def desk_measures(meeting: str) -> tuple[Measures, ...]:
    """Return what became of the drafts of a meeting's documents."""
    raise NotImplementedError


@helper_task()
def proposed_texts(document: Document, language: str, after: str | None) -> bytes:
    """Return what the memory proposes for the sentences after one, as JSON."""
    raise NotImplementedError


@helper_task(short=False)
def document_consistency(document: Document, language: str, terms: Sequence[Term]) -> bytes:
    """Return where a translation is not the same throughout, as JSON."""
    raise NotImplementedError


@helper_task(short=False)
def translated_document(document: Document, language: str) -> bytes:
    """Return a translation in the layout of its original, as .docx."""
    raise NotImplementedError


@helper_task(short=False)
def bilingual_document(document: Document, language: str, mark: int) -> bytes:
    """Return a table for revision, as .docx."""
    raise NotImplementedError


@helper_task(short=False)
def revised_document(document: Document, language: str, data: bytes) -> tuple[RevisedChange, ...]:
    """Return what a table that came back would change. Raises BadRequest."""
    raise NotImplementedError


@helper_task()
def print_sheet(document: Document, language: str, beside: str, page_language: str) -> bytes:
    """Return a document as a page for printing."""
    raise NotImplementedError


@helper_task(short=False)
def document_xliff(document: Document, language: str, with_matches: bool) -> bytes:
    """Return a document and its translation as XLIFF, with the memory's matches where wanted."""
    raise NotImplementedError


@helper_task(short=False)
def returned_xliff(data: bytes, document: Document, language: str) -> Returned:
    """Return how a file that came back differs. Raises BadRequest."""
    raise NotImplementedError


@helper_task(short=False, longest_s=TAKING_S, lane=FILING)
def take_returned(
    actor: Actor, document: Document, language: str, confirmed: Sequence[Confirmed]
) -> tuple[Taken, ...]:  # fmt: skip
    """Store the confirmed changes of a file that came back; return what became of each."""
    raise NotImplementedError


@helper_task(short=False, longest_s=TAKING_S, lane=FILING)
def take_comments(actor: Actor, document: Document, language: str, confirmed: Sequence[ConfirmedComment]) -> int:
    """Keep the confirmed comments of a file that came back; return how many are new."""
    raise NotImplementedError


@helper_task(short=False)
def document_tmx(document: Document, languages: Sequence[str]) -> bytes:
    """Return a document's translations as TMX."""
    raise NotImplementedError


@helper_task(short=False)
def memory_tmx(source: str | None, target: str | None) -> bytes:
    """Return the memory as TMX, of a direction or of all. Raises BadRequest `too_large`, Unavailable."""
    raise NotImplementedError


@helper_task(short=False)
def terms_out(kind: str) -> bytes:
    """Return the operator's terms as a file of a kind."""
    raise NotImplementedError


@helper_task(short=False)
def terms_in(data: bytes, name: str) -> MergedTerms:
    """Return the operator's terms with those of a file. Raises BadRequest."""
    raise NotImplementedError
