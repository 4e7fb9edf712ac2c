"""Proposals read from papers that wait for a person to confirm them."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class StoredProposal:
    """A paper read; `body` is the kept proposal's JSON. `confirmed_at` None: it waits for a person."""

    id: str
    name: str
    body: bytes
    created_at: int
    confirmed_at: int | None = None


class ProposalStore(Protocol):
    """Papers that wait for a person."""

    def put(self, proposal: StoredProposal) -> None:
        """Keep a proposal, over one of the same id."""

    def swap(self, before: StoredProposal, after: StoredProposal) -> bool:
        """Keep `after` if `before` is what is kept still; return whether it was."""

    def get(self, proposal_id: str) -> StoredProposal | None:
        """Return a proposal or None."""

    def all(self) -> list[StoredProposal]:
        """Return every proposal, the newest first."""
