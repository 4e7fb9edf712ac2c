"""Routes of working copies, which keep what is typed at the desk, and of who else is in a document."""

import re
from typing import TypeVar, cast

from flask import Response, request

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.roles import TEXTS
from interp.domain.rules.permissions import Actor
from interp.domain.text.cleaning import is_identifier
from interp.errors import BadRequest, NotFound
from interp.ports import Conflict, Document
from interp.web.auth import check_same_origin
from interp.web.review_desk import copy_messages as say
from interp.web.review_desk.materials import worker
from interp.web.routing import query_parameters as q
from interp.web.routing.json_bodies import asked, said, several
from interp.web.routing.route_declarations import CHANGE, DOCUMENT, OUTGOING, Handler, Routes, WhoMay
from interp.web.services import services
from interp.wire import language_from

ROUTES = Routes("working_copies")
COPIES = f"{DOCUMENT}/copies/<language>"
M = TypeVar("M")


def _guarded(work: Handler) -> Handler:
    """Return the route of some work: for revisers, from this service's pages, at a limited rate.

    What was refused is not recorded as it is for other changes: the words are private.
    """

    def guarded(meeting: str, document: str, language: str) -> Response:
        if request.method != "GET":
            check_same_origin()
        actor = worker(meeting)
        services().command_limit.take("copies", actor.link or actor.name)  # of all its browsers: each names itself
        found = services().materials.document(meeting, document)
        return said(work(actor, found, language_from(language)))

    return guarded


HOLDERS = WhoMay(TEXTS, guard=_guarded)


@ROUTES.get(COPIES, say.Copies, may=HOLDERS, query=(q.DEVICE,), refusals=OUTGOING)
def own_copies(actor: Actor, document: Document, language: str) -> say.Copies:
    """One's own working copies.

    `?device=`: one’s own [working copies](#working-copies)
    """
    found, withheld = services().copies.of(actor, document, language, _device())
    return say.Copies(cast(MeetingLanguage, language), tuple(found), withheld)


@ROUTES.state("put", COPIES, say.CopiesKept, body=say.KeepCopies, may=HOLDERS, query=(q.DEVICE,), refusals=CHANGE)
def keep(actor: Actor, document: Document, language: str) -> say.CopiesKept:
    """Keep what is typed.

    `?device=`, `{copies: [{sentence, words, base}]}`: keeps what is typed
    """
    services().meetings.check_unarchived(document.meeting or "")
    wanted = _typed(say.KeepCopies)
    try:
        return say.CopiesKept(True, services().copies.keep(actor, document, language, _device(), wanted.copies))
    except Conflict:
        raise NotFound("document", document=document.id) from None


@ROUTES.state(
    "delete", COPIES, say.CopiesErased, may=HOLDERS, query=(q.DEVICE, q.SENTENCE, q.SAVED_AT), refusals=CHANGE,
)  # fmt: skip
def erase(actor: Actor, document: Document, language: str) -> say.CopiesErased:
    """Erase working copies.

    `?device=&sentence=`, `sentence` once or more: erases working copies; with a `saved_at` for each `sentence` only
    those kept at that time
    """
    services().copies.erase(actor, document, language, _device(), _as_read())
    return say.CopiesErased(True)


@ROUTES.post(
    f"{DOCUMENT}/present/<language>", say.InDocument, body=say.Here, may=HOLDERS, query=(q.DEVICE,),
    refusals=CHANGE,
)  # fmt: skip
def here(actor: Actor, document: Document, language: str) -> say.InDocument:
    """Who else is in a document.

    `?device=`, `{sentence?, typing?, leaving?}`: where a browser is; the answer is who else is in the document
    """
    wanted, colleagues = _typed(say.Here), services().colleagues
    if wanted.sentence is not None and not is_identifier(wanted.sentence):
        raise BadRequest("identifier", field="sentence")
    if wanted.leaving:
        colleagues.leave(actor, document.id, _device())
        return say.InDocument(True, ())
    others = colleagues.here(actor, document.id, _device(), language, wanted.sentence, typing=wanted.typing)
    return say.InDocument(True, tuple(others))


def _as_read() -> dict[str, int | None]:
    """Return the sentences of the address, each with the time at which its copy was kept, if times are given.

    Raises BadRequest.
    """
    sentences, times = request.args.getlist("sentence"), request.args.getlist("saved_at")
    if not times:
        return dict.fromkeys(sentences)
    if len(times) != len(sentences) or not all(re.fullmatch(r"[0-9]{1,15}", each) for each in times):
        raise BadRequest("invalid", field="saved_at")
    return dict(zip(sentences, map(int, times), strict=True))


def _device() -> str:
    """Return the browser that asks. Raises BadRequest."""
    device = request.args.get("device", "")
    if not is_identifier(device):
        raise BadRequest("identifier", field="device")
    return device


def _typed(kind: type[M]) -> M:
    """Return what a browser sends; nothing of it is recorded, and halves of pairs are stored as question marks."""
    return asked(kind, longest=several(), recorded=False, check=lambda sent: None)
