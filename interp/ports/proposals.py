"""Type and protocol of proposals: read from papers, stored until a person confirms them."""

from typing import Protocol

from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class StoredProposal:
    """A proposal read from a paper; `body` is its JSON. `confirmed_at` None: it is not confirmed yet."""

    id: str
    name: str
    body: bytes
    created_at: int
    confirmed_at: int | None = None


class ProposalStore(Protocol):
    """The stored proposals."""

    def put(self, proposal: StoredProposal) -> None:
        """Store a proposal, replacing one of the same id."""

    def swap(self, before: StoredProposal, after: StoredProposal) -> bool:
        """Store `after` if the stored proposal is still `before`; return whether it was."""

    def drop(self, proposal_id: str) -> None:
        """Delete a proposal; none is no error."""

    def get(self, proposal_id: str) -> StoredProposal | None:
        """Return a proposal or None."""

    def all(self) -> list[StoredProposal]:
        """Return every proposal, the newest first."""
