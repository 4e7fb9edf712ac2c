"""Makes a document a page for printing on A4, in one language or two, drafts marked; in a helper process."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from interp.domain.model.state import Meeting
from interp.domain.views.view_parts import Recipient, meeting_view
from interp.ports import Document, Revision
from interp.ports.helper_work import reported
from interp.service.review_desk.review import ReviewLine
from interp.web.page_build import build
from interp.web.pages.template_functions import TEMPLATE_GLOBALS
from interp.web.review_desk.document_files import document_facts, document_title, is_approved, notices
from interp.wire import view_json

TEMPLATES = Path(__file__).parent.parent / "templates"


def print_sheet(
    state: Meeting, document: Document, lines: Sequence[ReviewLine], languages: tuple[str, str], page_language: str
) -> str:
    """Return the page: `languages` are that of the translation and the one beside it, "" for none."""
    target, beside = languages
    meeting = meeting_view(state, Recipient(page_language))
    return printable(
        "print_sheet.html", language=page_language, build=build(), meeting=view_json(meeting), target=target,
        beside=beside, title=document_title(state, document, page_language),
        facts=document_facts(document, page_language),
        notices=notices([each.revision for each in lines], page_language),
        rows=((each.segment, _cell(each, document, beside), _shown(each.revision))
              for each in reported(lines, len(lines))),
    )  # fmt: skip


def printable(template: str, **values: object) -> str:
    """Return a page made of a template with the functions of templates, outside any request."""
    return _environment().get_template(template).render(**values)


def _cell(line: ReviewLine, document: Document, beside: str) -> tuple[str, str]:
    """Return the text beside the translation, and its state."""
    return (line.segment.text, "approved") if beside == document.language else _shown(line.beside)


def _shown(revision: Revision | None) -> tuple[str, str]:
    """Return a text and how it is marked: approved, draft or untranslated."""
    if revision is None:
        return "", "untranslated"
    return revision.value, "approved" if is_approved(revision) else "draft"


@cache
def _environment() -> Environment:
    made = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True)
    made.globals |= TEMPLATE_GLOBALS
    return made
