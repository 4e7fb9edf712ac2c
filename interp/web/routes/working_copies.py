"""Routes of working copies, which keep what is typed at the desk, and of who else is in a document."""

import re
from collections.abc import Callable
from typing import TypeVar, cast

from flask import Blueprint, Response, request

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.rules.permissions import Actor
from interp.domain.text.cleaning import is_identifier
from interp.errors import BadRequest, NotFound
from interp.ports import Conflict, Document
from interp.web.auth import check_same_origin
from interp.web.review_desk import copy_messages as say
from interp.web.routes.json_bodies import asked, said, several
from interp.web.routes.materials import DOCUMENT, worker
from interp.web.services import services
from interp.wire import language_from

COPIES, PRESENT = f"{DOCUMENT}/copies/<language>", f"{DOCUMENT}/present/<language>"
M = TypeVar("M")
Work = Callable[[Actor, Document, str], object]


def create_working_copies() -> Blueprint:
    """Return the routes below /api/meetings/<meeting>/documents/<document>."""
    copies = Blueprint("working_copies", __name__)
    for path, method, work in (
        (COPIES, "GET", own_copies), (COPIES, "PUT", keep), (COPIES, "DELETE", erase), (PRESENT, "POST", here)
    ):  # fmt: skip
        copies.add_url_rule(path, work.__name__, _guarded(work, method), methods=[method])
    return copies


def _guarded(work: Work, method: str) -> Callable[..., Response]:
    """Return the view of some work: for revisers, from this service's pages, at a limited rate.

    What was refused is not recorded as it is for other changes: the words are private.
    """

    def guarded(meeting: str, document: str, language: str) -> Response:
        if method != "GET":
            check_same_origin()
        actor = worker(meeting)
        services().command_limit.take("copies", actor.link or actor.name)  # of all its browsers: each names itself
        found = services().materials.document(meeting, document)
        return said(work(actor, found, language_from(language)))

    return guarded


def own_copies(actor: Actor, document: Document, language: str) -> say.Copies:
    """Return the copies of the account or link for this browser."""
    found, withheld = services().copies.of(actor, document, language, _device())
    return say.Copies(cast(MeetingLanguage, language), tuple(found), withheld)


def keep(actor: Actor, document: Document, language: str) -> say.CopiesKept:
    """Store the copies of one browser."""
    wanted = _typed(say.KeepCopies)
    try:
        return say.CopiesKept(True, services().copies.keep(actor, document, language, _device(), wanted.copies))
    except Conflict:
        raise NotFound("document", document=document.id) from None


def erase(actor: Actor, document: Document, language: str) -> say.CopiesErased:
    """Erase the copies that one browser has of some sentences, as they were read if the address says when."""
    services().copies.erase(actor, document, language, _device(), _as_read())
    return say.CopiesErased(True)


def here(actor: Actor, document: Document, language: str) -> say.InDocument:
    """Record where a browser is, and return who else is in the document."""
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
