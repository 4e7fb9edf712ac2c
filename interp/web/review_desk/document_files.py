"""Words what the files of a document say of its sentences: marks of drafts, notices, heads of tables."""

from collections.abc import Sequence

from interp.domain.model.state import Meeting
from interp.domain.model.texts import PUBLIC
from interp.domain.views.view_parts import Recipient, meeting_view
from interp.ports import Document, Revision
from interp.web.statement_titles import called
from interp.web.wording.page_words import word
from interp.web.wording.phrases import plain

# Word processors do not know the isolates that pages and text files use
ISOLATES = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))


def is_approved(revision: Revision | None) -> bool:
    """Return whether a text is no draft, and its sentence has not changed since."""
    return revision is not None and revision.standing in PUBLIC and not revision.stale


def said(key: str, language: str, **values: object) -> str:
    """Return the words for `key` as a word processor has them."""
    return plain(word(key), language, values).translate(ISOLATES)


def state_words(revision: Revision | None, language: str) -> str:
    """Return the standing of a text in words."""
    kind = "none" if revision is None else "stale" if revision.stale else revision.standing
    return said(f"out.state.{kind}", language)


def notices(revisions: Sequence[Revision | None], language: str) -> tuple[str, ...]:
    """Return the notices at the head of a translation: how much of it is not approved, and how much not translated."""
    lacking = sum(each is None for each in revisions)
    drafts = sum(not is_approved(each) for each in revisions) - lacking
    found = {"out.drafts": (drafts, "out.draft"), "out.lacking": (lacking, "out.untranslated")}
    return tuple(
        said(key, language, drafts=count, lacking=count, all=len(revisions), mark=said(mark, language))
        for key, (count, mark) in found.items()
        if count
    )


def document_title(state: Meeting, document: Document, language: str) -> str:
    """Return what people are shown as the title of a document."""
    return (called(state, document).get(language) or document.title).translate(ISOLATES)


def document_facts(document: Document, language: str) -> str:
    """Return symbol, version and date of a document in one line."""
    of = document.as_of and said("reading.as_of", language, date=document.as_of)
    return " · ".join(filter(None, (document.symbol, said("reading.version", language, n=document.version), of)))


def table_lines(state: Meeting, document: Document, language: str) -> tuple[str, ...]:
    """Return the lines over a table for revision: title, meeting, document, what to do."""
    title = document_title(state, document, language)
    meeting = meeting_view(state, Recipient(language)).title.text
    return title, meeting, document_facts(document, language), said("out.how", language)


def table_columns(document: Document, language: str) -> tuple[str, str, str, str, str]:
    """Return the headings of a table for revision."""
    original, target = (said(f"language.{each}", language) for each in (document.language, language))
    state, remarks = (said(f"out.{each}", language) for each in ("state", "remarks"))
    return said("out.number", language), original, target, state, remarks
