"""Compares a table that came back from revision on paper with the present texts: what to confirm, and what conflicts.

Nothing is stored here: a person confirms each change, which is then an ordinary revision.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from interp.domain.text.cleaning import clean
from interp.domain.text.segments import Segment
from interp.errors import BadRequest
from interp.ports import Document, Documents, Revision
from interp.service.review_desk.review import LONGEST_TEXT
from interp.value_types import dataclass


class ReturnedRow(Protocol):
    """A row of a table that came back: a segment, the revision that was printed (0: none), its text and remarks."""

    @property
    def segment(self) -> str:
        """Return the id of the segment."""
        ...

    @property
    def revision(self) -> int:
        """Return the number of the revision that was printed."""
        ...

    @property
    def text(self) -> str:
        """Return the translation as it came back."""
        ...

    @property
    def remarks(self) -> str:
        """Return the remarks."""
        ...


@dataclass(frozen=True, slots=True)
class RevisedChange:
    """A row whose text was changed on paper, or that has remarks.

    `before` is the text that was printed, `text` what came back, `present` the text now and `revision` its number
    (0: none). `number` counts from 1; `source` is "" and `number` 0 where the document no longer has the sentence.
    `conflict`: the text was changed on paper and meanwhile here, to something else.
    """

    segment: str
    number: int
    source: str
    before: str
    text: str
    present: str
    revision: int
    conflict: bool
    remarks: str = ""


def revised_changes(
    drafts: Documents, document: Document, language: str, rows: Sequence[ReturnedRow]
) -> tuple[RevisedChange, ...]:
    """Return the rows to confirm or to read, in the order of the table; a text that is the present one already is none.
    """
    segments = {each.id: each for each in drafts.segments(document.id)}
    newest = drafts.revisions(document.id, language)
    return tuple(_changes(drafts, document, language, rows, segments, newest))


def _changes(
    drafts: Documents, document: Document, language: str, rows: Sequence[ReturnedRow], segments: dict[str, Segment],
    newest: dict[str, Revision],
) -> Iterator[RevisedChange]:  # fmt: skip
    for row in rows:
        now = newest.get(row.segment)
        if now is None or now.revision != row.revision:
            history = drafts.history(document.id, row.segment, language)
            now = history[-1] if history else None
            before = history[row.revision - 1].value if 0 < row.revision <= len(history) else ""
        else:
            before = now.value
        made = _compared(row, segments.get(row.segment), before, now)
        if made is not None:
            yield made


def _compared(row: ReturnedRow, segment: Segment | None, before: str, now: Revision | None) -> RevisedChange | None:
    text, present, revision = cleaned(row.text), now.value if now else "", now.revision if now else 0
    changed = text not in (cleaned(before), cleaned(present))
    if not changed and not row.remarks:
        return None
    meanwhile = segment is None or revision != row.revision
    return RevisedChange(
        row.segment, segment.ordinal + 1 if segment else 0, segment.text if segment else "", before,
        text if changed else present, present, revision, changed and meanwhile, row.remarks,
    )  # fmt: skip


def cleaned(text: str) -> str:
    """Return a text as a revision would have it; one that no revision can have is returned as it is."""
    try:
        return clean(text, LONGEST_TEXT)
    except BadRequest:
        return text
