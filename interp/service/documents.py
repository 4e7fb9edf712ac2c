"""Papers become proposals; a proposal a person confirmed becomes meetings with the texts we know already."""

from collections.abc import Callable, Mapping
from dataclasses import replace

import msgspec

from interp.domain import policy
from interp.domain.cleaning import file_label
from interp.domain.commands import Supplied, SupplyTexts
from interp.domain.kept import Kept
from interp.domain.planning import plans, prefix_of
from interp.domain.policy import SYSTEM, Actor
from interp.domain.proposal import Proposal
from interp.domain.wording import BATCH
from interp.errors import BadRequest, NotAllowed, NotFound, Refused, TooMany
from interp.ports import Clock, Proposals, StoredProposal
from interp.service.meetings import Meetings

Read = Callable[[bytes, str], Proposal]
Phrases = Mapping[str, Mapping[str, str]]
LONGEST_PAPER = 10 * 1024 * 1024
ATTEMPTS = 5


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
        return self.kept(proposal_id).proposal

    def kept(self, proposal_id: str) -> Kept:
        """Return a proposal with its revision and what it was before. Raises NotFound."""
        return kept_from(self.stored(proposal_id).body)

    def amend(self, actor: Actor, proposal_id: str, proposal: Proposal) -> None:
        """Keep a corrected proposal over whatever is kept. Raises NotAllowed, NotFound, Refused once confirmed."""
        self.change(actor, proposal_id, lambda kept: kept.reshaped(actor.name, kept.revision, proposal, "corrected"))

    def change(self, actor: Actor, proposal_id: str, made: Callable[[Kept], Kept]) -> Kept:
        """Keep what `made` makes of a proposal, and return it; two at once are made one after the other.

        Raises NotAllowed, NotFound, Refused once it is confirmed, TooMany, and whatever `made` raises.
        """
        _staff_only(actor)
        for _ in range(ATTEMPTS):
            stored = self.stored(proposal_id)
            if stored.confirmed_at is not None:
                raise Refused("proposal_confirmed")
            before = kept_from(stored.body)
            after = made(before)
            if after == before or self._proposals.swap(stored, replace(stored, body=msgspec.json.encode(after))):
                return after
        raise TooMany("busy")

    def confirm(self, actor: Actor, proposal_id: str, prefix: str | None = None) -> tuple[str, ...]:
        """Plan the proposal's meetings and return their ids. Confirmed twice, the answer is the same.

        Raises NotAllowed, NotFound, Refused (args.meeting) when a meeting lacks its title or times.
        """
        _staff_only(actor)
        stored = self.stored(proposal_id)
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
        body = msgspec.json.encode(Kept(proposal))
        self._proposals.put(StoredProposal(proposal_id, file_label(name), body, self._clock.now_ms()))

    def stored(self, proposal_id: str) -> StoredProposal:
        """Return a proposal as it is stored, with its file's name. Raises NotFound."""
        stored = self._proposals.get(proposal_id)
        if stored is None:
            raise NotFound("proposal", proposal=proposal_id[:80])
        return stored


def kept_from(body: bytes) -> Kept:
    """Return a kept proposal from its JSON; releases before layout 2 kept the proposal bare."""
    plain = msgspec.json.decode(body)
    return msgspec.convert(plain, Kept) if "layout" in plain else Kept(msgspec.convert(plain, Proposal))


def _staff_only(actor: Actor) -> None:
    if actor.role not in policy.ROLES[:2] and actor.role != "system":
        raise NotAllowed("role", role=actor.role)
