"""How many characters the fields of the pages take, from the types and services that get what is typed."""

from collections.abc import Mapping

from interp.domain.model import commands as do
from interp.domain.model.caption_state import LONGEST_CUE
from interp.domain.model.parties import Party
from interp.domain.model.teams import Interpreter
from interp.domain.rules.decide.party import LONGEST_NOTE as LONGEST_PRONUNCIATION
from interp.domain.rules.decide.party import LONGEST_SEAT
from interp.domain.text.cleaning import LONGEST as LONGEST_LINE
from interp.domain.text.document_titles import LONGEST_TITLE
from interp.domain.translation.term_list import LONGEST as LONGEST_TERM
from interp.domain.translation.text_replacement import LONGEST as LONGEST_WORDS
from interp.live.signals.short_messages import SendShortMessage
from interp.service.access.link_keeping import LONGEST_LABEL
from interp.service.access.people import LONGEST_NAME
from interp.service.document_filing import LONGEST_DATE, LONGEST_SYMBOL
from interp.service.passwords import LONGEST_PASSWORD, SHORTEST_PASSWORD
from interp.service.review_desk.assigned_revisers import LONGEST_NAME as LONGEST_REVISER
from interp.service.review_desk.review import LONGEST_PHRASE, LONGEST_REASON, LONGEST_TEXT
from interp.service.review_desk.sentence_notes import LONGEST_NOTE
from interp.web.routing.query_parameters import LONGEST_QUERY
from interp.wire import Join, longest_of

ITEM, SPEECH, ANNOUNCEMENT = map(longest_of, (do.AddItem, do.CorrectSpeech, do.MakeAnnouncement))

MESSAGE = longest_of(SendShortMessage)["text"]

# By the page that has the fields, whose script is sent its own; `people` is every form about users and links.
LENGTHS: Mapping[str, Mapping[str, int]] = {
    "booth": {
        "decline": 80,  # an answer read in passing at the other desk: the service takes more
        "message": MESSAGE,
        "notes": 20_000,  # kept on the device, and not sent
    },
    "chair": {
        "line": longest_of(do.PrepareLine)["text"],
        "notes": 4_000,  # kept on the device, and not sent
        "announcement": ANNOUNCEMENT["text"],
        "place": ANNOUNCEMENT["place"],
    },
    "chief": {
        "reason": 200,  # it stands in one row
        "interpreter": longest_of(Interpreter)["name"],
        "message": MESSAGE,
    },
    "console": {
        "title": ITEM["title"],
        "number": ITEM["number"],
        "name": longest_of(Party)["name"],
        "function": SPEECH["title"],
        "topic": SPEECH["topic"],
        "pronunciation": LONGEST_PRONUNCIATION,
        "seat": LONGEST_SEAT,
        "place_words": 120,  # stands in a row of the list: the service takes more
        "caption": LONGEST_CUE,
        "delegation": LONGEST_QUERY,
        "announcement": ANNOUNCEMENT["text"],
        "place": ANNOUNCEMENT["place"],
        "message": MESSAGE,
        "language": 60,  # looked for in the page's own list, and not sent
    },
    "desk": {
        "text": LONGEST_TEXT,
        "programme_text": LONGEST_LINE,
        "note": LONGEST_NOTE,
        "reason": LONGEST_REASON,
        "assigned_to": LONGEST_REVISER,
        "title": LONGEST_TITLE,
        "symbol": LONGEST_SYMBOL,
        "as_of": LONGEST_DATE,
        "phrase": LONGEST_PHRASE,
        "words": LONGEST_WORDS,
        "term": LONGEST_TERM,
    },
    "people": {
        "name": LONGEST_NAME,
        "password": LONGEST_PASSWORD,
        "shortest_password": SHORTEST_PASSWORD,
        "label": LONGEST_LABEL,
        "delegation": LONGEST_QUERY,
    },
    "reader": {"words": 100},  # looked for in the page, and not sent
    "technician": {"screen": longest_of(Join)["device"], "message": MESSAGE},
}
