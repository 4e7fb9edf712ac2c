"""Types and protocol of documents: their segments, and the revisions of each segment in each language."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from interp.domain.model.findings import Finding
from interp.domain.text.segments import Segment
from interp.ports.drafting_queue import Job
from interp.ports.review_desk.desk_acts import DeskAct
from interp.value_types import dataclass

# A revision of a segment that is its own text, of ORIGINAL_ORIGIN: by ORIGINAL_BY the segment is written in that
# language, not in its document's; by NOT_ORIGINAL_BY, later, a person has said that it is not. A machine replaces that.
ORIGINAL_ORIGIN, ORIGINAL_BY, NOT_ORIGINAL_BY = "author", "", "machine"


def is_closed(release: str, delivered: bool) -> bool:
    """Return whether a document released so is not public as a whole; `delivered`: it was spoken."""
    return release != "now" and not (release == "as_delivered" and delivered)


@dataclass(frozen=True, slots=True)
class Document:
    """A document. `visibility` is what of it may be seen: desk, original, reviewed, drafts.

    `release` is when, and by whom: desk, the desk alone; booths, the booths too; as_delivered, the booths at once, the
    public cue by cue and the whole after it was spoken (`delivered`); now, as `visibility` says. `delivery` is the mark
    of a statement: verbatim, check (against delivery), or None.
    `kind`: statement, note, agenda, official, recording, other. `version` counts from 1 with each corrected document.
    """

    id: str
    meeting: str | None
    title: str
    name: str
    kind: str
    language: str
    visibility: str = "desk"
    speech: str | None = None
    symbol: str | None = None
    version: int = 1
    as_of: str | None = None
    withdrawn: bool = False
    created_at: int = 0
    created_by: str = ""
    release: str = "now"
    delivery: str | None = None
    delivered: bool = False

    @property
    def is_closed(self) -> bool:
        """Return whether it is not public as a whole yet, whatever its visibility."""
        return is_closed(self.release, self.delivered)


@dataclass(frozen=True, slots=True)
class Revision:
    """A version of a segment in one language. Revisions are only ever added; the highest number counts.

    `standing`: draft, auto, reviewed, final. `match` is the memory's percentage, `score` the machine's. `reason` is a
    reviser's, for overruling a finding of severity error. `stale` when the source has changed since.
    """

    segment: str
    language: str
    revision: int
    value: str
    standing: str
    origin: str
    match: int | None = None
    score: float | None = None
    findings: tuple[Finding, ...] = ()
    by: str = ""
    at: int = 0
    reason: str | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class SaidOriginal:
    """What a revision says of a segment: that its text is written in a language, or (`yes` False) that it is not."""

    segment: str
    language: str
    revision: int
    at: int
    yes: bool


class SegmentRange(NamedTuple):
    """Segments that follow each other in a version, by ordinal, both ends included."""

    first: int
    last: int


def languages_said(said: Iterable[SaidOriginal], language: str) -> dict[str, str]:
    """Return the language of each segment from what its revisions say, in any order; `language` is the document's own.
    """
    newest = {(each.segment, each.language): each for each in sorted(said, key=lambda each: each.revision)}
    in_order = sorted(newest.values(), key=lambda each: (each.yes, each.at))
    return {each.segment: each.language if each.yes else language for each in in_order}


def foreign(written: Mapping[str, str], language: str) -> dict[str, str]:
    """Return the segments of `Documents.written` that are in another language than the document's own."""
    return {segment: each for segment, each in written.items() if each != language}


class Documents(Protocol):
    """Documents, their segments, and the revisions of each segment in each language.

    An `act` says who made a change; both are stored, or neither. A machine's change has none.
    """

    def add(
        self,
        document: Document,
        segments: Sequence[Segment],
        jobs: Sequence[Job],
        official: Sequence[Revision] = (),
        act: DeskAct | None = None,
    ) -> None:
        """Store a document, or its next version, with its jobs in one transaction.

        The stored version is the last version plus one; `document.version` is not read. Revisions of segments that
        still exist are kept; those of changed segments are marked stale until the sentence returns. Jobs of the last
        version are dropped: their worker learns it from `renew`. Raises Unavailable.
        """

    def document(self, document_id: str) -> Document | None:
        """Return a document or None."""

    def documents(self, meeting: str | None = None) -> list[Document]:
        """Return the documents of a meeting, or all, the newest first."""

    def segments(
        self, document_id: str, version: int | None = None, within: SegmentRange | None = None
    ) -> list[Segment]:
        """Return the segments of a version (default: the newest), all or those of a range, in order."""

    def ranges(self, document_id: str, blocks: int) -> list[SegmentRange]:
        """Return the newest version's ranges of so many blocks each (the last of fewer), in order."""

    def ordinal(self, document_id: str, segment: str) -> int | None:
        """Return where a segment stands in the newest version, None where it has no such segment."""

    def revisions(self, document_id: str, language: str, within: SegmentRange | None = None) -> dict[str, Revision]:
        """Return the newest revision of each segment that has one in `language`, by segment id.

        With a range, of the segments that the newest version has in it.
        """

    def written(self, document_id: str, segment: str | None = None) -> dict[str, str]:
        """Return the languages of the newest version's segments (or of one) in another one than the document, by id.

        Those with their own text as a revision of ORIGINAL_ORIGIN, by ORIGINAL_BY. One of which that was undone has
        the document's language here; see `foreign`.
        """

    def history(self, document_id: str, segment: str, language: str) -> list[Revision]:
        """Return every revision of a segment in a language, the oldest first."""

    def all_revisions(self, document_id: str) -> list[Revision]:
        """Return every revision of a document: by language and segment, of each the oldest first."""

    def revise(self, document_id: str, revision: Revision, act: DeskAct | None = None) -> None:
        """Add a revision; its number must be the next, and `stale` is not read.

        Raises Conflict when another revision was added first, NotFound for an unknown segment, Unavailable.
        """

    def revise_all(self, document_id: str, revisions: Sequence[Revision], act: DeskAct | None = None) -> None:
        """Add revisions of several segments, each at most once in a language, in one transaction: all, or none.

        Raises as `revise`.
        """

    def set_visibility(self, document_id: str, visibility: str, act: DeskAct | None = None) -> None:
        """Set who may see a document."""

    def set_release(self, document_id: str, release: str, act: DeskAct | None = None) -> None:
        """Set when a document may be read, and by whom."""

    def set_delivery(self, document_id: str, delivery: str | None, act: DeskAct | None = None) -> None:
        """Set the delivery mark of a statement; None: none."""

    def deliver(self, document_id: str) -> None:
        """Record that a document was spoken; this is never reversed."""

    def set_speech(self, document_id: str, speech: str | None, act: DeskAct | None = None) -> None:
        """Set the speech whose text the document is; None: no speech."""

    def move(self, document_id: str, meeting: str, act: DeskAct | None = None) -> None:
        """Set the meeting a document is of; its speech is there under the same id. Both meetings' numbers grow."""

    def withdraw(self, document_id: str, withdrawn: bool, act: DeskAct | None = None) -> None:
        """Withdraw a document, or restore it."""

    def mark(self, meeting: str | None = None) -> int:
        """Return a number that grows with every change of a document of the meeting (of any, when None)."""

    def marks(self) -> dict[str, int]:
        """Return the number of each meeting whose documents changed ever; "" for documents of no meeting."""

    def public_marks(self) -> dict[str, int]:
        """Return these numbers without the changes of documents that were and are closed (`Document.is_closed`)."""
