"""Route of the text that a booth has in hand: what is filed for a speech, as bytes that are made once."""

from collections.abc import Mapping

from flask import Response, request

from interp.domain.model.parties import Speech
from interp.domain.views.hand.text_in_hand import HandText
from interp.errors import NotFound
from interp.ports import Document
from interp.service.hand.hand_texts import hand_text
from interp.service.public_texts import is_for_booths
from interp.web.answers import tagged_body
from interp.web.made_once import made_once
from interp.web.routes.speech_script import READS_AHEAD
from interp.web.routing import query_parameters as q
from interp.web.routing.route_declarations import COMPUTED, MEETING, Routes
from interp.web.services import services
from interp.wire import encoded, language_from

ROUTES = Routes("hand_answers")
JSON = "application/json"


@ROUTES.get(
    f"{MEETING}/hand/<speech>", HandText, may=READS_AHEAD, query=(q.BESIDE_ORIGINAL,), refusals=(304, *COMPUTED)
)
def text_in_hand(meeting: str, speech: str) -> Response:
    """The text filed for a speech, line by line, for the booths.

    `?language=`: the text filed for a speech, spoken or not, each line a sentence in the original and in that language,
    drafts too; `document` null without one; with ETag
    """
    language = language_from(request.args.get("language", "en"))
    found = services().meetings.state(meeting).speeches.get(speech)
    if found is None:
        raise NotFound("speech", speech=speech[:80])
    mark = services().scripts.mark(meeting)

    def body() -> bytes:
        document = filed(meeting, found)
        if document is None:
            return encoded(HandText(speech, language))
        return made_once(hand_text.of(document.id, speech, language), mark)

    return tagged_body(body, JSON, mark, found.statement or "")


def filed(meeting: str, speech: Speech, texts: Mapping[str, Document] | None = None) -> Document | None:
    """Return the text of a speech that booths may read: the one attached to it, else the newest filed for it.

    `texts`: the newest filed for each speech, read if not given.
    """
    attached = services().documents.document(speech.statement) if speech.statement else None
    if attached is not None and is_for_booths(attached, meeting):
        return attached
    return (services().reader.for_booths(meeting) if texts is None else texts).get(speech.id)
