"""Types of messages the service sends; the published schemas are generated from them and real messages are tested."""

from typing import Any

from interp.domain.model.caption_state import Cue, Kind
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.paper_documents import PaperDocument
from interp.domain.model.texts import T
from interp.domain.views.desk import TextRow
from interp.domain.views.view_parts import MeetingView
from interp.languages import InterfaceLanguage
from interp.live.troubles import Server, Trouble
from interp.ports import PartRow, ScreenRow
from interp.service.document_reading import DocumentRow, ReadBlock
from interp.service.transcripts import TranscriptLine
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class ErrorObject:
    """Why a request was refused. `retry`: the same message may be sent again; `args` are values for the sentence."""

    code: str
    message: str
    retry: bool
    args: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Failure:
    """The answer to a refused join, command or request."""

    ok: bool
    error: ErrorObject


@dataclass(frozen=True, slots=True)
class Cues:
    """The last cues of one language, the number of the newest, and the log number of the last change to any."""

    seq: int
    changed: int
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """The answer to a join: the meeting's position and everything the screen shows. Milliseconds.

    `documents`: the number of the meeting's documents, for clients that asked to be notified of them.
    """

    ok: bool
    epoch: str
    seq: int
    server_now: int
    recovered: bool
    view: dict[str, Any]
    captions: dict[InterfaceLanguage, Cues]
    documents: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """The answer to a command: the number of its last log event, or the head when nothing changed."""

    ok: bool
    seq: int


@dataclass(frozen=True, slots=True)
class ViewMessage:
    """A whole view. `seq` is its log number; of two with the same epoch the higher is current."""

    v: int
    epoch: str
    seq: int
    audience: str
    language: InterfaceLanguage
    view: dict[str, Any]


@dataclass(frozen=True, slots=True)
class ViewAnswer:
    """A view in an HTTP answer, with the service's time in milliseconds."""

    v: int
    epoch: str
    seq: int
    audience: str
    language: InterfaceLanguage
    view: dict[str, Any]
    server_now: int


@dataclass(frozen=True, slots=True)
class CaptionsMessage:
    """Cues that are new or have changed; each replaces the earlier one of the same number.

    `seq` is the number of the newest cue, `changed` the log number of the last change to any.
    """

    v: int
    epoch: str
    language: InterfaceLanguage
    seq: int
    changed: int
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class CaptionsAnswer:
    """The cues after a number and those changed after a log number, in order, at most 500; or those below `before`."""

    v: int
    epoch: str
    language: InterfaceLanguage
    seq: int
    changed: int
    cues: tuple[Cue, ...]
    after: int
    changed_after: int | None
    before: int | None


@dataclass(frozen=True, slots=True)
class ScriptRow:
    """One unit of a text: its wording in a language (None: no draft yet) and in the original."""

    position: int
    unit: str
    kind: Kind
    text: T | None
    original: T | None


@dataclass(frozen=True, slots=True)
class ScriptAnswer:
    """The text of the speech on the floor, with drafts, and the speaker's position in it (0: before the first unit).

    `visibility` is what of it captions may show, `delivery` the mark of a statement: verbatim, check, null. `booths`
    are the languages whose booth has all of it, drafts included; who opened it is kept nowhere.
    """

    language: str
    document: str | None
    visibility: str | None
    position: int
    units: tuple[ScriptRow, ...]
    delivery: str | None = None
    booths: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Station:
    """One booth or console: its screen, how many log events behind, and whether it is silent too long.

    `desk` is the desk in the booth at which it stands, empty for a console and where it is not known.
    """

    language: InterfaceLanguage
    device: str
    behind: int
    stale: bool
    desk: str


@dataclass(frozen=True, slots=True)
class Outputs:
    """How many screens of the room and how many overlays are connected."""

    room: int
    overlay: int


@dataclass(frozen=True, slots=True)
class PresenceMessage:
    """Who is connected. `epoch` identifies the process run, not the log; `attendees` counts caption pages by language.

    `outputs` counts the connected screens of the room and overlays; lecterns are not counted. `attendees_behind` and
    `outputs_behind` count those that have a message which could not be sent yet; languages without any are left out.
    """

    epoch: str
    seq: int
    booths: tuple[Station, ...]
    consoles: tuple[Station, ...]
    attendees: dict[InterfaceLanguage, int]
    attendees_behind: dict[InterfaceLanguage, int]
    outputs: Outputs
    outputs_behind: Outputs


@dataclass(frozen=True, slots=True)
class Beat:
    """A periodic message: the number of this room's last view, of the newest cue, and of the last change to any cue."""

    epoch: str
    seq: int
    captions_seq: int
    captions_changed: int
    server_now: int


@dataclass(frozen=True, slots=True)
class DocumentsMessage:
    """A document of the meeting has changed; `mark` is the new number, as in the HTTP answers."""

    v: int
    epoch: str
    mark: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the connection itself (reload, restart, signed_out) or the screen (identify, test_card)."""

    code: str


@dataclass(frozen=True, slots=True)
class Access:
    """The access by which a socket joined ends soon, by the service's time, in milliseconds."""

    ends_at: int
    server_now: int


@dataclass(frozen=True, slots=True)
class HealthMessage:
    """The state of a meeting's screens and of every part of the service, for the technician.

    `epoch` and `seq` are the log's; `troubles` are those of screens and parts, worst first; `attendees_behind` are the
    caption pages with a message that could not be sent yet.
    """

    epoch: str
    seq: int
    server_now: int
    server: Server
    screens: tuple[ScreenRow, ...]
    attendees: dict[str, int]
    attendees_behind: dict[str, int]
    troubles: tuple[Trouble, ...]
    parts: tuple[PartRow, ...]


@dataclass(frozen=True, slots=True)
class HeldRole:
    """A role that a browser or token has, by a `link` or a `password`, and when it ends, in milliseconds.

    `meeting` and `language` are those to which it is limited; `scope` is that of a link for one delegation, desk or
    person.
    """

    role: str
    name: str
    by: str
    meeting: str | None
    language: InterfaceLanguage | None
    scope: str | None
    ends_at: int


@dataclass(frozen=True, slots=True)
class SignedInAs:
    """The roles of a browser or token, the latest first. `new_password`: the password is weak, and a new one is asked.
    """

    server_now: int
    roles: tuple[HeldRole, ...]
    new_password: bool = False


@dataclass(frozen=True, slots=True)
class SignIn:
    """A user's name and password."""

    name: str
    password: str


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """A user's present password and the new one."""

    password: str
    new_password: str


@dataclass(frozen=True, slots=True)
class Identify:
    """Ask one screen to show its name; `screen` is its number in `health`."""

    screen: int


@dataclass(frozen=True, slots=True)
class Identified:
    """The request was sent to the screen."""

    ok: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """What was asked will be sent on; nothing of it is kept in a log."""

    ok: bool


@dataclass(frozen=True, slots=True)
class MeetingList:
    """Every public meeting, by starting time; `being_read` while there may be others, as after an upgrade."""

    meetings: tuple[MeetingView, ...]
    being_read: bool = False


@dataclass(frozen=True, slots=True)
class TextList:
    """Every programme text beside its version in one language."""

    texts_seq: int
    language: MeetingLanguage
    texts: tuple[TextRow, ...]


@dataclass(frozen=True, slots=True)
class Well:
    """The process answers; `readyz` adds the log's epoch, the server's delay (milliseconds) and troubles of parts."""

    ok: bool
    epoch: str | None = None
    lag_ms: int | None = None
    troubles: tuple[PartRow, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentList:
    """The documents attendees may read, the newest first. `mark` grows with every change to one of them.

    `references` are the documents that the meeting's paper lists or cites, as planned; they do not change.
    """

    mark: int
    documents: tuple[DocumentRow, ...]
    references: tuple[PaperDocument, ...]


@dataclass(frozen=True, slots=True)
class DocumentAnswer:
    """A whole document in one or two languages, by blocks; each text has its origin."""

    mark: int
    document: DocumentRow
    language: InterfaceLanguage
    second: InterfaceLanguage | None
    blocks: tuple[ReadBlock, ...]


@dataclass(frozen=True, slots=True)
class TranscriptAnswer:
    """Captions in their present form; milliseconds from the first, released at `began_at`.

    For a document: what may be read of it; `began_at` is null, `at` and `changed` are 0.
    """

    epoch: str
    language: InterfaceLanguage
    began_at: int | None
    changed: int
    lines: tuple[TranscriptLine, ...]
