"""Types of requests and answers of the desk's HTTP routes; docs/openapi.json is generated from them."""

from collections.abc import Iterable
from dataclasses import field
from typing import Literal, cast

import msgspec

from interp.domain.model.findings import Finding
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.text.memory_matches import Grade, grade_of_text, grade_of_unit
from interp.domain.text.segments import BlockKind, LeftOut
from interp.ports import Document, Match, MemoryUnit, PartRow, Revision
from interp.service.review_desk.desk_queue import Task
from interp.service.review_desk.review import ReasonCode, ReviewLine
from interp.service.review_desk.revised_table import RevisedChange
from interp.value_types import dataclass

Visibility = Literal["desk", "original", "reviewed", "drafts"]
Release = Literal["desk", "booths", "as_delivered", "now"]
Delivery = Literal["verbatim", "check"]


@dataclass(frozen=True, slots=True)
class SetVisibility:
    """Who may see a document: the desk and booths, also the public in the original, reviewed texts, or drafts too."""

    visibility: Visibility


@dataclass(frozen=True, slots=True)
class SetRelease:
    """When a document may be read, and by whom: by the desk, by booths too, by the public as it is spoken, or now."""

    release: Release


@dataclass(frozen=True, slots=True)
class SetDelivery:
    """How a statement will be delivered: read out verbatim, check against delivery, or (null) not said."""

    delivery: Delivery | None


@dataclass(frozen=True, slots=True)
class SetSpeech:
    """The speech a document is the text of; null: none."""

    speech: str | None


@dataclass(frozen=True, slots=True)
class SetPassage:
    """The language that a paragraph of a mixed paper is written in."""

    language: MeetingLanguage


@dataclass(frozen=True, slots=True)
class PassageSet:
    """How many sentences of the paragraph had another language; their machine drafts are made again."""

    ok: bool
    sentences: int


@dataclass(frozen=True, slots=True)
class SetWithdrawn:
    """Take a document off every screen, or restore it."""

    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Assign:
    """Who revises a document into a language; null: nobody."""

    language: MeetingLanguage
    name: str | None


@dataclass(frozen=True, slots=True)
class Revise:
    """A text to replace revision `from_revision` (0: none yet). `reason` overrules findings, in words.

    `reason_code` is which reason of the desk's list it is; with `other` the reason has two words or eight letters.
    Without it any reason is taken.

    The working copy that the browser `device` has of the sentence is erased.
    """

    text: str
    from_revision: int
    approve: bool = False
    reason: str | None = None
    reason_code: ReasonCode | None = None
    device: str | None = None


@dataclass(frozen=True, slots=True)
class Restore:
    """Restore revision `revision`, replacing `from_revision`."""

    revision: int
    from_revision: int


@dataclass(frozen=True, slots=True)
class Retry:
    """Retry failed jobs of one document, or (null) of the meeting."""

    document: str | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """Filed documents and open tasks. `mark` grows with every change; times in milliseconds.

    `waiting` is the number of waiting or running drafts, of all meetings, `waited_ms` how long the oldest has waited
    (null: none waits, or unknown); `term_faults` is the number of invalid lines in the operator's terms; `troubles` are
    the parts of the service that interrupt the desk's work, or soon will, worst first. `called` is, by document id and
    language, what people are shown of a statement whose title is only the name of its file.
    """

    mark: int
    server_now: int
    you: str
    documents: tuple[Document, ...]
    tasks: tuple[Task, ...]
    waiting: int
    waited_ms: int | None
    term_faults: int
    troubles: tuple[PartRow, ...]
    called: dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One version of a segment, with its grade: none, fuzzy, exact, automatic."""

    revision: int
    value: str
    standing: str
    origin: str
    match: int | None
    grade: Grade
    findings: tuple[Finding, ...]
    by: str
    at: int
    reason: str | None
    stale: bool


@dataclass(frozen=True, slots=True)
class LineRow:
    """A segment of the original with its text in one language and in the second.

    `language` is that of the segment, null where it is the document's.
    """

    id: str
    kind: BlockKind
    number: str | None
    level: int
    text: str
    revision: RevisionRow | None
    beside: RevisionRow | None
    language: MeetingLanguage | None = None


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document line by line."""

    mark: int
    document: Document
    language: MeetingLanguage
    beside: MeetingLanguage | None
    lines: tuple[LineRow, ...]


@dataclass(frozen=True, slots=True)
class MatchRow:
    """A unit of the memory; `percent` is null in a concordance. `by` is who translated it ("": unknown), `at` when.
    """

    percent: int | None
    grade: Grade
    source: str
    target: str
    standing: str
    origin: str
    document: str | None
    by: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True)
class SegmentDetail:
    """Every revision of a segment in a language, the oldest first, and its memory matches, best first."""

    history: tuple[RevisionRow, ...]
    matches: tuple[MatchRow, ...]


@dataclass(frozen=True, slots=True)
class Concordance:
    """Earlier translations of a phrase, the newest first."""

    units: tuple[MatchRow, ...]


@dataclass(frozen=True, slots=True)
class PassageRow:
    """Paragraphs in another language than the document, counted from 1; `language` is null for none of the six."""

    language: MeetingLanguage | None
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Filed:
    """A document as stored; `document.language` is the language detected, `passages` are those in another one.

    `left_out`: what of the file's text is not in the document, by kind.
    """

    ok: bool
    document: Document
    passages: tuple[PassageRow, ...] = ()
    called: dict[str, str] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionFiled:
    """How many segments of the newer version are unchanged, changed, new and removed; `left_out` as in Filed."""

    ok: bool
    unchanged: int
    changed: int
    added: int
    removed: int
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficialFiled:
    """How many segments have the official text; `left_out` as in Filed."""

    ok: bool
    segments: int
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Revised:
    """The current revision."""

    ok: bool
    revision: RevisionRow


@dataclass(frozen=True, slots=True)
class Kept:
    """The change was stored, or the value was already set."""

    ok: bool


@dataclass(frozen=True, slots=True)
class Retried:
    """How many jobs were queued again."""

    ok: bool
    jobs: int


def text_body(
    mark: int, document: Document, language: str, beside: str | None, lines: Iterable[ReviewLine]
) -> bytes:
    """Return a document line by line as JSON."""
    rows = tuple(map(line_row, lines))
    own, other = cast(MeetingLanguage, language), cast(MeetingLanguage | None, beside)
    return msgspec.json.encode(DocumentText(mark, document, own, other, rows))


def revision_row(made: Revision) -> RevisionRow:
    """Return a revision in the form sent to the desk."""
    return RevisionRow(
        made.revision, made.value, made.standing, made.origin, made.match, grade_of_text(made.standing, made.match),
        made.findings, made.by, made.at, made.reason, made.stale,
    )  # fmt: skip


def line_row(line: ReviewLine) -> LineRow:
    """Return a line in the form sent to the desk."""
    each = line.segment
    return LineRow(
        each.id, each.kind, each.number, each.level, each.text,
        revision_row(line.revision) if line.revision else None, revision_row(line.beside) if line.beside else None,
        cast(MeetingLanguage | None, line.language),
    )  # fmt: skip


def match_row(match: Match) -> MatchRow:
    """Return a match in the form sent to the desk, with its numbers repaired."""
    unit = match.unit
    grade = grade_of_unit(unit.standing, match.percent)
    return MatchRow(
        match.percent, grade, unit.source, match.target, unit.standing, unit.origin, unit.document, unit.by, unit.at
    )


def unit_row(unit: MemoryUnit) -> MatchRow:
    """Return a unit of a concordance in the form sent to the desk."""
    grade = grade_of_unit(unit.standing, 0)
    return MatchRow(
        None, grade, unit.source, unit.target, unit.standing, unit.origin, unit.document, unit.by, unit.at
    )


@dataclass(frozen=True, slots=True)
class RevisedTable:
    """What a table that came back from revision would change, row by row; nothing was stored."""

    ok: bool
    changes: tuple[RevisedChange, ...]
