"""Types of requests and answers of editing at the desk; docs/openapi.json is generated from them."""

from collections.abc import Callable

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.translation.placeables import KnownTerm, Placeable
from interp.ports import SentenceNote
from interp.ports.review_desk.sentence_notes import NoteKind
from interp.service.review_desk.replacing import Replacement
from interp.service.review_desk.selections import Chosen, Outcome
from interp.value_types import dataclass
from interp.web.review_desk.desk_messages import RevisionRow, revision_row


@dataclass(frozen=True, slots=True)
class Choose:
    """Sentences and the revision of each that was seen; `back`, to take an act back, is the revision to restore."""

    chosen: tuple[Chosen, ...]


@dataclass(frozen=True, slots=True)
class LookFor:
    """Words to replace `by` others: with regard to `case`, `whole` words only."""

    words: str
    by: str
    case: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ReplaceIn:
    """Words to replace by others in the sentences chosen."""

    words: str
    by: str
    chosen: tuple[Chosen, ...]
    case: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class WriteNote:
    """A comment or flag on a sentence; a flag may have no words."""

    sentence: str
    kind: NoteKind
    words: str = ""


@dataclass(frozen=True, slots=True)
class SettleNote:
    """Whether a note is done."""

    done: bool


@dataclass(frozen=True, slots=True)
class AddTerm:
    """Words of the original and their translation."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class ReplacementRow:
    """A sentence that would change: its revision and standing, the text before and after."""

    segment: str
    revision: int
    standing: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Preview:
    """The sentences that would change, in order."""

    replacements: tuple[ReplacementRow, ...]


@dataclass(frozen=True, slots=True)
class DoneRow:
    """A sentence that was changed: the revision it had, and the one it has now."""

    segment: str
    was: int
    revision: RevisionRow


@dataclass(frozen=True, slots=True)
class NotDoneRow:
    """A sentence that was left as it is: why, also as a sentence, and the codes of findings that are errors."""

    segment: str
    reason: str
    message: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """What became of each sentence chosen."""

    ok: bool
    done: tuple[DoneRow, ...]
    refused: tuple[NotDoneRow, ...]


@dataclass(frozen=True, slots=True)
class InsertRows:
    """What can be inserted into a sentence by number: at most nine pieces of the original and nine terms."""

    placeables: tuple[Placeable, ...]
    terms: tuple[KnownTerm, ...]


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note on a sentence in a language. `at` and `done_at` in milliseconds, null: open."""

    id: str
    sentence: str
    language: MeetingLanguage
    kind: NoteKind
    author: str
    words: str
    at: int
    done_at: int | None


@dataclass(frozen=True, slots=True)
class NoteRows:
    """The notes on a document in a language, the oldest first."""

    notes: tuple[NoteRow, ...]


@dataclass(frozen=True, slots=True)
class Noted:
    """The note as it is stored."""

    ok: bool
    note: NoteRow


def replacement_row(each: Replacement) -> ReplacementRow:
    """Return a sentence that would change in the form sent to the desk."""
    return ReplacementRow(each.segment, each.revision, each.standing, each.before, each.after)


def note_row(note: SentenceNote) -> NoteRow:
    """Return a note in the form sent to the desk."""
    return NoteRow(
        note.id, note.sentence, note.language, note.kind, note.author, note.words, note.at, note.done_at,  # type: ignore[arg-type]
    )  # fmt: skip


def outcome_row(found: Outcome, said: Callable[[str], str]) -> OutcomeRow:
    """Return what became of the sentences; `said` returns the sentence of a reason."""
    done = tuple(DoneRow(each.segment, each.was, revision_row(each.revision)) for each in found.done)
    refused = (NotDoneRow(each.segment, each.reason, said(each.reason), each.findings) for each in found.refused)
    return OutcomeRow(True, done, tuple(refused))
