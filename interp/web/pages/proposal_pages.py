"""Routes of the proposal pages, on which staff upload a paper, correct the proposal read from it, and confirm it."""

import re
from typing import cast
from urllib.parse import urlencode
from uuid import uuid4

from flask import Response, g, redirect, request

from interp.domain.model.roles import PUBLIC, STAFF
from interp.domain.proposals.corrections import added, differences, moved, path_of, removed, value_at
from interp.domain.proposals.proposal import Proposal
from interp.domain.proposals.revisions import ProposalRecord
from interp.domain.proposals.structure_acts import Act, acts_of, done
from interp.domain.rules.permissions import Actor, check_role
from interp.errors import BadRequest, InterpError, NotAllowed, NotSignedIn, Refused, Stale
from interp.file_size import LONGEST_FILE
from interp.web.auth import check_same_origin, chosen, current_actors
from interp.web.page_cache import drawn_in_steps
from interp.web.pages.proposal_changes import changed, digest
from interp.web.pages.proposal_fields import Typed, read
from interp.web.pages.proposal_page import FormAnswer, context, field_id, lost_fields, missing
from interp.web.pages.proposal_rows import row_of
from interp.web.routing.route_declarations import Routes, WhoMay
from interp.web.routing.who_may import guarded_by
from interp.web.services import services
from interp.web.wording.desk_file_words import PAPER
from interp.web.wording.i18n import request_language
from interp.web.wording.phrases import said
from interp.web.wording.refusal_sentences import sentence

LONGEST_FORM = 8_000_000
ANCHOR = re.compile(r"[A-Za-z][\w-]{0,80}")
NOTICES = {"merged": "proposal.merged", "again": "proposal.again"}
# What the page says when it comes back after an act.
DONE = {what: f"proposal.done_{what}" for what in ("to", "split", "merge", "person", "item", "remove", "undo", "reset")}
DONE |= dict.fromkeys(("up", "down"), "proposal.done_moved")
Answer = Response | tuple[str, int]

# The first field of a new entry.
FIRST = {
    "people": ".name", "items": ".title", "blocks": ".budget_s", "meetings": ".title", "documents": ".public",
    "treaties": ".title",
}  # fmt: skip
FORM_AROUND = 64 * 1024


def _staff(**_: str) -> Actor:
    """Return staff of every meeting: papers make new meetings, so staff of one meeting may not."""
    if request.method != "GET":
        check_same_origin()
    g.page_actor = actor = chosen(current_actors(), _may_plan)
    return actor


def _may_plan(actor: Actor) -> None:
    if actor.role == PUBLIC:
        raise NotSignedIn("audience")
    check_role(actor, STAFF)
    if actor.meeting is not None:
        raise NotAllowed("role", role=actor.role)


ROUTES = Routes("papers", "pages")
PLANNERS = WhoMay(STAFF, everywhere=True, guard=guarded_by(_staff))


@ROUTES.get("/proposals", may=PLANNERS)
def listing() -> str:
    """Every uploaded paper, the newest first.

    uploaded papers, and uploading one
    """
    services().helpers.prepare()  # papers are read here
    return _list("")


@ROUTES.post("/proposals", may=PLANNERS)
def upload() -> Answer:
    """Read a paper and redirect to its page.

    uploaded papers, and uploading one
    """
    request.max_content_length = LONGEST_FILE + FORM_AROUND
    file = request.files.get("paper")
    if file is None or not file.filename:
        return _list(sentence(BadRequest("no_file"), request_language())), 400
    proposal_id = uuid4().hex[:12]
    try:
        services().proposals.bring_in(proposal_id, file.read(), file.filename)
    except InterpError as error:
        return _list(sentence(error, request_language())), error.status
    return _on_to(f"/proposals/{proposal_id}")


@ROUTES.post("/proposals/<proposal_id>/versions", may=PLANNERS)
def newer(actor: Actor, proposal_id: str) -> Answer:
    """Read a newer version of a confirmed paper.

    a newer version of a confirmed paper; redirects to the page that shows its changes
    """
    file = request.files.get("paper")
    made = uuid4().hex[:12]
    try:
        if file is None or not file.filename:
            raise BadRequest("no_file")
        services().proposals.bring_in_version(actor, made, file.read(), file.filename, proposal_id)
    except InterpError as error:
        kept = services().proposals.kept(proposal_id)
        return _page(proposal_id, kept, FormAnswer(error=_sentence(error))), error.status
    return _on_to(f"/proposals/{made}")


@ROUTES.get("/proposals/<proposal_id>", may=PLANNERS)
def one(proposal_id: str) -> str:
    """The paper beside the fields read from it, to correct and confirm.

    what was read from a paper, to correct and confirm; `?menu=` a path (`meetings.0.items.2`, `line.45`) whose acts
    are listed
    """
    notice = next((NOTICES[name] for name in NOTICES if name in request.args), "")
    did = DONE.get(request.args.get("done", ""), "")
    shown = FormAnswer(notice=notice, done=did, menu=request.args.get("menu", ""))
    return _page(proposal_id, services().proposals.kept(proposal_id), shown)


@ROUTES.post("/proposals/<proposal_id>", may=PLANNERS)
def decide(actor: Actor, proposal_id: str) -> Answer:
    """Store what was corrected, then do what the pressed button says; input that cannot be read is shown again.

    what was read from a paper, to correct and confirm; `?menu=` a path (`meetings.0.items.2`, `line.45`) whose acts
    are listed
    """
    request.max_form_memory_size = request.max_content_length = LONGEST_FORM
    kept = services().proposals.kept(proposal_id)
    revision = _revision(kept)
    typed = read(kept.as_of(revision) or kept.proposal, dict(request.form.lists()))
    try:
        if typed.errors:
            return _again(proposal_id, kept, typed, BadRequest("see_fields"))
        return _decided(actor, proposal_id, revision, typed)
    except Stale as error:
        return _outrun(proposal_id, revision, typed, error)
    except InterpError as error:
        return _again(proposal_id, services().proposals.kept(proposal_id), typed, error)


def _decided(actor: Actor, proposal_id: str, revision: int, typed: Typed) -> Answer:
    before = services().proposals.kept(proposal_id)
    conflicts: dict[str, object] = {}

    def correct(kept: ProposalRecord) -> ProposalRecord:
        after, made = kept.corrected(actor.name, revision, typed.proposal)
        conflicts.clear()
        conflicts.update(made.conflicts)
        return after

    after = services().proposals.change(actor, proposal_id, correct)
    if conflicts:
        shown = FormAnswer(typed.raw, conflicts=conflicts, error=_sentence(Stale("proposal_conflict")))
        return _page(proposal_id, after, shown), 409
    if "confirm" in request.form:
        return _confirmed(actor, proposal_id, after, after.revision == revision)
    merged = {"merged": "1"} if revision != before.revision else {}
    return _pressed(actor, proposal_id, after, merged)


def _pressed(actor: Actor, proposal_id: str, kept: ProposalRecord, asked: dict[str, str]) -> Answer:
    """Do what the pressed button says; go on at what it concerned."""
    documents = services().proposals
    what, _, about = request.form.get("do", "").partition(" ")
    if not what:
        place = request.form.get("at", "")
        return _back(proposal_id, asked, place if ANCHOR.fullmatch(place) else "")
    if what == "menu":
        acts_of(kept.proposal, path_of(about))
        return _back(proposal_id, asked | {"menu": about}, "menu-1")
    if what in ("undo", "reset"):
        undone = ProposalRecord.undone if what == "undo" else ProposalRecord.as_read
        documents.change(actor, proposal_id, lambda kept_: undone(kept_, actor.name, kept.revision))
        return _back(proposal_id, asked | {"done": what}, "undo" if what == "reset" or len(kept.past) > 1 else "make")
    shaped, focus = reshape(kept.proposal, what, about)
    documents.change(
        actor, proposal_id, lambda kept_: kept_.reshaped(actor.name, kept.revision, shaped, f"{what} {about}"[:200])
    )
    return _back(proposal_id, asked | ({"done": what} if what in DONE else {}), focus)


def _back(proposal_id: str, asked: dict[str, str], anchor: str) -> Answer:
    """Redirect to the paper's page, at a place of it."""
    return _on_to(f"/proposals/{proposal_id}{'?' if asked else ''}{urlencode(asked)}{'#' if anchor else ''}{anchor}")


def reshape(proposal: Proposal, what: str, about: str) -> tuple[Proposal, str]:
    """Return the proposal after what a button says, and the id to continue at. Raises BadRequest for an unknown entry.

    `about` is the path of an entry or a line, and where a meeting is meant, its place.
    """
    dotted, _, to = about.partition(" ")
    path = path_of(dotted)
    if what == "add":
        made = added(proposal, path)
        first = "" if "items" in path and path[-1] == "people" else FIRST[str(path[-1])]
        return made, field_id(f"{dotted}.{len(value_at(made, path)) - 1}{first}")
    if what == "remove":
        return removed(proposal, path), "undo"
    if what in ("up", "down"):
        by = -1 if what == "up" else 1
        made = moved(proposal, path, by)
        place = int(path[-1]) + (by if made is not proposal else 0)
        return made, f"{what}-" + dotted.rpartition(".")[0].replace(".", "-") + f"-{place}"
    number = path_of(to)[0]
    act = Act(what, path, number if isinstance(number, int) else None)
    made, path = done(proposal, act, services().proposals.read_line)
    row = ".".join(map(str, path))
    lacking = next((each for each in missing(made) if row_of(field_id(each)) == row), None)
    return made, field_id(lacking) if lacking else f"at-{row.replace('.', '-')}"


def _confirmed(actor: Actor, proposal_id: str, kept: ProposalRecord, seen: bool) -> Answer:
    """Make the meetings, if complete and exactly as shown; else show what would be made."""
    if not request.form.get("revision"):
        raise BadRequest("unseen")
    if kept.proposal.meetings and (gaps := missing(kept.proposal)):
        errors = {path: BadRequest("empty_text") for path in gaps}
        shown = FormAnswer(errors=errors, error=_sentence(Refused("incomplete_meeting")))
        return _page(proposal_id, kept, shown), 422
    if not seen:
        return _on_to(f"/proposals/{proposal_id}?changed=1#make")
    taken = None
    if kept.of:
        if request.form.get("changes") != digest(services().proposals.updates(proposal_id)):
            return _on_to(f"/proposals/{proposal_id}?again=1#changes")
        taken = request.form.getlist("take")
    services().proposals.confirm(actor, proposal_id, taken=taken)
    return _on_to(f"/proposals/{proposal_id}#made")


def _outrun(proposal_id: str, revision: int, typed: Typed, error: Stale) -> Answer:
    """Show a colleague's simultaneous corrections, and all of this person's input."""
    kept = services().proposals.kept(proposal_id)
    base = kept.as_of(revision) or kept.proposal
    lost = lost_fields(differences(typed.proposal, base).items())
    return _page(proposal_id, kept, FormAnswer(lost=lost, error=_sentence(error))), error.status


def _again(proposal_id: str, kept: ProposalRecord, typed: Typed, error: InterpError) -> Answer:
    shown = FormAnswer(typed.raw, typed.errors, error=_sentence(error))
    return _page(proposal_id, kept, shown), error.status


def _revision(kept: ProposalRecord) -> int:
    """Return the revision the form was made from; the newest without one."""
    sent = request.form.get("revision", "")
    return int(sent) if sent.isdecimal() and len(sent) < 9 else kept.revision


def _sentence(error: InterpError) -> str:
    return sentence(error, request_language())


def _on_to(address: str) -> Response:
    return cast(Response, redirect(address, 303))


def _list(error: str) -> str:
    waiting, language = services().proposals.waiting(), request_language()
    return drawn_in_steps(
        "proposals.html", proposals=waiting, error=error, language=language, reading=_reading_words(language)
    )


def _reading_words(language: str) -> dict[str, str | list[str]]:
    """Return what the forms that bring in a paper say of how far its reading is."""
    return {key: said(each, language) for key, each in PAPER.items()}


def _page(proposal_id: str, kept: ProposalRecord, shown: FormAnswer) -> str:
    documents, language = services().proposals, request_language()
    stored = documents.stored(proposal_id)
    confirmed = stored.confirmed_at is not None
    try:
        updates = () if confirmed else documents.updates(proposal_id)
    except Refused:  # a meeting without title or hours: the page shows it
        updates = ()
    return drawn_in_steps(
        "proposal.html", proposal_id=proposal_id, name=stored.name, confirmed=confirmed, language=language,
        reading=_reading_words(language),
        changed=changed(kept.proposal, updates, language), digest=digest(updates),
        known={each.meeting for each in updates}, **context(kept, shown, language),
    )  # fmt: skip
