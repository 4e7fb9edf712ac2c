"""The record of a proposal under correction: numbered revisions with merge and undo."""

from collections.abc import Iterable

from interp.domain.proposals.corrections import Merged, differences, merged
from interp.domain.proposals.proposal import Proposal
from interp.errors import Refused, Stale
from interp.value_types import dataclass, replace

LAYOUT = 2
DEPTH = 20


@dataclass(frozen=True, slots=True)
class EarlierRevision:
    """The proposal before one correction, and a code for what the correction did."""

    revision: int
    proposal: Proposal
    what: str = "corrected"


@dataclass(frozen=True, slots=True)
class ProposalRecord:
    """`revision` counts corrections from 1; `shaped` is the latest that added, removed or moved an entry.

    `read` is the proposal as read from the paper. `of` is the older version whose meetings this one changes, `made` the
    meetings made on confirmation. `layout` is the layout of this record: releases before 2 stored the bare proposal.
    """

    proposal: Proposal
    layout: int = LAYOUT
    revision: int = 1
    shaped: int = 1
    by: str = ""
    past: tuple[EarlierRevision, ...] = ()
    of: str | None = None
    made: tuple[str, ...] = ()
    read: Proposal | None = None

    @property
    def is_as_read(self) -> bool:
        """Return whether nothing differs from what was read, or what was read is not known."""
        return self.read is None or (self.read == self.proposal and not differences(self.read, self.proposal))

    def as_of(self, revision: int) -> Proposal | None:
        """Return the proposal at a revision, None when that is no longer stored."""
        if revision == self.revision:
            return self.proposal
        return next((past.proposal for past in self.past if past.revision == revision), None)

    def corrected(self, by: str, revision: int, mine: Proposal) -> tuple["ProposalRecord", Merged]:
        """Return this record with `by`'s correction of the given revision, and the merge.

        If both changed a field, nothing is stored: the record comes back unchanged. Raises Stale when entries were
        added, removed or moved since, so that fields cannot be matched.
        """
        base = self.as_of(revision)
        if base is None or (revision != self.revision and revision < self.shaped):
            raise Stale("proposal_changed", by=self.by)
        made = merged(base, mine, self.proposal)
        if made.conflicts or not differences(made.proposal, self.proposal):
            return self, made
        return self._next(by, made.proposal, "corrected"), made

    def reshaped(self, by: str, revision: int, proposal: Proposal, what: str) -> "ProposalRecord":
        """Return this record with an entry added, removed or moved. Raises Stale for an outdated revision."""
        if revision != self.revision:
            raise Stale("proposal_changed", by=self.by)
        made = self._next(by, proposal, what)
        return replace(made, shaped=made.revision)

    def undone(self, by: str, revision: int) -> "ProposalRecord":
        """Return this record without the latest change. Raises Stale, or Refused when there is nothing to undo."""
        if revision != self.revision:
            raise Stale("proposal_changed", by=self.by)
        if not self.past:
            raise Refused("nothing_to_undo")
        last = self.past[-1]
        after = self.revision + 1
        return replace(
            self, proposal=replace(last.proposal, paper=self.proposal.paper, language=self.proposal.language),
            revision=after, shaped=after, by=by, past=self.past[:-1],
        )  # fmt: skip

    def as_read(self, by: str, revision: int) -> "ProposalRecord":
        """Return this record with everything as read from the paper. Raises Stale; Refused when it is or is unknown."""
        if self.read is None or self.is_as_read:
            raise Refused("nothing_to_undo")
        return self.reshaped(by, revision, self.read, "reset")

    def _next(self, by: str, proposal: Proposal, what: str) -> "ProposalRecord":
        # the paper never changes: store it once
        before = EarlierRevision(self.revision, replace(self.proposal, paper=()), what)
        past: Iterable[EarlierRevision] = (*self.past, before)
        return replace(
            self, proposal=replace(proposal, paper=self.proposal.paper), revision=self.revision + 1, by=by,
            past=tuple(past)[-DEPTH:],
        )  # fmt: skip
