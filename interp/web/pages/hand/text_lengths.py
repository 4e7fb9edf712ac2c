"""Route of how long the texts are of the speech on the floor and of the next: from which a page says their pace."""

from itertools import islice

from flask import Response

from interp.domain.model.roles import CHAIR, ROLE_ROWS, ROLES
from interp.domain.rules.permissions import Actor
from interp.domain.rules.programme_order import upcoming
from interp.domain.views.audiences import Audience, admit
from interp.domain.views.hand.text_in_hand import SpeechLengths
from interp.service.hand.hand_texts import text_lengths
from interp.web.answers import tagged_body
from interp.web.auth import chosen, current_actors
from interp.web.made_once import made_once
from interp.web.pages.hand.hand_answers import JSON, filed
from interp.web.routing.route_declarations import COMPUTED, MEETING, Routes, WhoMay
from interp.web.routing.who_may import guarded_by
from interp.web.services import services

ROUTES = Routes("text_lengths")
MOST = 5


def _works_here(actor: Actor, meeting: str) -> None:
    """Raise NotAllowed or NotSignedIn unless the actor has the chair's page or reads texts ahead in this meeting."""
    row = ROLES[actor.role]
    name = row.page if row.reads_ahead or row.page == CHAIR else "console"  # which the others may not join
    admit(actor, meeting, Audience(name, actor.language or "en"), private=True)


def _asked_by(meeting: str) -> Actor:
    return chosen(current_actors(), lambda actor: _works_here(actor, meeting))


PREPARING = WhoMay(
    frozenset(row.name for row in ROLE_ROWS if row.reads_ahead or row.page == CHAIR), guard=guarded_by(_asked_by)
)


@ROUTES.get(f"{MEETING}/text-lengths", SpeechLengths, may=PREPARING, refusals=(304, *COMPUTED))
def lengths(meeting: str) -> Response:
    """How long the texts filed for the speech on the floor and the next five are.

    words, of Chinese characters, of each text that booths may read; from how many a minute that is fast, by which
    source, and from how many too fast; with ETag
    """
    mark, state = services().scripts.mark(meeting), services().meetings.state(meeting)
    later = islice((each.speech for each in upcoming(state) if each.speech), MOST)
    here = dict.fromkeys(each for each in (state.floor.speech, *later) if each)
    texts = services().reader.for_booths(meeting)
    found = tuple((each, text.id) for each in here if (text := filed(meeting, state.speeches[each], texts)))
    name = "-".join(document for _, document in found)
    return tagged_body(lambda: made_once(text_lengths.of(found), mark), JSON, mark, name)
