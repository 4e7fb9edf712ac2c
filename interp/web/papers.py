"""The pages on which a person brings in a paper, corrects what was read from it, and confirms it."""

from typing import Any, cast
from uuid import uuid4

import msgspec
from flask import Blueprint, Response, redirect, render_template, request

from interp.domain.cleaning import clean
from interp.domain.policy import Actor
from interp.domain.proposal import Proposal
from interp.errors import BadRequest, InterpError, NotAllowed, NotSignedIn
from interp.service.documents import LONGEST_PAPER
from interp.web.auth import check_same_origin, chosen, current_actors
from interp.web.house import house
from interp.web.i18n import request_language
from interp.web.sentences import sentence
from interp.wire import view_json

FORM_AROUND = 64 * 1024


def create_papers() -> Blueprint:
    """Return the routes under /proposals."""
    papers = Blueprint("papers", __name__)
    papers.add_url_rule("/proposals", view_func=listing)
    papers.add_url_rule("/proposals", view_func=upload, methods=["POST"])
    papers.add_url_rule("/proposals/<proposal_id>", view_func=one)
    papers.add_url_rule("/proposals/<proposal_id>", view_func=decide, methods=["POST"])
    return papers


def listing() -> str:
    """Every paper that was brought in, the newest first."""
    _staff()
    return _list("")


def upload() -> Response | tuple[str, int]:
    """Read a paper and go on to its page."""
    _staff()
    check_same_origin()
    request.max_content_length = LONGEST_PAPER + FORM_AROUND
    file = request.files.get("paper")
    if file is None or not file.filename:
        return _list(sentence(BadRequest("no_file"), request_language())), 400
    proposal_id = uuid4().hex[:12]
    try:
        house().documents.bring_in(proposal_id, file.read(), file.filename)
    except InterpError as error:
        return _list(sentence(error, request_language())), error.status
    return cast(Response, redirect(f"/proposals/{proposal_id}", 303))


def one(proposal_id: str) -> str:
    """The proposal beside its warnings, each field to be corrected."""
    _staff()
    return _page(proposal_id, house().documents.proposal(proposal_id), "")


def decide(proposal_id: str) -> Response | tuple[str, int]:
    """Keep the corrections and, when asked, confirm. What was typed is shown again if it cannot be."""
    actor = _staff()
    check_same_origin()
    before = house().documents.proposal(proposal_id)
    amended = before
    try:
        amended = corrected(before, request.form.to_dict())
        house().documents.amend(actor, proposal_id, amended)
        if "confirm" in request.form:
            made = house().documents.confirm(actor, proposal_id)
            return cast(Response, redirect(f"/m/{made[0]}/console", 303))
    except InterpError as error:
        return _page(proposal_id, amended, sentence(error, request_language())), error.status
    return cast(Response, redirect(f"/proposals/{proposal_id}", 303))


def corrected(proposal: Proposal, form: dict[str, str]) -> Proposal:
    """Return the proposal with each form field put at its path ("meetings.0.people.2.name").

    Only texts and numbers that are there can be changed. Raises BadRequest for anything else.
    """
    body = msgspec.json.decode(msgspec.json.encode(proposal))  # lists, where view_json leaves tuples
    for path, typed in form.items():
        if "." in path:
            _put(body, path.split("."), clean(typed))
    try:
        return msgspec.convert(body, Proposal)
    except msgspec.ValidationError as error:
        raise BadRequest("invalid", detail=str(error)[:200]) from None


def _put(body: Any, path: list[str], typed: str) -> None:
    try:
        for step in path[:-1]:
            body = body[int(step) if isinstance(body, list) else step]
        last: Any = int(path[-1]) if isinstance(body, list) else path[-1]
        before = body[last]
    except (KeyError, IndexError, ValueError, TypeError):
        raise BadRequest("unknown_field", field=".".join(path)[:80]) from None
    if isinstance(before, dict | list):
        raise BadRequest("unknown_field", field=".".join(path)[:80])
    if isinstance(before, int) and not isinstance(before, bool):
        body[last] = int(typed) if typed.isdigit() else before
    else:
        body[last] = typed or (None if before is None else "")


def _staff() -> Actor:
    """Papers make new meetings: staff of one meeting only may not."""
    return chosen(current_actors(), _may_plan)


def _may_plan(actor: Actor) -> None:
    if actor.role == "attendee":
        raise NotSignedIn("audience")
    if actor.role not in ("staff", "admin") or actor.meeting is not None:
        raise NotAllowed("role", role=actor.role)


def _list(error: str) -> str:
    return render_template(
        "proposals.html", proposals=house().documents.waiting(), error=error, language=request_language()
    )


def _page(proposal_id: str, proposal: Proposal, error: str) -> str:
    stored = next(p for p in house().documents.waiting() if p.id == proposal_id)
    return render_template(
        "proposal.html", proposal=view_json(proposal), proposal_id=proposal_id, name=stored.name,
        confirmed=stored.confirmed_at is not None, warnings=proposal.warnings, error=error,
        language=request_language(),
    )  # fmt: skip
