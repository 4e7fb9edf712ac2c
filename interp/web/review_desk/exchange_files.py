"""Routes of exchange files at the desk: XLIFF of a document out and in, TMX of a document or of the memory, terms."""

import re
from collections.abc import Iterable
from functools import wraps
from typing import cast

from flask import Response, g, request

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.roles import STAFF, TEXTS
from interp.domain.rules.permissions import Actor, check_role
from interp.errors import BadRequest, NotAllowed
from interp.ports import Document
from interp.service.review_desk import desk_tasks
from interp.service.review_desk.returned_comments import MOST_COMMENTS
from interp.service.review_desk.returned_text import MOST_CHANGES
from interp.web.made_once import made_once
from interp.web.review_desk import exchange_messages as say
from interp.web.review_desk.document_out import not_withdrawn, translated
from interp.web.review_desk.materials import SECTION, changes, document_of, worker
from interp.web.routing import query_parameters as q
from interp.web.routing.json_bodies import asked, check_writable, said
from interp.web.routing.route_declarations import (
    CHANGE,
    COMPUTED,
    DOCUMENT,
    MEETING,
    OUTGOING,
    TMX,
    Handler,
    Routes,
    WhoMay,
)
from interp.web.routing.who_may import AT_DESK, guarded_by
from interp.web.services import services
from interp.web.wording.i18n import request_language
from interp.web.wording.refusal_sentences import sentence
from interp.wire import language_from

ROUTES = Routes("exchange_files")
XLIFF = f"{DOCUMENT}/xliff/<language>"
MOST_JSON = 4_000_000  # bytes of confirmed changes
TBX = "application/x-tbx+xml"
TYPES = {"tbx": TBX, "tbx2": TBX, "csv": "text/csv; charset=utf-8", "tsv": "text/tab-separated-values"}


def _everywhere(actor: Actor) -> None:
    """Raise NotAllowed for an actor of one meeting only."""
    if actor.meeting is not None:
        raise NotAllowed("meeting", meeting=actor.meeting)


def _worker_of_all(meeting: str) -> Actor:
    _everywhere(actor := worker(meeting))
    return actor


def _staff_of_all(work: Handler) -> Handler:
    """Return the route of a change that concerns every meeting, for staff of the service; see materials.changes."""

    @wraps(work)
    def done(actor: Actor, meeting: str) -> Response:
        check_role(actor, STAFF)
        _everywhere(actor)
        return cast(Response, work(actor, meeting))

    return changes(done)


SECTION_OF_ALL = WhoMay(TEXTS, everywhere=True, guard=guarded_by(_worker_of_all))
STAFF_OF_ALL = WhoMay(STAFF, everywhere=True, guard=_staff_of_all)


@ROUTES.get(XLIFF, may=AT_DESK, query=(q.MATCHES,), refusals=OUTGOING, files=("application/xliff+xml",))
def xliff_out(actor: Actor, meeting: str, document: str, language: str) -> Response:
    """A document and its translation as XLIFF 2.1.

    `?matches=1`: a document and its translation as XLIFF 2.1, with the memory's matches if wanted; see [exchange
    files](#exchange-files)
    """
    _take_one(actor)
    found, language = _translated(meeting, document, language)
    here = services()
    if request.args.get("matches") == "1":  # of the memory, which is changed from outside too and tells nobody
        made = here.helpers.run(desk_tasks.document_xliff, found, language, True)
    else:
        made = made_once(
            desk_tasks.document_xliff.of(found, language, False), (here.worklist.mark(meeting), here.terms.stamp())
        )
    return _file(made, f"{_called(found)}.{language}.xlf", "application/xliff+xml")


@ROUTES.get(f"{DOCUMENT}/tmx", may=AT_DESK, query=(q.ONLY_LANGUAGE,), refusals=OUTGOING, files=(TMX,))
def tmx_out(actor: Actor, meeting: str, document: str) -> Response:
    """A document's translations as TMX.

    `?language=`: the document's translations as TMX, into one language or all
    """
    _take_one(actor)
    found, into = not_withdrawn(document_of(meeting, document)), request.args.get("language")
    languages = (language_from(into),) if into else MEETING_LANGUAGES
    made = made_once(desk_tasks.document_tmx.of(found, languages), services().worklist.mark(meeting))
    return _file(made, f"{_called(found)}{f'.{into}' if into else ''}.tmx", TMX)


@ROUTES.get(
    f"{MEETING}/memory", may=SECTION_OF_ALL, query=(q.ONLY_SOURCE, q.INTO_LANGUAGE), refusals=COMPUTED,
    files=(TMX,),
)  # fmt: skip
def memory_out(actor: Actor, meeting: str) -> Response:
    """The translation memory as TMX.

    `?source=&language=`: the translation memory as TMX, at most 20,000 units, for those who work in every meeting
    """
    _take_one(actor)
    named = (request.args.get(name) for name in ("source", "language"))
    source, target = (language_from(each) if each else None for each in named)
    made = services().helpers.run(desk_tasks.memory_tmx, source, target)
    name = "-".join(("memory", *filter(None, (source, target))))
    return _file(made, f"{name}.tmx", TMX)


@ROUTES.post(XLIFF, say.ReturnedFile, form=(), may=SECTION, refusals=CHANGE)
def xliff_in(actor: Actor, meeting: str, document: str, language: str) -> Response:
    """What a returned XLIFF file would change.

    a form with `file`: what a returned XLIFF file would change; nothing is stored
    """
    about, language = _translated(meeting, document, language)
    found = services().helpers.run(desk_tasks.returned_xliff, _uploaded(), about, language)
    reasons = _sentences(each.reason for each in found.conflicts)
    return said(
        say.ReturnedFile(
            True, found.changes, found.conflicts, found.unchanged, found.untranslated, reasons, found.comments,
            found.more_comments,
        )
    )  # fmt: skip


@ROUTES.post(f"{XLIFF}/confirmed", say.ReturnedTaken, body=say.ConfirmReturned, may=SECTION, refusals=CHANGE)
def xliff_confirmed(actor: Actor, meeting: str, document: str, language: str) -> Response:
    """Store the confirmed changes of a returned file.

    `{changes: [{segment, text, from_revision, approve}]}`: stores them under the sender's name; what became of each
    """
    found, language = _translated(meeting, document, language)
    wanted = asked(say.ConfirmReturned, longest=MOST_JSON, recorded=False, check=_check_few)
    taken = services().helpers.run(desk_tasks.take_returned, actor, found, language, wanted.changes)
    new = 0
    if wanted.comments:
        new = services().helpers.run(desk_tasks.take_comments, actor, found, language, wanted.comments)
    return said(say.ReturnedTaken(True, taken, _sentences(each.reason for each in taken), new))


@ROUTES.get(
    f"{MEETING}/terms", may=AT_DESK, query=(q.TERMS_FORMAT,), refusals=COMPUTED, files=(TBX, "text/csv",
    "text/tab-separated-values"),
)  # fmt: skip
def terms_out(meeting: str) -> Response:
    """The operator's terms as a file.

    `?format=tbx tbx2 csv tsv`: the operator's terms as a file
    """
    kind = request.args.get("format", "tbx")
    made = services().helpers.run(desk_tasks.terms_out, kind)
    return _file(made, f"terms.{kind.rstrip('2')}", TYPES.get(kind, "text/plain"))


@ROUTES.post(f"{MEETING}/terms", say.TermsRead, form=("confirmed",), may=STAFF_OF_ALL, refusals=CHANGE)
def terms_in(actor: Actor, meeting: str) -> Response:
    """What a file of terms adds and changes, or store it.

    a form with `file` and optionally `confirmed=1`, what a file of terms adds and
    changes, stored only when confirmed
    """
    stored = request.form.get("confirmed") == "1"
    data = _uploaded()
    name = cast(str, request.files["file"].filename)
    found = services().helpers.run(desk_tasks.terms_in, data, name)
    if stored:
        services().terms.change(found.over)
    reasons = _sentences(each.reason for each in found.faults)
    return said(say.TermsRead(True, stored, found.added, found.changed, found.same, found.faults, reasons))


def _take_one(actor: Actor) -> None:
    """Take one of the files that somebody may ask for in some time. Raises TooMany."""
    services().command_limit.take("files", actor.link or actor.name)


def _translated(meeting: str, document: str, language: str) -> tuple[Document, str]:
    """Return a document and a language it is translated into. Raises BadRequest, NotFound, Refused."""
    return translated(document_of(meeting, document), known := language_from(language)), known


def _sentences(reasons: Iterable[str]) -> dict[str, str]:
    """Return the sentence of each reason in the reader's language."""
    return {reason: sentence(BadRequest(reason), request_language()) for reason in reasons if reason}


def _uploaded() -> bytes:
    """Return the uploaded file. Raises BadRequest."""
    upload = request.files.get("file")
    if upload is None or not upload.filename:
        raise BadRequest("no_file")
    g.sent = {"sent": {"file": upload.filename[:80]}}
    return cast(bytes, upload.read())


def _check_few(sent: object) -> None:
    """Raise BadRequest for more changes or comments than are stored at once, before they are decoded."""
    for name, most in (("changes", MOST_CHANGES), ("comments", MOST_COMMENTS)):
        given = sent.get(name) if isinstance(sent, dict) else None
        if isinstance(given, list) and len(given) > most:
            raise BadRequest("too_large", limit=most)
    check_writable(sent)


def _called(document: Document) -> str:
    """Return a name for a document's files: its symbol, or the name of its file without the ending."""
    name = document.symbol or document.name.rpartition(".")[0] or document.id
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.")[:80] or "document"


def _file(body: bytes, name: str, kind: str) -> Response:
    response = Response(body, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
