"""Routes of the memory at the desk: proposals, consistency, corrections of same sentences, drafting again."""

from flask import Response, request

from interp.domain.rules.permissions import Actor
from interp.domain.text.cleaning import is_identifier
from interp.errors import BadRequest
from interp.service.review_desk import desk_tasks
from interp.web.made_once import tagged_once
from interp.web.review_desk import consistency_messages as say
from interp.web.review_desk.materials import SECTION
from interp.web.routing import query_parameters as q
from interp.web.routing.json_bodies import asked, said
from interp.web.routing.route_declarations import CHANGE, COMPUTED, DOCUMENT, MEETING, Routes
from interp.web.routing.who_may import AT_DESK
from interp.web.services import services
from interp.wire import language_from

ROUTES = Routes("consistency", "memory")


@ROUTES.get(
    f"{DOCUMENT}/proposals/<language>", say.ProposalRows, may=AT_DESK, query=(q.AFTER_SEGMENT,), refusals=COMPUTED
)
def proposals(meeting: str, document: str, language: str) -> Response:
    """Persons' earlier words for its sentences.

    persons' earlier words, from 85 per cent, for the next 20 sentences that wait for a person (without a text, with a
    machine's draft, or with an outdated text); `?after_segment=` the `after` of the last answer. `{language,
    proposals, after, waiting}`
    """
    here, language, after = services(), language_from(language), request.args.get("after_segment")
    if after is not None and not is_identifier(after):
        raise BadRequest("identifier", field="after_segment")
    made = here.helpers.run(desk_tasks.proposed_texts, here.materials.document(meeting, document), language, after)
    return Response(made, content_type="application/json", headers={"Cache-Control": "no-store"})


@ROUTES.get(f"{DOCUMENT}/consistency/<language>", say.ConsistencyAnswer, may=AT_DESK, refusals=(304, *COMPUTED))
def consistency(meeting: str, document: str, language: str) -> Response:
    """Where its translation is not the same throughout.

    where the translation is not the same throughout: `{document, language, conflicts, terms, waiting, drafts}`; with
    an ETag
    """
    here, language = services(), language_from(language)
    found, mark, terms = here.materials.document(meeting, document), here.worklist.mark(meeting), here.terms().terms
    kind = f"-c-{document}-{language}-{hash(repr(terms))}"
    asked_of = desk_tasks.document_consistency.of(found, language, terms)
    return tagged_once(asked_of, "application/json", mark, kind)


@ROUTES.post(f"{DOCUMENT}/same/<language>", say.SameConfirmed, body=say.ConfirmSame, may=SECTION, refusals=CHANGE)
def confirm_same(actor: Actor, meeting: str, document: str, language: str) -> Response:
    """Confirm a correction in same sentences.

    `{segment, places}`: confirms a person's text of a sentence in others of the same source, `places` maps each to
    the revision it replaces; `{ok, outcomes}`
    """
    wanted, here = asked(say.ConfirmSame), services()
    found = here.materials.document(meeting, document)
    outcomes = here.same.confirm(actor, found, language_from(language), wanted.segment, wanted.places)
    return said(say.SameConfirmed(True, outcomes))


@ROUTES.post(f"{MEETING}/again", say.DraftedAgain, body=say.DraftAgain, may=SECTION, refusals=CHANGE)
def draft_again(actor: Actor, meeting: str) -> Response:
    """Have machine drafts made again.

    `{document?, language?, origin?}`: has machine drafts made again, of the whole meeting or one document, one
    language, or what one package wrote (`mt:en-fr@1.9`); `{ok, jobs, sentences}`
    """
    wanted, here = asked(say.DraftAgain), services()
    every = here.materials.documents(meeting)
    some = every if wanted.document is None else [here.materials.document(meeting, wanted.document)]
    made = here.again.ask(actor, some, wanted.language, wanted.origin)
    return said(say.DraftedAgain(True, made.jobs, made.sentences))
