"""Papers become proposals; a proposal a person confirmed becomes meetings with the texts we know already."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import msgspec

from interp.domain import policy
from interp.domain.cleaning import file_label
from interp.domain.commands import Supplied, SupplyTexts
from interp.domain.planning import plans, prefix_of
from interp.domain.policy import SYSTEM, Actor
from interp.domain.proposal import Proposal
from interp.domain.wording import BATCH
from interp.errors import BadRequest, NotAllowed, NotFound, Refused
from interp.ports import Clock, Proposals, StoredProposal
from interp.service.meetings import Meetings

Read = Callable[[bytes, str], Proposal]
Phrases = Mapping[str, Mapping[str, str]]
LONGEST_PAPER = 10 * 1024 * 1024


class Documents:
    """Brings papers in and, when a person confirms, plans their meetings."""

    def __init__(
        self, proposals: Proposals, meetings: Meetings, clock: Clock, read: Read, phrases: Phrases
    ) -> None:
        self._proposals, self._meetings, self._clock = proposals, meetings, clock
        self._read, self._phrases = read, phrases

    def read(self, data: bytes, name: str) -> Proposal:
        """Return what a paper proposes; keeps nothing. Raises BadRequest."""
        if len(data) > LONGEST_PAPER:
            raise BadRequest("too_large", longest=LONGEST_PAPER)
        return self._read(data, name)

    def bring_in(self, proposal_id: str, data: bytes, name: str) -> Proposal:
        """Read a paper and keep its proposal for a person to confirm. Raises BadRequest, Unavailable."""
        proposal = self.read(data, name)
        self._keep(proposal_id, name, proposal)
        return proposal

    def waiting(self) -> list[StoredProposal]:
        """Return every proposal, the newest first."""
        return self._proposals.all()

    def proposal(self, proposal_id: str) -> Proposal:
        """Return a proposal. Raises NotFound."""
        return msgspec.json.decode(self._stored(proposal_id).body, type=Proposal)

    def amend(self, actor: Actor, proposal_id: str, proposal: Proposal) -> None:
        """Keep a corrected proposal. Raises NotAllowed, NotFound, Refused once it is confirmed."""
        _staff_only(actor)
        stored = self._stored(proposal_id)
        if stored.confirmed_at is not None:
            raise Refused("proposal_confirmed")
        self._proposals.put(replace(stored, body=msgspec.json.encode(proposal)))

    def confirm(self, actor: Actor, proposal_id: str, prefix: str | None = None) -> tuple[str, ...]:
        """Plan the proposal's meetings and return their ids. Confirmed twice, the answer is the same.

        Raises NotAllowed, NotFound, Refused (args.meeting) when a meeting lacks its title or times.
        """
        _staff_only(actor)
        stored = self._stored(proposal_id)
        proposal = self.proposal(proposal_id)
        prefix = prefix or prefix_of(proposal)
        made = plans(proposal, prefix)
        for meeting, command in made:
            # The command id is the proposal's, so that a repeat after a crash answers as the first time.
            self._meetings.handle(Actor("system", actor.name), meeting, f"plan-{proposal_id}", command)
            self.supply(meeting)
        if stored.confirmed_at is None:
            self._proposals.put(replace(stored, confirmed_at=self._clock.now_ms()))
        return tuple(meeting for meeting, _ in made)

    def supply(self, meeting: str) -> None:
        """Bring the translations we ship for texts of this meeting, fifty at a time; nothing twice."""
        state = self._meetings.state(meeting)
        known = [
            Supplied(text.id, language, value, "reviewed", "author")
            for text in state.texts.values()
            for language, value in self._phrases.get(text.value, {}).items()
            if language != text.language and text.version(language) is None
        ]
        for start in range(0, len(known), BATCH):
            command_id = f"supply-{state.seq}-{start}"
            self._meetings.handle(SYSTEM, meeting, command_id, SupplyTexts(tuple(known[start : start + BATCH])))

    def _keep(self, proposal_id: str, name: str, proposal: Proposal) -> None:
        body = msgspec.json.encode(proposal)
        self._proposals.put(StoredProposal(proposal_id, file_label(name), body, self._clock.now_ms()))

    def _stored(self, proposal_id: str) -> StoredProposal:
        stored = self._proposals.get(proposal_id)
        if stored is None:
            raise NotFound("proposal", proposal=proposal_id[:80])
        return stored


def _staff_only(actor: Actor) -> None:
    if actor.role not in policy.ROLES[:2] and actor.role != "system":
        raise NotAllowed("role", role=actor.role)
