"""Routes of documents that leave the desk as files: the translation as .docx, a table for revision, a print sheet."""


from flask import Response, g, request

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.rules.permissions import Actor
from interp.errors import BadRequest, NotFound, Refused
from interp.file_size import check_size
from interp.ports import Document
from interp.ports.helper_work import HelperCall
from interp.service.document_filing import Filing
from interp.service.review_desk import desk_tasks
from interp.web.made_once import tagged_once
from interp.web.review_desk import desk_messages as say
from interp.web.review_desk.materials import SECTION, document_of
from interp.web.routing.json_bodies import said
from interp.web.routing.route_declarations import CHANGE, DOCUMENT, DOCX, OUTGOING, Routes
from interp.web.routing.who_may import AT_DESK
from interp.web.services import services
from interp.web.wording import i18n
from interp.wire import language_from

ROUTES = Routes("document_out")
OUT = f"{DOCUMENT}/out/<language>"


@ROUTES.get(f"{OUT}/translation.docx", may=AT_DESK, refusals=(304, *OUTGOING), files=(DOCX,))
def translation(meeting: str, document: str, language: str) -> Response:
    """The translation as .docx.

    the translation in the layout of the original; see [documents out](#documents-out); with ETag
    """
    found, language = _out_of(meeting, document, language)
    return _file(desk_tasks.translated_document.of(found, language), meeting, "translation")


@ROUTES.get(f"{OUT}/bilingual.docx", may=AT_DESK, refusals=(304, *OUTGOING), files=(DOCX,))
def bilingual(meeting: str, document: str, language: str) -> Response:
    """A table for revision on paper.

    a table of original and translation for revision on paper; with ETag
    """
    found, language = _out_of(meeting, document, language)
    asked = desk_tasks.bilingual_document.of(found, language, services().worklist.mark(meeting))
    return _file(asked, meeting, "bilingual")


@ROUTES.post(f"{OUT}/revised", say.RevisedTable, form=(), may=SECTION, refusals=CHANGE)
def revised(actor: Actor, meeting: str, document: str, language: str) -> Response:
    """What a revised table would change.

    a form with `file`, that table as it came back: `{changes}`, what it would change; nothing is stored
    """
    found = translated(document_of(meeting, document), language := language_from(language))
    changes = services().helpers.run(desk_tasks.revised_document, found, language, _paper().data)
    return said(say.RevisedTable(True, changes))


@ROUTES.get("/m/<meeting>/desk/documents/<document>/<language>/print", may=AT_DESK, table="pages")
def sheet(meeting: str, document: str, language: str) -> Response:
    """A document as a sheet for printing, for the desk.

    a document as a sheet for printing, for the desk; `?beside=` the language beside the translation, the original's
    without it, `none` for none
    """
    if language not in MEETING_LANGUAGES:
        raise NotFound("page")
    found = translated(document_of(meeting, document), language)
    beside = request.args.get("beside") or found.language
    beside = "" if beside in ("none", language) else language_from(beside)
    shown, here = i18n.request_language(), services()
    mark, seq = here.worklist.mark(meeting), here.meetings.state(meeting).seq
    kind = f"-{seq}-{language}-{beside}-{shown}"
    page = desk_tasks.print_sheet.of(found, language, beside, shown)
    return tagged_once(page, "text/html; charset=utf-8", mark, kind)


def _out_of(meeting: str, document: str, language: str) -> tuple[Document, str]:
    """Return the document and the language of a file. Raises as translated."""
    language = language_from(language)
    return translated(document_of(meeting, document), language), language


def not_withdrawn(document: Document) -> Document:
    """Return a document of which files are made and taken. Raises Refused for a withdrawn one."""
    if document.withdrawn:
        raise Refused("document_withdrawn")
    return document


def translated(document: Document, language: str) -> Document:
    """Return a document that leaves the desk. Raises Refused for a withdrawn one, and for the original's language."""
    if not_withdrawn(document).language == language:
        raise Refused("original_language")
    return document


def _paper() -> Filing:
    """Return the uploaded file. Raises BadRequest."""
    upload = request.files.get("file")
    if upload is None or not upload.filename:
        raise BadRequest("no_file")
    g.sent = {"sent": {"file": upload.filename}}
    paper = Filing(upload.read(), upload.filename)
    check_size(len(paper.data))
    return paper


def _file(asked: HelperCall[bytes], meeting: str, kind: str) -> Response:
    """Return a document's file; `asked` begins with the document and the language."""
    document, language = asked.args[:2]
    mark, seq = services().worklist.mark(meeting), services().meetings.state(meeting).seq
    response = tagged_once(asked, DOCX, mark, f"-{seq}-{document.id}-{language}-{kind}")
    response.headers["Content-Language"] = language
    response.headers["Content-Disposition"] = f'attachment; filename="{document.id}-{language}-{kind}.docx"'
    return response
