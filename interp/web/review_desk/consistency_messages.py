"""Types of requests and answers of the memory at the desk: proposals, consistency, corrections, drafting again."""

from typing import cast

import msgspec

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.ports import Document, MachineDrafts
from interp.service.review_desk.consistency import Consistency, TargetConflict, TermUse
from interp.service.review_desk.proposed_texts import ProposedPage
from interp.service.review_desk.same_sentences import Correction, SameOutcome
from interp.value_types import dataclass
from interp.web.review_desk.desk_messages import MatchRow, match_row


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A person's earlier words for a segment: from another sentence of the document, counted from 1, or the memory.

    The public is not shown it before a person stores it.
    """

    segment: str
    match: MatchRow
    sentence: int | None
    from_segment: str | None


@dataclass(frozen=True, slots=True)
class ProposalRows:
    """Proposals for the next sentences without a person's text; ask on with `after`, null: there are no more.

    `waiting` are the corrections that same sentences of the document wait for.
    """

    language: MeetingLanguage
    proposals: tuple[ProposalRow, ...]
    after: str | None
    waiting: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class ConsistencyAnswer:
    """Where a document's translation is not the same throughout, what waits for a confirmation, and who drafted what.
    """

    document: str
    language: MeetingLanguage
    conflicts: tuple[TargetConflict, ...]
    terms: tuple[TermUse, ...]
    waiting: tuple[Correction, ...]
    drafts: tuple[MachineDrafts, ...]


@dataclass(frozen=True, slots=True)
class ConfirmSame:
    """Take the text of `segment` to same sentences: `places` maps each to the revision it replaces (0: none yet)."""

    segment: str
    places: dict[str, int]


@dataclass(frozen=True, slots=True)
class SameConfirmed:
    """What became of each sentence."""

    ok: bool
    outcomes: tuple[SameOutcome, ...]


@dataclass(frozen=True, slots=True)
class DraftAgain:
    """Have machine drafts made again; null: of every document of the meeting, language, origin."""

    document: str | None = None
    language: MeetingLanguage | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class DraftedAgain:
    """How many documents in a language were queued, and how many of their sentences are meant."""

    ok: bool
    jobs: int
    sentences: int


def proposals_body(language: str, page: ProposedPage) -> bytes:
    """Return proposals as JSON."""
    rows = tuple(
        ProposalRow(each.segment, match_row(each.match), each.sentence, each.from_segment) for each in page.proposals
    )
    return msgspec.json.encode(ProposalRows(cast(MeetingLanguage, language), rows, page.after, page.waiting))


def consistency_body(
    document: Document, language: str, found: Consistency, drafts: tuple[MachineDrafts, ...]
) -> bytes:
    """Return what is not the same throughout a document, as JSON; of `drafts` those of its language."""
    here = tuple(each for each in drafts if each.language == language)
    return msgspec.json.encode(
        ConsistencyAnswer(
            document.id, cast(MeetingLanguage, language), found.conflicts, found.terms, found.waiting, here
        )
    )
