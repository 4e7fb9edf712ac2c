"""Routes of the translation desk: file and correct documents, set who may see them, review segments, search the memory.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any, TypeVar, cast

import structlog
from flask import Blueprint, Response, g, request

from interp.domain.model.meeting_languages import MEETING_LANGUAGES, MeetingLanguage
from interp.domain.model.roles import PUBLIC
from interp.domain.rules.permissions import Actor
from interp.domain.text.cleaning import is_identifier
from interp.domain.views.audiences import Audience
from interp.errors import BadRequest, InterpError, NotAllowed, NotSignedIn
from interp.ports import Document, HelperTask
from interp.service.document_filing import Filing
from interp.service.materials import check_works, name_of
from interp.service.review_desk.review import Edit
from interp.service.review_desk.working_copies import browser_key
from interp.web.access_log import refusals_noted
from interp.web.answers import tagged
from interp.web.auth import actor_for, check_same_origin, chosen, current_actors
from interp.web.made_once import tagged_once
from interp.web.review_desk import desk_messages as say
from interp.web.routes.json_bodies import asked, said
from interp.web.services import services
from interp.web.statement_titles import all_called, called
from interp.wire import language_from, view_json

log = structlog.get_logger("interp.desk")
M = TypeVar("M")
Work = Callable[..., Response]
ROOT = "/api/meetings/<meeting>"
DOCUMENT = f"{ROOT}/documents/<document>"
SEGMENT = f"{DOCUMENT}/text/<language>/<segment>"
ACCOUNT = "Interp-Account"  # the browser_key for which a desk's page was made; programs send none
FIELDS = ("title", "kind", "language", "visibility", "release", "delivery", "speech", "symbol", "as_of")
DESK_TEXT = HelperTask("desk_text", bytes)
FRESH_MS = 10_000  # how long a displayed "in 12 min" may stay unchanged


def create_materials() -> Blueprint:
    """Return the desk's routes under /api/meetings/<meeting>."""
    desk = Blueprint("materials", __name__)
    for path, shown in ((f"{ROOT}/queue", queue), (f"{ROOT}/concordance", concordance),
                        (f"{DOCUMENT}/text/<language>", text), (SEGMENT, segment_detail)):  # fmt: skip
        desk.add_url_rule(path, shown.__name__, shown)
    for path, work in (
        (f"{ROOT}/documents", file), (f"{DOCUMENT}/versions", file_version), (f"{DOCUMENT}/official", file_official),
        (f"{DOCUMENT}/visibility", visibility), (f"{DOCUMENT}/release", release), (f"{DOCUMENT}/delivery", delivery),
        (f"{DOCUMENT}/speech", speech), (f"{DOCUMENT}/withdrawn", withdrawn),
        (f"{DOCUMENT}/assigned", assigned), (f"{ROOT}/retry", retry), (SEGMENT, revise),
        (f"{SEGMENT}/restore", restore), (f"{DOCUMENT}/passages/<segment>", passage),
    ):  # fmt: skip
        desk.add_url_rule(path, work.__name__, changes(cast(Work, work)), methods=["POST"])
    return desk


def changes(work: Work) -> Work:
    """Return the work as a route that admits only authorised changes from this service's pages, at a limited rate."""

    def guarded(meeting: str, **where: str) -> Response:
        def message() -> object:
            """Return the request's values for the record of refusals; a file by its name."""
            return {"meeting": meeting, "name": f"desk.{work.__name__}", "args": where | g.get("sent", {})}

        with refusals_noted(services(), lambda: current_actors()[0], message, "http"):
            check_same_origin()
            actor = worker(meeting)
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


def queue(meeting: str) -> Response:
    """Filed documents and open tasks, with an ETag."""
    actor, here = actor_for(meeting, Audience("desk", "en")), services()
    mark, now = here.worklist.mark(meeting), here.clock.now_ms()
    tasks, faults = here.worklist.tasks(meeting), len(here.terms().faults)
    documents = tuple(here.materials.documents(meeting))
    troubles = here.health.desk_troubles()
    titles = all_called(here.meetings.state(meeting), documents)
    found = say.Queue(mark, now, name_of(actor), documents, tasks, *here.worklist.waiting(), faults, troubles, titles)
    wrong = ".".join(f"{each.part}.{each.code}" for each in troubles)
    return tagged(view_json(found), mark, f"-{here.meetings.state(meeting).seq}-{now // FRESH_MS}-{faults}-{wrong}")


def text(meeting: str, document: str, language: str) -> Response:
    """A document line by line in one language, and in a second if requested, with an ETag."""
    actor_for(meeting, Audience("desk", "en"))
    language, beside = language_from(language), _beside()
    mark = services().worklist.mark(meeting)
    found = _document(meeting, document)
    asked = mark, found, language, beside
    return tagged_once(DESK_TEXT, asked, "application/json", mark, f"-{document}-{language}-{beside}")


def segment_detail(meeting: str, document: str, language: str, segment: str) -> Response:
    """The history of a segment in a language, and its matches."""
    actor_for(meeting, Audience("desk", "en"))
    found, language = _document(meeting, document), language_from(language)
    matches = services().reviewing.matches(found, segment, language)
    history = services().reviewing.history(found, segment, language)
    return said(say.SegmentDetail(tuple(map(say.revision_row, history)), tuple(map(say.match_row, matches))))


def concordance(meeting: str) -> Response:
    """Earlier translations of a phrase."""
    actor_for(meeting, Audience("desk", "en"))
    source, target = (language_from(request.args.get(name, "en")) for name in ("source", "language"))
    units = services().reviewing.concordance(source, target, request.args.get("q", ""), meeting)
    return said(say.Concordance(tuple(map(say.unit_row, units))))


def file(actor: Actor, meeting: str) -> Response:
    """File a document; the answer is 201."""
    filed = services().materials.filed(actor, meeting, _paper())
    rows = [
        say.PassageRow(cast(MeetingLanguage | None, each.language), each.first + 1, each.last + 1)
        for each in filed.foreign
    ]
    titles = called(services().meetings.state(meeting), filed.document)
    return said(say.Filed(True, filed.document, tuple(rows), titles, filed.left_out), 201)


def file_version(actor: Actor, meeting: str, document: str) -> Response:
    """File a newer version of a document."""
    found = services().materials.file_version(actor, meeting, document, _paper())
    return said(say.VersionFiled(True, found.unchanged, found.changed, found.added, found.removed, found.left_out))


def file_official(actor: Actor, meeting: str, document: str) -> Response:
    """File the official version of a document in a language."""
    found = services().materials.attach_official(actor, meeting, document, _paper())
    return said(say.OfficialFiled(True, found.segments, found.left_out))


def speech(actor: Actor, meeting: str, document: str) -> Response:
    """Set the speech a document is the text of."""
    services().materials.set_speech(actor, meeting, document, asked(say.SetSpeech).speech)
    return said(say.Kept(True))


def visibility(actor: Actor, meeting: str, document: str) -> Response:
    """Set who may see a document."""
    services().materials.set_visibility(actor, meeting, document, asked(say.SetVisibility).visibility)
    return said(say.Kept(True))


def release(actor: Actor, meeting: str, document: str) -> Response:
    """Set when a document may be read, and by whom."""
    services().materials.set_release(actor, meeting, document, asked(say.SetRelease).release)
    return said(say.Kept(True))


def delivery(actor: Actor, meeting: str, document: str) -> Response:
    """Set the delivery mark of a statement."""
    services().materials.set_delivery(actor, meeting, document, asked(say.SetDelivery).delivery)
    return said(say.Kept(True))


def withdrawn(actor: Actor, meeting: str, document: str) -> Response:
    """Withdraw a document, or restore it."""
    services().materials.withdraw(actor, meeting, document, withdrawn=asked(say.SetWithdrawn).withdrawn)
    return said(say.Kept(True))


def assigned(actor: Actor, meeting: str, document: str) -> Response:
    """Set who revises a document into a language."""
    wanted = asked(say.Assign)
    services().worklist.revisers.assign(actor, meeting, _document(meeting, document), wanted.language, wanted.name)
    return said(say.Kept(True))


def retry(actor: Actor, meeting: str) -> Response:
    """Queue failed and parked jobs again."""
    named = asked(say.Retry).document
    document = None if named is None else _document(meeting, named).id
    return said(say.Retried(True, services().worklist.retry(actor, meeting, document)))


def revise(actor: Actor, meeting: str, document: str, language: str, segment: str) -> Response:
    """Write, approve or overrule a segment."""
    wanted = asked(say.Revise)
    code = wanted.reason_code
    edit = Edit(language_from(language), wanted.text, wanted.from_revision, wanted.approve, wanted.reason, code)
    if wanted.device and not is_identifier(wanted.device):
        raise BadRequest("identifier", field="device")
    made = services().reviewing.revise(actor, found := _document(meeting, document), segment, edit)
    if wanted.device:
        with suppress(InterpError):  # the text is stored: a copy that stays is only shown beside it
            services().copies.erase(actor, found, edit.language, wanted.device, {segment: None})
    return said(say.Revised(True, say.revision_row(made)))


def passage(actor: Actor, meeting: str, document: str, segment: str) -> Response:
    """Set the language of the paragraph of a segment; its drafts are made again."""
    found, language = _document(meeting, document), asked(say.SetPassage).language
    return said(say.PassageSet(True, services().passages.say(actor, found, segment, language)))


def restore(actor: Actor, meeting: str, document: str, language: str, segment: str) -> Response:
    """Restore an earlier revision of a segment."""
    wanted, found = asked(say.Restore), _document(meeting, document)
    made = services().reviewing.restore(
        actor, found, segment, language_from(language), wanted.revision, wanted.from_revision
    )
    return said(say.Revised(True, say.revision_row(made)))


def _document(meeting: str, document: str) -> Document:
    return services().materials.document(meeting, document)


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
        if name not in FIELDS:
            raise BadRequest("unknown_field", field=name[:80])
    given: dict[str, Any] = {name: value for name, value in request.form.items() if value.strip()}
    if given.get("language") not in (None, *MEETING_LANGUAGES):
        raise BadRequest("language", languages=list(MEETING_LANGUAGES))
    return Filing(upload.read(), upload.filename, **given)
