"""Routes of documents and transcripts for attendees: JSON, pages and files, in one or two languages."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flask import Blueprint, Response, render_template, request

from interp.domain.model.state import Meeting
from interp.domain.views.audiences import Audience, view
from interp.errors import BadRequest, NotFound, Unavailable
from interp.languages import CODES
from interp.ports import HelperTask
from interp.service.document_reading import Reading
from interp.web.answers import tagged, tagged_body
from interp.web.auth import actor_for
from interp.web.pages import template_functions
from interp.web.pages.symbol_links import Links
from interp.web.pages.transcript_files import FORMATS, MEDIA
from interp.web.public_address import sharing
from interp.web.services import services
from interp.web.statement_titles import row_called
from interp.wire import language_from, view_json

TRANSCRIPT = HelperTask("transcript", bytes)
DOCUMENT_TRANSCRIPT = HelperTask("document_transcript", bytes)


def create_reading() -> Blueprint:
    """Return the routes for documents and transcripts, for programs and for people."""
    reading = Blueprint("reading", __name__, template_folder="templates")
    for path, work in (
        ("/api/meetings/<meeting>/documents", documents),
        ("/api/meetings/<meeting>/documents/<document>", document_of),
        ("/api/meetings/<meeting>/documents/<document>/transcript", document_transcript),
        ("/api/meetings/<meeting>/transcript", transcript_of),
        ("/m/<meeting>/<language>/documents", documents_page),
        ("/m/<meeting>/<language>/documents/<document>", document_page),
    ):
        reading.add_url_rule(path, view_func=work)
    return reading


def documents(meeting: str) -> Response:
    """The documents attendees may read, and those that the meeting's paper names, with an ETag."""
    state = _admitted(meeting, "en")
    reader = services().reader
    mark = reader.mark(meeting)
    rows = [view_json(row_called(state, each)) for each in reader.listing(meeting)]
    references = [view_json(each) for each in state.documents]
    return tagged({"mark": mark, "documents": rows, "references": references}, mark, "d")


def document_of(meeting: str, document: str) -> Response:
    """A whole document in one language or two, with an ETag."""
    language = language_from(request.args.get("language"))
    state, reader = _admitted(meeting, language), services().reader
    mark = reader.mark(meeting)
    found = _called(state, reader.reading(meeting, document, language, _second(language)))
    return tagged({"mark": mark} | view_json(found), mark, "d")


def transcript_of(meeting: str) -> Response:
    """The captions in their present form, all or of one speech, as JSON or a file, with an ETag."""
    language, kind = language_from(request.args.get("language")), _kind()
    state, speech = _admitted(meeting, language), request.args.get("speech") or None
    if speech is not None and speech not in state.speeches:
        raise NotFound("speech", speech=speech[:80])

    def body() -> bytes:
        return services().helpers.run(TRANSCRIPT, meeting, language, speech, kind, services().epoch)

    if kind == "json":
        return tagged_body(body, "application/json", state.captions.changed)
    name = "-".join(filter(None, (meeting, speech, language)))
    return _file(body, kind, name, language, state.seq)


def document_transcript(meeting: str, document: str) -> Response:
    """The readable text of a document as a transcript, as JSON or a file, with an ETag."""
    language, kind = language_from(request.args.get("language")), _kind()
    _admitted(meeting, language)
    mark, epoch = services().reader.mark(meeting), services().epoch
    if services().drafts.document(document) is None:
        raise NotFound("document", document=document[:80])

    def body() -> bytes:
        return services().helpers.run(DOCUMENT_TRANSCRIPT, meeting, document, language, kind, epoch)

    if kind == "json":
        return tagged_body(body, "application/json", mark, "d")
    return _file(body, kind, f"{document}-{language}", language, mark)


def _kind() -> str:
    """Return the requested format. Raises BadRequest."""
    kind = request.args.get("format", "json")
    if kind != "json" and kind not in FORMATS:
        raise BadRequest("invalid", field="format")
    return kind


def _file(body: Callable[[], bytes], kind: str, name: str, language: str, seq: int) -> Response:
    response = tagged_body(body, f"{MEDIA[kind]}; charset=utf-8", seq, kind)
    response.headers["Content-Language"] = language
    if kind != "vtt":  # players load WebVTT from its address; the others are downloaded
        response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def documents_page(meeting: str, language: str) -> str:
    """The list of a meeting's documents."""
    state = _admitted(meeting, _page_language(language))
    reader = services().reader
    mark = reader.mark(meeting)
    rows = [view_json(row_called(state, each)) for each in reader.listing(meeting)]
    references = [view_json(each) for each in state.documents]
    links = links_of(meeting, language)
    return _page(
        "documents.html", state, language, documents=rows, references=references, mark=mark, links=links,
        **sharing(state, f"/{language}/documents"),
    )  # fmt: skip


def document_page(meeting: str, language: str, document: str) -> str:
    """One document, in the language of the page and, if requested, a second one."""
    state = _admitted(meeting, _page_language(language))
    reader, second = services().reader, _second(language)
    mark = reader.mark(meeting)
    found = view_json(_called(state, reader.reading(meeting, document, language, second)))
    links = links_of(meeting, language)
    share = sharing(state, f"/{language}/documents/{document}")
    return _page("document.html", state, language, reading=found, mark=mark, second=second, links=links, **share)


def links_of(meeting: str, language: str) -> Links:
    """Return a page's links to the documents of `meeting` in the reader's language; none while they are unavailable."""
    try:
        held = services().reader.held(meeting)
    except Unavailable:
        held = {}  # captions still work: symbols link to the public site meanwhile
    return Links(language, {key: f"/m/{meeting}/{language}/documents/{each}" for key, each in held.items()})


def _page(template: str, state: Meeting, language: str, **more: Any) -> str:
    return reading_page(template, view_json(view(state, Audience("captions", language))), language, **more)


def reading_page(template: str, shown: dict[str, Any], language: str, **more: Any) -> str:
    """Return a page for reading in `language`, for the attendees of the meeting whose view is `shown`."""
    words = template_functions.word_tables("reading", {language})
    return render_template(
        template, language=language, view=shown, meeting_id=shown["meeting"]["id"], words=words, codes=CODES, **more
    )


def _called(state: Meeting, reading: Reading) -> Reading:
    """Return a document with what it is called where it has no title."""
    return replace(reading, document=row_called(state, reading.document))


def _page_language(language: str) -> str:
    if language not in CODES:
        raise NotFound("page")
    return language


def _admitted(meeting: str, language: str) -> Meeting:
    """Return the meeting, for those who may see its captions. Raises NotFound, NotSignedIn, NotAllowed."""
    actor_for(meeting, Audience("captions", language))
    return services().meetings.state(meeting)


def _second(language: str) -> str | None:
    """Return the second language requested, None without one. Raises BadRequest."""
    asked = request.args.get("second") or None
    if asked in (None, "none", language):
        return None
    return language_from(asked)
