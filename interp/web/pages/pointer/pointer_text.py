"""Route of the text in which a pointer shows the line: that of the delegation's speech on the floor, and no other."""

from flask import Response, request

from interp.domain.rules.permissions import Actor
from interp.domain.views.hand.text_in_hand import HandText
from interp.domain.views.pointer import has_floor
from interp.service.hand.hand_texts import hand_text
from interp.web.answers import tagged_body
from interp.web.made_once import made_once
from interp.web.pages.hand.hand_answers import JSON, filed
from interp.web.routing import query_parameters as q
from interp.web.routing.route_declarations import COMPUTED, MEETING, Routes
from interp.web.routing.who_may import readers_of
from interp.web.services import services
from interp.wire import encoded, language_from

ROUTES = Routes("pointer_text")


@ROUTES.get(
    f"{MEETING}/pointer-text", HandText, may=readers_of("pointer"), query=(q.BESIDE_ORIGINAL,),
    refusals=(304, *COMPUTED),
)  # fmt: skip
def pointer_text(actor: Actor, meeting: str) -> Response:
    """The text of the delegation's speech on the floor, line by line, for its pointer.

    `?language=`: the text filed for the speech on the floor where it is the delegation's of the link; `document` null
    without one, and while another has the floor
    """
    language = language_from(request.args.get("language", "en"))
    state = services().meetings.state(meeting)
    speech = state.speeches.get(state.floor.speech or "")
    own = speech if speech and actor.scope and has_floor(state, actor.scope) else None
    document = filed(meeting, own) if own else None
    mark = services().scripts.mark(meeting)

    def body() -> bytes:
        if own is None or document is None:
            return encoded(HandText(own.id if own else "", language))
        return made_once(hand_text.of(document.id, own.id, language), mark)

    return tagged_body(body, JSON, mark, f"{own.id if own else ''} {document.id if document else ''}")
