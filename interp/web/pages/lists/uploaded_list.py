"""Route of a list of speakers as a file (CSV): a line for each entry, inscribed by a command of its own."""

from collections.abc import Iterable, Mapping

from flask import Response, g, request

from interp.domain.delegations.search import fold
from interp.domain.model.list_rules import SpeakerCategory
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.parties import Party
from interp.domain.model.roles import STAFF
from interp.domain.model.state import Meeting
from interp.domain.rules.lists.listed_speakers import list_of
from interp.domain.rules.permissions import Actor, check_role
from interp.domain.views.audiences import Audience
from interp.errors import BadRequest, InterpError, Unavailable
from interp.web.auth import actor_for, check_same_origin
from interp.web.page_cache import in_turns
from interp.web.pages.lists.uploaded_table import ListTable, TableLine, at_line, command_id, upload_id
from interp.web.routes.format_messages import UploadedList
from interp.web.routing import query_parameters as q
from interp.web.routing.json_bodies import said
from interp.web.routing.route_declarations import CHANGE, MEETING, Routes, WhoMay
from interp.web.routing.who_may import guarded_by
from interp.web.services import services
from interp.web.wording.page_words import word
from interp.web.wording.phrases import said as worded
from interp.web.wording.refusal_sentences import sentence
from interp.wire import reader_language_from

ROUTES = Routes("uploaded_list")
LARGEST = 500_000  # bytes; a thousand lines with every column are smaller


def _staff_here(meeting: str, **_: str) -> Actor:
    check_same_origin()
    actor = actor_for(meeting, Audience("console", "en"))
    check_role(actor, STAFF)
    return actor


STAFF_HERE = WhoMay(STAFF, guard=guarded_by(_staff_here))


@ROUTES.post(
    f"{MEETING}/lists/<list>/entries", UploadedList, form=("check",), may=STAFF_HERE, query=(q.LANGUAGE,),
    refusals=CHANGE,
)  # fmt: skip
def upload(actor: Actor, meeting: str, list: str) -> Response:
    """Inscribe the speakers of a table (CSV) on a list.

    a form with `file`, [a table of speakers](formats.md#a-list-from-a-file), each line inscribed by a command of its
    own with the id `<upload>.<line>`, so that the same file again changes nothing; with `check=1` nothing is inscribed.
    `{ready, inscribed, already, faults}`: how many lines are right, were inscribed now, and before by the same file;
    what is wrong with each other line and what to do, as sentences in `?language=`
    """
    here, language = services(), reader_language_from(request.args.get("language", "en"))
    here.meetings.check_unarchived(meeting)
    here.command_limit.take("files", actor.link or actor.name)
    if (request.content_length or 0) > LARGEST:
        raise BadRequest("too_large", limit=LARGEST)
    data = _uploaded()
    state = here.meetings.state(meeting)
    list_of(state, list)
    others = {name: (each.party, each.category) for name, each in here.earlier.typed(meeting).items() if each.category}
    for code in in_turns(MEETING_LANGUAGES):
        worded(word("record.speaker"), code)  # a catalogue is read when it is first needed
    table = ListTable(list, language, here.delegations, others | dict(typed_before(state)), state.about)
    lines = tuple(in_turns(table.read(data)))
    if request.form.get("check") == "1":
        return said(UploadedList(_right(lines), 0, 0, tuple(each.fault for each in lines if each.fault)))
    return said(_inscribed(actor, meeting, state, lines, upload_id(list, data), language))


def typed_before(state: Meeting) -> Mapping[str, tuple[Party, SpeakerCategory]]:
    """Return who was typed by name on a list of the meeting, by folded name, as party and category."""
    parties = ((state.speeches[speech].party, entry.category) for speech, entry in state.entries.items())
    return {fold(party.name): (party, category) for party, category in parties if party.code is None}


def _right(lines: Iterable[TableLine]) -> int:
    return sum(each.command is not None for each in lines)


def _inscribed(
    actor: Actor, meeting: str, state: Meeting, lines: tuple[TableLine, ...], upload: str, language: str
) -> UploadedList:
    """Inscribe each line that is right, others having their turn between two; a refusal is told with its line."""
    inscribed, already, faults = 0, 0, dict[int, str]()
    for each in in_turns(lines):
        faults |= {each.number: each.fault} if each.fault else {}
        if each.command is None:
            continue
        asked = command_id(upload, each)
        try:
            services().meetings.handle(actor, meeting, asked, each.command, "file")
        except Unavailable:
            raise  # the same file again goes on where it stopped
        except InterpError as error:
            faults[each.number] = at_line(each.number, sentence(error, language), language)
        else:
            inscribed, already = (inscribed, already + 1) if asked in state.speeches else (inscribed + 1, already)
    return UploadedList(_right(lines), inscribed, already, tuple(faults.values()))


def _uploaded() -> bytes:
    """Return the uploaded file. Raises BadRequest."""
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise BadRequest("no_file")
    g.sent = {"sent": {"file": sent.filename[:80]}}
    return bytes(sent.read())
