"""What helper processes compute of the memory at the desk: proposals for a document, and its consistency."""

from collections.abc import Sequence

from interp.domain.checks.required_terms import Term
from interp.ports import Document
from interp.ports.helper_work import done_by
from interp.service.review_desk import desk_tasks
from interp.service.review_desk.consistency import consistency
from interp.service.review_desk.proposed_texts import ProposedTexts
from interp.store.open_stores import Stores
from interp.store.translation_memory import grade


class MemoryTasks:
    """The tasks, over the stores of one process."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        self.known = (
            done_by(desk_tasks.proposed_texts, self.proposed_texts),
            done_by(desk_tasks.document_consistency, self.document_consistency),
        )

    def proposed_texts(self, document: Document, language: str, after: str | None) -> bytes:
        """Return persons' earlier words for the next sentences of a document without one's text, as JSON."""
        from interp.web.review_desk.consistency_messages import proposals_body

        proposed = ProposedTexts(self._stores.documents, self._stores.memory, grade)
        return proposals_body(language, proposed.page(document, language, after))

    def document_consistency(self, document: Document, language: str, terms: Sequence[Term]) -> bytes:
        """Return what is not the same throughout a document in a language, as JSON."""
        from interp.web.review_desk.consistency_messages import consistency_body

        segments = self._stores.documents.segments(document.id)
        have = self._stores.documents.revisions(document.id, language)
        found = consistency(segments, have, document.language, language, terms)
        return consistency_body(document, language, found, tuple(self._stores.requests.drafts(document.id)))
