"""Reads papers into proposals, stores corrections, and plans the meetings of confirmed proposals."""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress

import msgspec

from interp.domain.model.commands import Supplied, SupplyTexts
from interp.domain.model.roles import STAFF
from interp.domain.model.streams import meeting_of
from interp.domain.proposals.conversions import LineReading, ReadLine, plain_reading
from interp.domain.proposals.newer_paper import numbered, succeeding
from interp.domain.proposals.planning import meeting_ids, plans, prefix_of
from interp.domain.proposals.programme_changes import Change, changes
from interp.domain.proposals.proposal import Proposal
from interp.domain.proposals.revisions import ProposalRecord
from interp.domain.rules.decide.text import BATCH
from interp.domain.rules.permissions import SYSTEM, Actor, check_role
from interp.domain.text.cleaning import file_label
from interp.errors import NotFound, Refused, TooMany
from interp.file_size import check_size
from interp.ports import ProposalStore, ServiceClock, StoredProposal
from interp.ports.helper_work import helper_task
from interp.service.meetings import Meetings
from interp.value_types import dataclass, replace

Read = Callable[[bytes, str], Proposal]
Phrases = Mapping[str, Mapping[str, str]]
ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class Update:
    """The changes of a newer paper in one meeting."""

    meeting: str
    changes: tuple[Change, ...]


class Proposals:
    """Stores proposals and plans their meetings once a person confirms."""

    def __init__(
        self,
        proposals: ProposalStore,
        meetings: Meetings,
        clock: ServiceClock,
        read: Read,
        phrases: Phrases,
        read_line: ReadLine = plain_reading,
    ) -> None:
        """`read_line` returns a line of a paper as a person and as an item."""
        self._proposals, self._meetings, self._clock = proposals, meetings, clock
        self._read, self._phrases, self.read_line = read, phrases, read_line

    def read(self, data: bytes, name: str) -> Proposal:
        """Return the proposal of a paper, without storing it. Raises BadRequest."""
        check_size(len(data))
        return self._read(data, name)

    def bring_in(self, proposal_id: str, data: bytes, name: str) -> Proposal:
        """Read a paper and store its proposal for confirmation. Raises BadRequest, Unavailable."""
        proposal = self.read(data, name)
        self._keep(proposal_id, name, proposal)
        return proposal

    def waiting(self) -> list[StoredProposal]:
        """Return every proposal, the newest first."""
        return self._proposals.all()

    def proposal(self, proposal_id: str) -> Proposal:
        """Return a proposal. Raises NotFound."""
        return self.kept(proposal_id).proposal

    def kept(self, proposal_id: str) -> ProposalRecord:
        """Return a proposal with its revision and history. Raises NotFound."""
        return kept_from(self.stored(proposal_id).body)

    def amend(self, actor: Actor, proposal_id: str, proposal: Proposal) -> None:
        """Replace the stored proposal. Raises NotAllowed, NotFound, Refused once confirmed."""
        made = numbered(proposal)
        self.change(actor, proposal_id, lambda kept: kept.reshaped(actor.name, kept.revision, made, "corrected"))

    def change(
        self, actor: Actor, proposal_id: str, made: Callable[[ProposalRecord], ProposalRecord]
    ) -> ProposalRecord:
        """Store and return the result of `made`; concurrent changes are applied one after the other.

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

    def confirm(
        self,
        actor: Actor,
        proposal_id: str,
        prefix: str | None = None,
        taken: Collection[str] | None = None,
        *,
        demonstration: bool = False,
    ) -> tuple[str, ...]:
        """Plan the proposal's meetings and return their ids. A second confirmation returns the same.

        A newer version of a paper changes the meetings of the older: `taken` are the keys of the accepted changes, None
        for all without conflict. `demonstration`: new meetings get made-up statements and say so. Raises NotAllowed,
        NotFound, Refused (args.meeting) when a meeting lacks its title or times.
        """
        _staff_only(actor)
        stored = self.stored(proposal_id)
        kept = kept_from(stored.body)
        known = self._made_before(kept)
        made = plans(kept.proposal, prefix or prefix_of(kept.proposal), known)
        if stored.confirmed_at is None:
            for each in self.updates(proposal_id):
                self._update(actor, each, taken)
        for meeting, command in made:
            if meeting not in known:
                planned = replace(command, about=replace(command.about, demonstration=demonstration))
                # The command id is the proposal's, so that a repeat after a crash answers as the first time.
                self._meetings.handle(Actor(SYSTEM.role, actor.name), meeting, f"plan-{proposal_id}", planned)
            self.supply(meeting)
        ids = tuple(meeting for meeting, _ in made)
        if stored.confirmed_at is None:
            body = msgspec.json.encode(replace(kept, made=ids, proposal=_named(kept.proposal, ids)))
            self._proposals.put(replace(stored, body=body, confirmed_at=self._clock.now_ms()))
        return ids

    def bring_in_version(self, actor: Actor, proposal_id: str, data: bytes, name: str, of: str) -> Proposal:
        """Read a newer version of a confirmed paper and store it for confirmation with its changes.

        Raises NotAllowed, NotFound, BadRequest, and Refused("not_confirmed") while the older one is not confirmed.
        """
        _staff_only(actor)
        base = self.stored(self.newest(of))
        if base.confirmed_at is None:
            raise Refused("not_confirmed")
        older, new = self._with_made(base), self.read(data, name)
        read = older.read or numbered(older.proposal)
        made = succeeding(read, older.proposal, new, proposal_id)
        plain = replace(succeeding(read, read, new, proposal_id), paper=())
        self._put(proposal_id, name, ProposalRecord(made, of=base.id, read=plain))
        return made

    def _with_made(self, base: StoredProposal) -> ProposalRecord:
        """Return a confirmed proposal with its meetings, which releases before layout 2 did not record."""
        kept = kept_from(base.body)
        if kept.made:
            return kept
        whole = numbered(kept.proposal)
        ids = _made(base, kept)
        noted = replace(kept, proposal=_named(whole, ids), made=ids)
        self._proposals.swap(base, replace(base, body=msgspec.json.encode(noted)))
        return noted

    def newest(self, proposal_id: str) -> str:
        """Return the newest confirmed version of a paper, or itself. Raises NotFound."""
        newer = {
            kept.of: each.id for each in self._proposals.all()
            if each.confirmed_at is not None and (kept := kept_from(each.body)).of
        }  # fmt: skip
        self.stored(proposal_id)
        while proposal_id in newer:
            proposal_id = newer[proposal_id]
        return proposal_id

    def updates(self, proposal_id: str) -> tuple[Update, ...]:
        """Return the changes of a newer paper in each existing meeting; none for a first version."""
        kept = self.kept(proposal_id)
        known = self._made_before(kept)
        if not known or not kept.of:
            return ()
        old = dict(plans(self.proposal(kept.of), ""))
        new = dict(plans(kept.proposal, prefix_of(kept.proposal), known))
        return tuple(
            Update(meeting, changes(old[meeting], new[meeting], self._meetings.state(meeting), proposal_id))
            for meeting in known if meeting in old and meeting in new
        )  # fmt: skip

    def _made_before(self, kept: ProposalRecord) -> tuple[str, ...]:
        return self.kept(kept.of).made if kept.of else ()

    def _update(self, actor: Actor, update: Update, taken: Collection[str] | None) -> None:
        """Apply the accepted changes; one that has become impossible is skipped."""
        for change in update.changes:
            wanted = change.standing == "plain" if taken is None else f"{update.meeting}/{change.key}" in taken
            for command_id, command in change.steps if wanted else ():
                with suppress(NotFound, Refused):
                    self._meetings.handle(actor, update.meeting, command_id, command)

    def supply(self, meeting: str) -> None:
        """Add the shipped translations for texts of this meeting, fifty at a time, each once; none if it is archived.
        """
        state = self._meetings.state(meeting)
        if state.archived:
            return
        known = [
            Supplied(text.id, language, value, "reviewed", "author")
            for text in state.texts.values()
            for language, value in self._phrases.get(text.value, {}).items()
            if language != text.language and text.version(language) is None
        ]
        for start in range(0, len(known), BATCH):
            command_id = f"supply-{state.seq}-{start}"
            self._meetings.handle(SYSTEM, meeting, command_id, SupplyTexts(tuple(known[start : start + BATCH])))

    def drop_of(self, meeting: str) -> list[str]:
        """Delete the papers of an erased meeting; return the names of those files of them that stay.

        A paper stays while another meeting that it made is there, or a newer version of it stays. Raises Unavailable.
        """
        found = {each.id: (each, kept_from(each.body)) for each in self._proposals.all()}
        there = {meeting_of(stream) for stream in self._meetings.heads()}
        made = {name: _made(*each) for name, each in found.items()}
        gone = {name for name, meetings in made.items() if meeting in meetings and not there.intersection(meetings)}
        while needed := gone & {kept.of for name, (_, kept) in found.items() if name not in gone}:
            gone -= needed
        for name in gone:
            self._proposals.drop(name)
        return [found[name][0].name for name, meetings in made.items() if meeting in meetings and name not in gone]

    def _keep(self, proposal_id: str, name: str, proposal: Proposal) -> None:
        made = numbered(proposal)
        self._put(proposal_id, name, ProposalRecord(made, read=replace(made, paper=())))

    def _put(self, proposal_id: str, name: str, kept: ProposalRecord) -> None:
        body = msgspec.json.encode(kept)
        self._proposals.put(StoredProposal(proposal_id, file_label(name), body, self._clock.now_ms()))

    def stored(self, proposal_id: str) -> StoredProposal:
        """Return a proposal as it is stored, with its file's name. Raises NotFound."""
        stored = self._proposals.get(proposal_id)
        if stored is None:
            raise NotFound("proposal", proposal=proposal_id[:80])
        return stored


def kept_from(body: bytes) -> ProposalRecord:
    """Return a proposal record from its JSON; releases before layout 2 stored the bare proposal."""
    plain = msgspec.json.decode(body)
    return (
        msgspec.convert(plain, ProposalRecord)
        if "layout" in plain
        else ProposalRecord(msgspec.convert(plain, Proposal))
    )


def _named(proposal: Proposal, ids: tuple[str, ...]) -> Proposal:
    named = zip(proposal.meetings, ids, strict=True)
    return replace(proposal, meetings=tuple(replace(meeting, id=made) for meeting, made in named))


def _made(stored: StoredProposal, kept: ProposalRecord) -> tuple[str, ...]:
    """Return the meetings that a paper made, which releases before layout 2 did not record."""
    if kept.made or stored.confirmed_at is None:
        return kept.made
    whole = numbered(kept.proposal)
    return meeting_ids(whole, prefix_of(whole))


def _staff_only(actor: Actor) -> None:
    check_role(actor, STAFF | {SYSTEM.role})


@helper_task(short=False)
def read_paper(data: bytes, name: str) -> Proposal:
    """Return the proposal of a paper. Raises BadRequest."""
    raise NotImplementedError


@helper_task()
def read_line(text: str) -> LineReading:
    """Return a line of a paper as a person and as an item."""
    raise NotImplementedError
