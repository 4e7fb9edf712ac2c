"""What the desk's addresses take and answer, as types: the documents of the wire are made from them."""

from dataclasses import dataclass
from typing import Literal

from interp.domain.model.findings import Finding
from interp.domain.model.roles import Code
from interp.domain.text.match_grades import Grade, grade_of_text, grade_of_unit
from interp.domain.text.segments import BlockKind
from interp.ports import Document, Match, MemoryUnit, Revision
from interp.service.desk_queue import Task
from interp.service.review import ReviewLine

Visibility = Literal["desk", "original", "reviewed", "drafts"]


@dataclass(frozen=True, slots=True)
class SetVisibility:
    """Who may see a document: the desk and booths, also the public in the original, reviewed texts, or drafts too."""

    visibility: Visibility


@dataclass(frozen=True, slots=True)
class SetSpeech:
    """Whose text a document is; null: nobody's."""

    speech: str | None


@dataclass(frozen=True, slots=True)
class SetWithdrawn:
    """Take a document off every screen, or bring it back."""

    withdrawn: bool


@dataclass(frozen=True, slots=True)
class Assign:
    """Who revises a document into a language; null: nobody."""

    language: Code
    name: str | None


@dataclass(frozen=True, slots=True)
class Revise:
    """A text over revision `from_revision` (0: none yet). `reason` overrules what the checks found."""

    text: str
    from_revision: int
    approve: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Restore:
    """Put revision `revision` back, over `from_revision`."""

    revision: int
    from_revision: int


@dataclass(frozen=True, slots=True)
class Retry:
    """What failed in one document, or (null) in the meeting."""

    document: str | None = None


@dataclass(frozen=True, slots=True)
class Queue:
    """What is filed and what is to be done. `mark` grows with every change; times in milliseconds.

    `waiting` is how many drafts wait or are being made, of all meetings, `waited_ms` how long the oldest has waited
    (null: none waits, or nobody knows); `term_faults` is how many lines of the operator's own terms do not count.
    """

    mark: int
    server_now: int
    you: str
    documents: tuple[Document, ...]
    tasks: tuple[Task, ...]
    waiting: int
    waited_ms: int | None
    term_faults: int


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
    """A segment of the original, what a language has of it, and what the language beside has of it."""

    id: str
    kind: BlockKind
    number: str | None
    level: int
    text: str
    revision: RevisionRow | None
    beside: RevisionRow | None


@dataclass(frozen=True, slots=True)
class DocumentText:
    """A document line by line."""

    mark: int
    document: Document
    language: Code
    beside: Code | None
    lines: tuple[LineRow, ...]


@dataclass(frozen=True, slots=True)
class MatchRow:
    """A unit of the memory; `percent` is null in a concordance."""

    percent: int | None
    grade: Grade
    source: str
    target: str
    standing: str
    origin: str
    document: str | None


@dataclass(frozen=True, slots=True)
class SegmentDetail:
    """Every revision of a segment in a language, the oldest first, and what the memory has for it, best first."""

    history: tuple[RevisionRow, ...]
    matches: tuple[MatchRow, ...]


@dataclass(frozen=True, slots=True)
class Concordance:
    """Where a phrase was translated before, the newest first."""

    units: tuple[MatchRow, ...]


@dataclass(frozen=True, slots=True)
class Filed:
    """A document as it was kept; `document.language` is the language found."""

    ok: bool
    document: Document


@dataclass(frozen=True, slots=True)
class VersionFiled:
    """How many segments of the newer version are unchanged, changed and new, and how many are gone."""

    ok: bool
    unchanged: int
    changed: int
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class OfficialFiled:
    """How many segments have the official text."""

    ok: bool
    segments: int


@dataclass(frozen=True, slots=True)
class Revised:
    """The revision that stands now."""

    ok: bool
    revision: RevisionRow


@dataclass(frozen=True, slots=True)
class Kept:
    """It is as asked."""

    ok: bool


@dataclass(frozen=True, slots=True)
class Retried:
    """How many jobs wait again."""

    ok: bool
    jobs: int


def revision_row(made: Revision) -> RevisionRow:
    """Return a revision as the desk gets it."""
    return RevisionRow(
        made.revision, made.value, made.standing, made.origin, made.match, grade_of_text(made.standing, made.match),
        made.findings, made.by, made.at, made.reason, made.stale,
    )  # fmt: skip


def line_row(line: ReviewLine) -> LineRow:
    """Return a line as the desk gets it."""
    each = line.segment
    return LineRow(
        each.id, each.kind, each.number, each.level, each.text,
        revision_row(line.revision) if line.revision else None, revision_row(line.beside) if line.beside else None,
    )  # fmt: skip


def match_row(match: Match) -> MatchRow:
    """Return a match as the desk gets it, its numbers repaired."""
    unit = match.unit
    grade = grade_of_unit(unit.standing, match.percent)
    return MatchRow(match.percent, grade, unit.source, match.target, unit.standing, unit.origin, unit.document)


def unit_row(unit: MemoryUnit) -> MatchRow:
    """Return a unit of a concordance as the desk gets it."""
    grade = grade_of_unit(unit.standing, 0)
    return MatchRow(None, grade, unit.source, unit.target, unit.standing, unit.origin, unit.document)
