"""Routes of the translation desk: file and correct documents, set who may see them, review segments, search the memory.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar, cast

import structlog
from flask import Response, g, request

from interp.domain.model.meeting_languages import MEETING_LANGUAGES, MeetingLanguage
from interp.domain.model.roles import PUBLIC, TEXTS
from interp.domain.rules.permissions import Actor
from interp.domain.text.cleaning import is_identifier
from interp.errors import BadRequest, InterpError, NotAllowed, NotSignedIn
from interp.ports import Document
from interp.service.document_filing import FORM_FIELDS, Filing
from interp.service.materials import check_works, name_of
from interp.service.review_desk import desk_tasks
from interp.service.review_desk.review import Edit
from interp.service.review_desk.working_copies import browser_key
from interp.web.access_log import RefusalsNoted
from interp.web.answers import tagged
from interp.web.auth import check_same_origin, chosen, current_actors
from interp.web.made_once import tagged_once
from interp.web.review_desk import desk_messages as say
from interp.web.routing import query_parameters as q
from interp.web.routing.json_bodies import asked, said
from interp.web.routing.route_declarations import (
    CHANGE,
    COMPUTED,
    DOCUMENT,
    LOOK,
    MEETING,
    Routes,
    WhoMay,
)
from interp.web.routing.who_may import AT_DESK
from interp.web.services import services
from interp.web.statement_titles import all_called, called
from interp.wire import language_from, view_json

log = structlog.get_logger("interp.desk")
M = TypeVar("M")
Work = Callable[..., Response]
ROUTES = Routes("materials")
SEGMENT = f"{DOCUMENT}/text/<language>/<segment>"
ACCOUNT = "Interp-Account"  # the browser_key for which a desk's page was made; programs send none
FRESH_MS = 10_000  # how long a displayed "in 12 min" may stay unchanged


def changes(work: Work) -> Work:
    """Return the work as a route that admits only authorised changes from this service's pages, at a limited rate,
    in a meeting that is not archived.
    """

    def guarded(meeting: str, **where: str) -> Response:
        def message() -> object:
            """Return the request's values for the record of refusals; a file by its name."""
            return {"meeting": meeting, "name": f"desk.{work.__name__}", "args": where | g.get("sent", {})}

        with RefusalsNoted(services(), lambda: current_actors()[0], message, "http"):
            check_same_origin()
            actor = worker(meeting)
            services().meetings.check_unarchived(meeting)
            services().command_limit.take("desk", actor.link or actor.name)
            answer = work(actor, meeting, **where)
        log.info("desk", work=work.__name__, meeting=meeting, role=actor.role, **where)
        return answer

    return guarded


def worker(meeting: str) -> Actor:
    """Return the actor who works on the texts of a meeting. Raises NotSignedIn, NotAllowed, as `other_account`;
    NotFound for an unknown meeting, of which a link for every meeting says nothing.
    """

    def works(actor: Actor) -> None:
        if actor.role == PUBLIC:
            raise NotSignedIn("audience")
        check_works(actor, meeting)

    actor = chosen(_of_page(current_actors()), works)
    services().publisher.state(meeting)
    return actor


def _of_page(actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Return the browser's actors, the one for whom the page that asks was made first, if it says so.

    Raises NotAllowed `other_account` where that one has gone and somebody else has signed in: what the page sends is
    not theirs.
    """
    named = request.headers.get(ACCOUNT)
    if named is None or all(actor.role == PUBLIC for actor in actors):
        return actors
    its = tuple(actor for actor in actors if browser_key(actor) == named)
    if not its:
        raise NotAllowed("other_account")
    return (*its, *(actor for actor in actors if actor not in its))


def document_of(meeting: str, document: str) -> Document:
    """Return a document of a meeting. Raises NotFound, Unavailable."""
    return services().materials.document(meeting, document)


SECTION = WhoMay(TEXTS, guard=changes)  # who changes the texts of a meeting


@ROUTES.get(f"{MEETING}/queue", say.Queue, may=AT_DESK, refusals=(304, *LOOK))
def queue(actor: Actor, meeting: str) -> Response:
    """What is filed and to be done.

    every document, a task for each of its languages in the order in which they are needed, the number
    of waiting drafts, the age of the oldest, the number of faulty lines in the operator's terms, and `troubles`, the
    parts of the service with a severity of 2 or 3, as in `health`; `called`, by document and language, what people
    are shown of a statement without a title; with ETag
    """
    here = services()
    mark, now = here.worklist.mark(meeting), here.clock.now_ms()
    tasks, faults = here.worklist.tasks(meeting), len(here.terms().faults)
    documents = tuple(here.materials.documents(meeting))
    troubles = here.health.desk_troubles()
    titles = all_called(here.meetings.state(meeting), documents)
    found = say.Queue(mark, now, name_of(actor), documents, tasks, *here.worklist.waiting(), faults, troubles, titles)
    wrong = ".".join(f"{each.part}.{each.code}" for each in troubles)
    return tagged(view_json(found), mark, f"-{here.meetings.state(meeting).seq}-{now // FRESH_MS}-{faults}-{wrong}")


@ROUTES.get(f"{DOCUMENT}/text/<language>", say.DocumentText, may=AT_DESK, query=(q.BESIDE,), refusals=(304, *COMPUTED))
def text(meeting: str, document: str, language: str) -> Response:
    """A document line by line.

    `?beside=`: a document line by line: the original, the language, and a second one beside it; `language` of a line
    is that of its original where it is not the document’s; with ETag
    """
    language, beside = language_from(language), _beside()
    mark = services().worklist.mark(meeting)
    found = document_of(meeting, document)
    asked = desk_tasks.desk_text.of(mark, found, language, beside)
    return tagged_once(asked, "application/json", mark, f"-{document}-{language}-{beside}")


@ROUTES.get(SEGMENT, say.SegmentDetail, may=AT_DESK, refusals=LOOK)
def segment_detail(meeting: str, document: str, language: str, segment: str) -> Response:
    """A segment's history and matches.

    every revision of a segment, and its matches in the memory
    """
    found, language = document_of(meeting, document), language_from(language)
    matches = services().reviewing.matches(found, segment, language)
    history = services().reviewing.history(found, segment, language)
    return said(say.SegmentDetail(tuple(map(say.revision_row, history)), tuple(map(say.match_row, matches))))


@ROUTES.get(
    f"{MEETING}/concordance", say.Concordance, may=AT_DESK, query=(q.PHRASE, q.SOURCE, q.LANGUAGE), refusals=LOOK
)
def concordance(meeting: str) -> Response:
    """Where a phrase was translated before.

    `?q=&source=&language=`: where a phrase was translated before
    """
    source, target = (language_from(request.args.get(name, "en")) for name in ("source", "language"))
    units = services().reviewing.concordance(source, target, request.args.get("q", ""), meeting)
    return said(say.Concordance(tuple(map(say.unit_row, units))))


@ROUTES.post(f"{MEETING}/documents", say.Filed, form=FORM_FIELDS, may=SECTION, refusals=CHANGE, status=201)
def file(actor: Actor, meeting: str) -> Response:
    """Upload a document.

    a form with `file` and optionally `title, kind, language, visibility, release, delivery, speech, symbol, as_of`;
    201 with the document, what it is `called` by language if it has no title, and its `passages` in another language,
    `{language, first, last}`: paragraphs counted from 1, language null for none of the six; and `left_out`, see
    [below](#what-is-left-out-of-a-file). Without `language` 400 `language_unsure` or, with `args.passages`,
    `languages_mixed` where it cannot be told
    """
    filed = services().materials.file(actor, meeting, _paper())
    rows = [
        say.PassageRow(cast(MeetingLanguage | None, each.language), each.first + 1, each.last + 1)
        for each in filed.foreign
    ]
    titles = called(services().meetings.state(meeting), filed.document)
    return said(say.Filed(True, filed.document, tuple(rows), titles, filed.left_out), 201)


@ROUTES.post(f"{DOCUMENT}/versions", say.VersionFiled, form=FORM_FIELDS, may=SECTION, refusals=CHANGE)
def file_version(actor: Actor, meeting: str, document: str) -> Response:
    """File a newer version.

    the same form as to upload it, with a newer version; the number of segments unchanged, changed, added, removed, and
    what was [left out](#what-is-left-out-of-a-file) of the file
    """
    found = services().materials.file_version(actor, meeting, document, _paper())
    return said(say.VersionFiled(True, found.unchanged, found.changed, found.added, found.removed, found.left_out))


@ROUTES.post(f"{DOCUMENT}/official", say.OfficialFiled, form=FORM_FIELDS, may=SECTION, refusals=CHANGE)
def file_official(actor: Actor, meeting: str, document: str) -> Response:
    """Attach the official version.

    the same form as to upload it, with the official version in another language; the number of segments that have it,
    and what was [left out](#what-is-left-out-of-a-file) of the file
    """
    found = services().materials.attach_official(actor, meeting, document, _paper())
    return said(say.OfficialFiled(True, found.segments, found.left_out))


@ROUTES.post(f"{DOCUMENT}/speech", say.Kept, body=say.SetSpeech, may=SECTION, refusals=CHANGE)
def speech(actor: Actor, meeting: str, document: str) -> Response:
    """Say whose text it is.

    `{speech}`: the speech whose text it is; `null`: none. What was released stays
    """
    services().materials.set_speech(actor, meeting, document, asked(say.SetSpeech).speech)
    return said(say.Kept(True))


@ROUTES.post(f"{DOCUMENT}/visibility", say.Kept, body=say.SetVisibility, may=SECTION, refusals=CHANGE)
def visibility(actor: Actor, meeting: str, document: str) -> Response:
    """Say who may see it.

    `{visibility}`: `desk`, `original`, `reviewed`, `drafts`
    """
    services().materials.set_visibility(actor, meeting, document, asked(say.SetVisibility).visibility)
    return said(say.Kept(True))


@ROUTES.post(f"{DOCUMENT}/release", say.Kept, body=say.SetRelease, may=SECTION, refusals=CHANGE)
def release(actor: Actor, meeting: str, document: str) -> Response:
    """Say when, by whom, it may be read.

    `{release}`: `desk`, `booths`, `as_delivered`, `now`
    """
    services().materials.set_release(actor, meeting, document, asked(say.SetRelease).release)
    return said(say.Kept(True))


@ROUTES.post(f"{DOCUMENT}/delivery", say.Kept, body=say.SetDelivery, may=SECTION, refusals=CHANGE)
def delivery(actor: Actor, meeting: str, document: str) -> Response:
    """Say how it will be delivered.

    `{delivery}`: `verbatim`, `check`, null
    """
    services().materials.set_delivery(actor, meeting, document, asked(say.SetDelivery).delivery)
    return said(say.Kept(True))


@ROUTES.post(f"{DOCUMENT}/withdrawn", say.Kept, body=say.SetWithdrawn, may=SECTION, refusals=CHANGE)
def withdrawn(actor: Actor, meeting: str, document: str) -> Response:
    """Withdraw it, or bring it back.

    `{withdrawn}`: removed from every screen, or restored
    """
    services().materials.withdraw(actor, meeting, document, withdrawn=asked(say.SetWithdrawn).withdrawn)
    return said(say.Kept(True))


@ROUTES.post(f"{DOCUMENT}/assigned", say.Kept, body=say.Assign, may=SECTION, refusals=CHANGE)
def assigned(actor: Actor, meeting: str, document: str) -> Response:
    """Say who revises it.

    `{language, name}`: the reviser; null: none
    """
    wanted = asked(say.Assign)
    services().worklist.revisers.assign(actor, meeting, document_of(meeting, document), wanted.language, wanted.name)
    return said(say.Kept(True))


@ROUTES.post(f"{MEETING}/retry", say.Retried, body=say.Retry, may=SECTION, refusals=CHANGE)
def retry(actor: Actor, meeting: str) -> Response:
    """Let what failed wait again.

    `{document?}`: queues again what failed or lacked a model, in the meeting or in one document
    """
    named = asked(say.Retry).document
    document = None if named is None else document_of(meeting, named).id
    return said(say.Retried(True, services().worklist.retry(actor, meeting, document)))


@ROUTES.post(SEGMENT, say.Revised, body=say.Revise, may=SECTION, refusals=CHANGE)
def revise(actor: Actor, meeting: str, document: str, language: str, segment: str) -> Response:
    """Write, approve or overrule a segment.

    `{text, from_revision, approve?, reason?, device?}`; the resulting revision. With `device` the [working
    copy](#working-copies) of the sentence in that browser is erased
    """
    wanted = asked(say.Revise)
    code = wanted.reason_code
    edit = Edit(language_from(language), wanted.text, wanted.from_revision, wanted.approve, wanted.reason, code)
    if wanted.device and not is_identifier(wanted.device):
        raise BadRequest("identifier", field="device")
    made = services().reviewing.revise(actor, found := document_of(meeting, document), segment, edit)
    if wanted.device:
        with suppress(InterpError):  # the text is stored: a copy that stays is only shown beside it
            services().copies.erase(actor, found, edit.language, wanted.device, {segment: None})
    return said(say.Revised(True, say.revision_row(made)))


@ROUTES.post(f"{DOCUMENT}/passages/<segment>", say.PassageSet, body=say.SetPassage, may=SECTION, refusals=CHANGE)
def passage(actor: Actor, meeting: str, document: str, segment: str) -> Response:
    """Set the language of a paragraph.

    `{language}`: the language that the paragraph of a segment is written in; `{sentences}` had another one, and their
    machine drafts are made again from it
    """
    found, language = document_of(meeting, document), asked(say.SetPassage).language
    return said(say.PassageSet(True, services().passages.say(actor, found, segment, language)))


@ROUTES.post(f"{SEGMENT}/restore", say.Revised, body=say.Restore, may=SECTION, refusals=CHANGE)
def restore(actor: Actor, meeting: str, document: str, language: str, segment: str) -> Response:
    """Put an earlier revision back.

    `{revision, from_revision}`: restores an earlier revision as a new one
    """
    wanted, found = asked(say.Restore), document_of(meeting, document)
    made = services().reviewing.restore(
        actor, found, segment, language_from(language), wanted.revision, wanted.from_revision
    )
    return said(say.Revised(True, say.revision_row(made)))


def _beside() -> str | None:
    beside = request.args.get("beside")
    return language_from(beside) if beside else None


def _paper() -> Filing:
    """Return the uploaded file with its metadata. Raises BadRequest."""
    upload = request.files.get("file")
    if upload is None or not upload.filename:
        raise BadRequest("no_file")
    g.sent = {"sent": request.form.to_dict() | {"file": upload.filename}}
    for name in request.form:
        if name not in FORM_FIELDS:
            raise BadRequest("unknown_field", field=name[:80])
    given: dict[str, Any] = {name: value for name, value in request.form.items() if value.strip()}
    if given.get("language") not in (None, *MEETING_LANGUAGES):
        raise BadRequest("language", languages=list(MEETING_LANGUAGES))
    return Filing(upload.read(), upload.filename, **given)
