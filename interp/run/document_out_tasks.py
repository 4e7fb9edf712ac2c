"""What helper processes compute of documents that leave the desk: translations, tables for revision, print sheets."""

from collections.abc import Sequence
from pathlib import PurePath

import structlog

from interp.domain.model.state import Meeting
from interp.domain.text.segments import Segment
from interp.drafting.out.translated_lines import FileMarks, TranslatedLine
from interp.errors import BadRequest
from interp.ports import Document
from interp.ports.helper_work import done_by
from interp.service.document_filing import Filing
from interp.service.meetings import Meetings
from interp.service.review_desk import desk_tasks
from interp.service.review_desk.review import ReviewLine, lines_of
from interp.service.review_desk.revised_table import RevisedChange, revised_changes
from interp.store.open_stores import Stores
from interp.web.review_desk import document_files as words_of

log = structlog.get_logger(__name__)


class DocumentOutTasks:
    """The tasks, over the stores of one process; `document` is a document of the meeting it says."""

    def __init__(self, stores: Stores, meetings: Meetings) -> None:
        self._drafts, self._layouts, self._meetings = stores.documents, stores.layouts, meetings
        self.known = (
            done_by(desk_tasks.translated_document, self.translated_document),
            done_by(desk_tasks.bilingual_document, self.bilingual_document),
            done_by(desk_tasks.revised_document, self.revised_document),
            done_by(desk_tasks.print_sheet, self.print_sheet),
        )

    def keep_layout(self, paper: Filing, document_id: str, segments: Sequence[Segment]) -> None:
        """Keep the layout of a .docx for the document with these sentences; of another file there is none."""
        if PurePath(paper.name).suffix.casefold() != ".docx":
            return
        from interp.drafting.out.docx_layout import layout_of

        try:
            self._layouts.keep(document_id, [each.id for each in segments], layout_of(paper.data))
        except BadRequest as error:  # its text could be read: a plain layout is better than no document
            log.warning("layout_not_made", document=document_id, reason=error.reason)

    def translated_document(self, document: Document, language: str) -> bytes:
        """Return the translation of a document as .docx, in the layout of the original where there is one."""
        from interp.drafting.out.docx_translation import translated_docx

        rows = lines_of(self._drafts, document, language)
        layout = self._layouts.of(document.id, [each.segment.id for each in rows])
        draft, untranslated = (words_of.said(f"out.{each}", language) for each in ("draft", "untranslated"))
        notices = words_of.notices([each.revision for each in rows], language)
        marks = FileMarks(draft, untranslated, notices, words_of.said("out.left", language))
        return translated_docx(layout, _lines(rows, language), document.language, language, marks)

    def bilingual_document(self, document: Document, language: str, mark: int) -> bytes:
        """Return a document as a table for revision on paper, as .docx."""
        from interp.drafting.out.revision_table_docx import TableHead, bilingual_docx

        over = words_of.table_lines(self._state(document), document, language)
        columns = words_of.table_columns(document, language)
        head = TableHead(over, columns, document.id, document.language, language, mark)
        return bilingual_docx(_lines(lines_of(self._drafts, document, language), language), head)

    def revised_document(self, document: Document, language: str, data: bytes) -> tuple[RevisedChange, ...]:
        """Return what a table that came back would change. Raises BadRequest."""
        from interp.drafting.out.revision_table_docx import revised_rows

        return revised_changes(self._drafts, document, language, revised_rows(data, document.id, language))

    def print_sheet(self, document: Document, language: str, beside: str, page_language: str) -> bytes:
        """Return a document as a page for printing in one language, or (`beside` is not "") two."""
        from interp.web.pages.print_sheet import print_sheet

        other = beside if beside != document.language else ""
        lines: list[ReviewLine] = lines_of(self._drafts, document, language, other or None)
        return print_sheet(self._state(document), document, lines, (language, beside), page_language).encode()

    def _state(self, document: Document) -> Meeting:
        return self._meetings.state(document.meeting or "")


def _lines(rows: Sequence[ReviewLine], language: str) -> list[TranslatedLine]:
    return [
        TranslatedLine(
            each.segment, each.revision.value if each.revision else None, words_of.is_approved(each.revision),
            each.revision.revision if each.revision else 0, words_of.state_words(each.revision, language),
        )
        for each in rows
    ]  # fmt: skip
