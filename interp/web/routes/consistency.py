"""Routes of the memory at the desk: proposals, consistency, corrections of same sentences, drafting again."""

from typing import cast

from flask import Blueprint, Response, request

from interp.domain.rules.permissions import Actor
from interp.domain.text.cleaning import is_identifier
from interp.domain.views.audiences import Audience
from interp.errors import BadRequest
from interp.ports import HelperTask
from interp.web.auth import actor_for
from interp.web.made_once import tagged_once
from interp.web.review_desk import consistency_messages as say
from interp.web.routes.json_bodies import asked, said
from interp.web.routes.materials import DOCUMENT, ROOT, Work, changes
from interp.web.services import services
from interp.wire import language_from

PROPOSED = HelperTask("proposed_texts", bytes)
CONSISTENCY = HelperTask("document_consistency", bytes, short=False)


def create_consistency() -> Blueprint:
    """Return the routes under /api/meetings/<meeting>."""
    desk = Blueprint("consistency", __name__)
    looks = (f"{DOCUMENT}/proposals/<language>", proposals), (f"{DOCUMENT}/consistency/<language>", consistency)
    for path, shown in looks:
        desk.add_url_rule(path, shown.__name__, shown)
    for path, work in ((f"{DOCUMENT}/same/<language>", confirm_same), (f"{ROOT}/again", draft_again)):
        desk.add_url_rule(path, work.__name__, changes(cast(Work, work)), methods=["POST"])
    return desk


def proposals(meeting: str, document: str, language: str) -> Response:
    """Persons' earlier words for the next sentences of a document that wait for a person."""
    actor_for(meeting, Audience("desk", "en"))
    here, language, after = services(), language_from(language), request.args.get("after_segment")
    if after is not None and not is_identifier(after):
        raise BadRequest("identifier", field="after_segment")
    made = here.helpers.run(PROPOSED, here.materials.document(meeting, document), language, after)
    return Response(made, content_type="application/json", headers={"Cache-Control": "no-store"})


def consistency(meeting: str, document: str, language: str) -> Response:
    """Where a document's translation is not the same throughout, with an ETag."""
    actor_for(meeting, Audience("desk", "en"))
    here, language = services(), language_from(language)
    found, mark, terms = here.materials.document(meeting, document), here.worklist.mark(meeting), here.terms().terms
    kind = f"-c-{document}-{language}-{hash(repr(terms))}"
    return tagged_once(CONSISTENCY, (found, language, terms), "application/json", mark, kind)


def confirm_same(actor: Actor, meeting: str, document: str, language: str) -> Response:
    """Take a person's text to the same sentences of its document, all at once."""
    wanted, here = asked(say.ConfirmSame), services()
    found = here.materials.document(meeting, document)
    outcomes = here.same.confirm(actor, found, language_from(language), wanted.segment, wanted.places)
    return said(say.SameConfirmed(True, outcomes))


def draft_again(actor: Actor, meeting: str) -> Response:
    """Have machine drafts made again."""
    wanted, here = asked(say.DraftAgain), services()
    every = here.materials.documents(meeting)
    some = every if wanted.document is None else [here.materials.document(meeting, wanted.document)]
    made = here.again.ask(actor, some, wanted.language, wanted.origin)
    return said(say.DraftedAgain(True, made.jobs, made.sentences))
