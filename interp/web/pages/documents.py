"""Routes of documents and transcripts for attendees: JSON, pages and files, in one or two languages."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

from flask import Response, current_app, redirect, request
from flask.json import dumps
from werkzeug.wrappers import Response as AnyResponse

from interp.domain.model.state import Meeting
from interp.domain.views.audiences import Audience
from interp.errors import BadRequest, InterpError, NotFound, Unavailable
from interp.service import transcripts
from interp.service.document_reading import ReadBlock, Reading
from interp.service.value_cache import ValueCache
from interp.value_types import replace
from interp.web.answers import tagged_body, with_hash, with_tag
from interp.web.auth import asking
from interp.web.made_once import made_once
from interp.web.messages import DocumentAnswer, DocumentList, TranscriptAnswer
from interp.web.page_cache import in_turns
from interp.web.pages import template_functions
from interp.web.pages.qr_codes import sharing
from interp.web.pages.symbol_links import Links
from interp.web.pages.transcript_files import FILES, made_of
from interp.web.routing import query_parameters as q
from interp.web.routing.route_declarations import DOCUMENT, MEETING, QueryParameter, Routes
from interp.web.routing.who_may import READERS, shown_to
from interp.web.services import Services, services
from interp.web.shared_answers import Made, in_steps, same_while
from interp.web.statement_titles import called, row_called
from interp.wire import encoded, language_from, reader_language_from, view_json

JSON = "application/json"
ROUTES = Routes("reading")
FORMAT = QueryParameter(
    "format", "json when left out; the others are files for people and players.",
    q.choice("json", *FILES, default="json"),
)  # fmt: skip
MEDIA = tuple(each.media for each in FILES.values())
MOST_PAGES = 100_000
SINCE = ValueCache[tuple[str, str], tuple[object, ...], int](64)
SHOWN = ValueCache[tuple[str, str, str], int, dict[str, Any]](64)
Asked = tuple[str, str, str, str | None]
"""A document as it is asked for: meeting, document, language, second language."""


@ROUTES.get(f"{MEETING}/documents", DocumentList, may=READERS, refusals=(304, 401, 404, 503))
def documents(meeting: str) -> Response:
    """The documents attendees may read.

    the documents attendees may read, each with its `title` and, where that is a sentence of it, `titles`: its visible
    versions in other languages; a statement whose title is only its file's name is `untitled`, and `called` has what
    people are shown instead, by language; and `references`, those that the meeting's paper lists or cites, `{title,
    symbol, printed, language}`: `symbol` the one under which it is published
    (`https://undocs.org/<language>/<symbol>`), null where the paper does not say, `printed` what it has instead; with
    ETag
    """
    with services().made.one_by_one(bool(asking())):
        state = services().meetings.state(meeting)
        mark = services().reader.mark(meeting)
    made = _made(("list", meeting), (mark, state.seq), lambda: in_steps(_list_json(state, meeting, mark)))
    return with_tag(Response(made.body, content_type=JSON), mark, "d")


def _list_json(state: Meeting, meeting: str, mark: int) -> Iterator[str]:
    references = [view_json(each) for each in state.documents]
    rows = [row_called(state, each) for each in services().reader.listing(meeting)]
    yield from _with_list({"mark": mark}, "documents", rows, {"references": references})


@ROUTES.get(
    DOCUMENT, DocumentAnswer, may=READERS, query=(q.needed(q.LANGUAGE), q.SECOND, q.PAGE), refusals=(304, 400,
    401, 404, 503),
)  # fmt: skip
def document_of(meeting: str, document: str) -> Response:
    """A document in one language or two.

    `?language=&second=`: a whole document in one language or two, by blocks; with ETag
    """
    language, number = reader_language_from(request.args.get("language")), _number()
    with services().made.one_by_one(bool(asking())):
        state, second = services().meetings.state(meeting), _second(language)
        about, mark, _ = services().reader.about(meeting, document)
    made = _made(
        ("document", meeting, document, language, second, number), (mark, encoded(called(state, about))),
        lambda: in_steps(_document_json(state, (meeting, document, language, second), mark, number)),
    )  # fmt: skip
    return with_tag(Response(made.body, content_type=JSON), mark, "d")


def _document_json(state: Meeting, asked: Asked, mark: int, number: int | None) -> Iterator[str]:
    """Return the pieces of a whole document as JSON, or of the page with a number."""
    if number is None:
        found, place = services().reader.reading(*asked), {}
    else:
        page = services().reader.page(*asked, number)
        found, place = page.reading, {"page": page.page, "pages": page.pages}
    about = view_json(row_called(state, found.document))
    head = {"mark": mark, "document": about, "language": found.language, "second": found.second}
    yield dumps(head | place)[:-1] + ',"blocks":['
    for before, each in enumerate(found.blocks):
        yield "," if before else ""
        yield from _with_list(_without_lines(each), "lines", each.lines, {})
    yield "]}"


def _without_lines(block: ReadBlock) -> dict[str, Any]:
    """Return a block, whose lines may be many."""
    found: dict[str, Any] = view_json(replace(block, lines=()))
    del found["lines"]
    return found


def _with_list(head: dict[str, Any], name: str, rows: Iterable[object], more: dict[str, Any]) -> Iterator[str]:
    """Return the pieces of a JSON object that holds one long list."""
    yield dumps(head)[:-1] + f',"{name}":['
    for place, each in enumerate(rows):
        yield ("," if place else "") + dumps(view_json(each))
    yield "]" + ("," + dumps(more)[1:] if more else "}")


@ROUTES.get(
    f"{MEETING}/transcript", TranscriptAnswer, may=READERS, query=(q.needed(q.LANGUAGE), FORMAT, q.SPEECH),
    refusals=(304, 400, 401, 404, 429, 503), files=MEDIA,
)  # fmt: skip
def transcript_of(meeting: str) -> Response:
    """The captions as a transcript; as text, WebVTT or SubRip too.

    `?language=&format=&speech=`: the captions as they now are, all or those of a speech, as JSON or as a file; with
    ETag
    """
    language, kind = reader_language_from(request.args.get("language")), _kind()
    state, speech = services().meetings.state(meeting), request.args.get("speech") or None
    if speech is not None and speech not in state.speeches:
        raise NotFound("speech", speech=speech[:80])
    since = _since(services(), meeting, state)

    def body() -> bytes:
        asked = transcripts.meeting_transcript.of(meeting, language, speech, kind, services().epoch)
        return made_once(asked, since)

    same_while(partial(_is_since, since, services(), meeting))
    if kind == "json":
        return tagged_body(body, "application/json", state.captions.changed)
    name = "-".join(filter(None, (meeting, speech, language)))
    return _file(body, kind, name, language, since)


def _since(here: Services, meeting: str, state: Meeting) -> int:
    """Return the number of the log since which the transcripts of a meeting's captions are as they are."""
    return SINCE.get((here.epoch, meeting), made_of(state), lambda: state.seq)


def _is_since(since: int, here: Services, meeting: str) -> bool:
    """Return whether the transcripts are still those since a number; not where the log cannot be read."""
    try:
        return _since(here, meeting, here.meetings.state(meeting)) == since
    except InterpError:
        return False


@ROUTES.get(
    f"{DOCUMENT}/transcript", TranscriptAnswer, may=READERS, query=(q.needed(q.LANGUAGE), FORMAT),
    refusals=(304, 400, 401, 404, 429, 503), files=MEDIA,
)  # fmt: skip
def document_transcript(meeting: str, document: str) -> Response:
    """What may be read of a document as a transcript; as a file too.

    `?language=&format=`: what may be read of a document, as JSON or as a file; with ETag
    """
    language, kind = reader_language_from(request.args.get("language")), _kind()
    state = services().meetings.state(meeting)
    mark, epoch = services().reader.mark(meeting), services().epoch
    if services().documents.document(document) is None:
        raise NotFound("document", document=document[:80])

    def body() -> bytes:
        asked = transcripts.document_transcript.of(meeting, document, language, kind, epoch)
        return made_once(asked, (mark, state.seq))

    if kind == "json":
        return tagged_body(body, "application/json", mark, "d")
    return _file(body, kind, f"{document}-{language}", language, mark)


def _kind() -> str:
    """Return the requested format. Raises BadRequest."""
    kind = request.args.get("format", "json")
    if kind != "json" and kind not in FILES:
        raise BadRequest("invalid", field="format")
    return kind


def _file(body: Callable[[], bytes], kind: str, name: str, language: str, seq: int) -> Response:
    response = tagged_body(body, f"{FILES[kind].media}; charset=utf-8", seq, kind)
    response.headers["Content-Language"] = language
    if kind != "vtt":  # players load WebVTT from its address; the others are downloaded
        response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


@ROUTES.get("/m/<meeting>/<language>/documents", may=shown_to("captions"), table="pages", header=(3, "documents"))
def documents_page(meeting: str, language: str) -> Response:
    """The list of a meeting's documents.

    the documents attendees may read, and the transcripts
    """
    with services().made.one_by_one(bool(asking())):
        state, reader = services().meetings.state(meeting), services().reader
        share, (mark, every) = sharing(state, f"/{language}/documents"), reader.marks(meeting)

    def make() -> bytes:
        rows = [view_json(row_called(state, each)) for each in reader.listing(meeting)]
        references = [view_json(each) for each in state.documents]
        more = {"documents": rows, "references": references, "mark": mark, "links": links_of(meeting, language)}
        return in_steps(page_pieces("documents.html", _shown(state, language), language, **more, **share))

    return _page(state, ("documents page", meeting, language), (mark, every, state.seq, _address(share)), make)


@ROUTES.get("/m/<meeting>/<language>/documents/<document>", may=shown_to("captions"), table="pages")
def document_page(meeting: str, language: str, document: str) -> AnyResponse:
    """A document, in the language of the page and, if requested, a second one.

    one document; `?second=` a second language beside the first
    """
    with services().made.one_by_one(bool(asking())):
        state, reader = services().meetings.state(meeting), services().reader
        second, share = _second(language), sharing(state, f"/{language}/documents/{document}")
        about, mark, every = reader.about(meeting, document)
        shown, segment = _shown(state, language), request.args.get("segment")
    if segment:
        return _to_segment(reader.page_with(meeting, document, segment), segment)
    number = _number() or 1

    def make() -> bytes:
        page = reader.page(meeting, document, language, second, number)
        blocks = [
            _without_lines(each) | {"lines": [view_json(line) for line in in_turns(each.lines)]}
            for each in page.reading.blocks
        ]
        found = view_json(_called(state, replace(page.reading, blocks=()))) | {"blocks": blocks}
        found |= {"page": page.page, "pages": page.pages}
        more = {"reading": found, "mark": mark, "second": second, "links": links_of(meeting, language)}
        return in_steps(page_pieces("document.html", shown, language, **more, **share))

    said = mark, every, encoded(shown["meeting"]), encoded(called(state, about)), _address(share)
    return _page(state, ("document page", meeting, language, document, second, number), said, make)


def _to_segment(page: int | None, segment: str) -> AnyResponse:
    """Redirect to the page of the document that has a segment, and to its place there; without one, to the first."""
    asked = {key: value for key, value in request.args.items() if key not in ("segment", "page")}
    if page is None:
        return redirect(f"{request.path}?{urlencode(asked)}".rstrip("?"), 302)
    return redirect(f"{request.path}?{urlencode(asked | {'page': page})}#segment-{quote(segment)}", 302)


def _page(state: Meeting, key: Hashable, mark: Hashable, make: Callable[[], bytes]) -> Response:
    """Return a page as it is kept. It says nothing of who reads it, who has been admitted before.

    Browsers keep the pages of public meetings and ask whether they changed; those of private ones they do not keep.
    """
    made = _made(key, mark, make)
    response = Response(made.body, content_type="text/html; charset=utf-8")
    if state.about is None or state.about.private:
        return response
    return with_hash(response, made.tag)


def _made(key: Hashable, mark: Hashable, make: Callable[[], bytes]) -> Made:
    """Return an answer that is made once. People with a role do not wait for what those without one ask for."""
    return services().made.get(key, mark, make, bool(asking()))


def _shown(state: Meeting, language: str) -> dict[str, Any]:
    """Return the view of attendees, made once for a state."""
    meeting = state.about.id if state.about else ""

    def make() -> dict[str, Any]:
        return view_json(services().publisher.made(meeting, state, Audience("captions", language)))

    return SHOWN.get((services().epoch, meeting, language), state.seq, make)


def _address(share: dict[str, Any]) -> str:
    """Return what a page says of sharing itself."""
    return share["share"].address if share["share"] else str(share["here_only"])


def links_of(meeting: str, language: str) -> Links:
    """Return a page's links to the documents of `meeting` in the reader's language; none while they are unavailable."""
    try:
        held = services().reader.held(meeting)
    except Unavailable:
        held = {}  # captions still work: symbols link to the public site meanwhile
    return Links(language, {key: f"/m/{meeting}/{language}/documents/{each}" for key, each in held.items()})


def page_pieces(template: str, shown: dict[str, Any], language: str, **more: Any) -> Iterator[str]:
    """Return a page for reading in `language`, for the attendees of the meeting whose view is `shown`, piece by piece.

    Nothing is made before it is asked for, and a page depends on the arguments alone.
    """
    words = template_functions.word_tables("reading", {language})
    context = {"language": language, "view": shown, "meeting_id": shown["meeting"]["id"], "words": words} | more
    current_app.update_template_context(context)
    yield from current_app.jinja_env.get_template(template).generate(context)


def _called(state: Meeting, reading: Reading) -> Reading:
    """Return a document with what it is called where it has no title."""
    return replace(reading, document=row_called(state, reading.document))


def _number() -> int | None:
    """Return the number of the page requested, None without one. Raises BadRequest."""
    asked = request.args.get("page")
    if asked is None:
        return None
    if not (asked.isascii() and asked.isdigit() and 0 < int(asked[:9]) < MOST_PAGES):
        raise BadRequest("invalid", field="page")
    return int(asked)


def _second(language: str) -> str | None:
    """Return the second language requested, None without one. Raises BadRequest."""
    asked = request.args.get("second") or None
    if asked in (None, "none", language):
        return None
    return language_from(asked)
