"""Decides the commands about the speaking time of all who wait: propose limits, announce, withdraw or lift them."""

from collections.abc import Iterator

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.list_rules import CategoryLimit
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import Item, ItemStatus, Meeting, MeetingStatus
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.limit_bounds import LONGEST_LIMIT_MS
from interp.domain.rules.lists.inscription_window import inscription_at, opened_at
from interp.domain.rules.lists.list_limits import longest_of
from interp.domain.rules.lists.listed_speakers import items_of, list_of
from interp.domain.rules.lists.rounds import is_over, list_on
from interp.domain.rules.programme_order import ROUND
from interp.domain.rules.time_limits import limit_of
from interp.errors import BadRequest, Refused

MOST_PARTS = 50


@decides(do.ProposeLimit)
def propose(state: Meeting, command: do.ProposeLimit, context: Context) -> Events:
    """Return the proposal; none if it is the same.

    Raises NotFound for the list; BadRequest for what are no limits; Refused after the meeting, while inscription is not
    closed unless it is the Chair's act, and where nobody waits or nobody's time would be shorter.
    """
    _check_limits(command.limits)
    by_chair = command.by_chair or context.is_chair
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    if command.list is not None and not by_chair:
        speakers = list_of(state, command.list)
        if inscription_at(speakers, context.at, opened_at(state, speakers)) != "closed":
            raise Refused("list_not_closed", list=speakers.id)
    _check_shorter(state, command.limits, command.list)
    known = state.limit_proposal
    if known and (known.limits, known.list, known.by_chair) == (command.limits, command.list, by_chair):
        return ()
    return (ev.LimitProposed(command.limits, command.list, by_chair),)


@decides(do.AnnounceLimit)
def announce(state: Meeting, command: do.AnnounceLimit, context: Context) -> Events:
    """Return that the proposed limits hold, for those who wait now and whom it is shorter for, from whom on.

    None if the same were announced last and nothing is proposed. Raises Refused after the meeting, unless these limits
    are proposed, and where nobody waits any more or nobody's time would be shorter.
    """
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    proposal = state.limit_proposal
    if proposal is None or (proposal.limits, proposal.list) != (command.limits, command.list):
        last = state.announced.get(command.list or "", ())[-1:]
        if proposal is None and last and last[0].limits == command.limits:
            return ()
        raise Refused("not_proposed")
    waiting = _check_shorter(state, proposal.limits, proposal.list)
    own = tuple(
        (speech.id, found.limit_ms)
        for speech, item in waiting
        if (found := limit_of(state, speech, item)).source == "speech" and found.limit_ms
        and found.limit_ms > (_longest(state, speech, proposal.limits) or found.limit_ms)
    )  # fmt: skip
    return (ev.LimitAnnounced(proposal.limits, proposal.list, waiting[0][0].id, own),)


@decides(do.WithdrawLimit)
def withdraw(state: Meeting, command: do.WithdrawLimit, context: Context) -> Events:
    """Return that the limits are proposed no more; none where nothing is."""
    return (ev.LimitWithdrawn(),) if state.limit_proposal else ()


@decides(do.LiftLimit)
def lift(state: Meeting, command: do.LiftLimit, context: Context) -> Events:
    """Return that the limits announced last hold no more, from whom on. Raises Refused where none were."""
    if not state.announced.get(command.list or ""):
        raise Refused("not_announced")
    waiting = next(_waiting(state, command.list), None)
    return (ev.LimitLifted(command.list, waiting[0].id if waiting else None),)


def _waiting(state: Meeting, list_id: str | None) -> Iterator[tuple[Speech, Item]]:
    """Yield those whom limits for a list, or for the rounds without one, hold for: in order, with their items.

    Who is armed has the limit that was fixed. Raises NotFound.
    """
    if list_id is not None:
        speakers = list_of(state, list_id)
        items = () if is_over(state, speakers) else items_of(state, speakers)
    else:
        rounds = (each for each in state.items if each.kind == ROUND and list_on(state, each.id) is None)
        items = tuple(each for each in rounds if each.status != ItemStatus.DONE)
    for item in items:
        for each in item.speeches:
            if state.speeches[each].status == SpeechStatus.PLANNED and each != state.floor.armed:
                yield state.speeches[each], item


def _check_shorter(
    state: Meeting, limits: tuple[CategoryLimit, ...], list_id: str | None
) -> tuple[tuple[Speech, Item], ...]:
    """Return who waits. Raises Refused where nobody does, or nobody of them has longer than the limits give."""
    waiting = tuple(_waiting(state, list_id))
    if not waiting:
        raise Refused("nobody_waits", list=list_id)
    now = ((limit_of(state, speech, item).limit_ms, _longest(state, speech, limits)) for speech, item in waiting)
    if not any(new and (not old or new < old) for old, new in now):
        raise Refused("not_shorter")
    return waiting


def _longest(state: Meeting, speech: Speech, limits: tuple[CategoryLimit, ...]) -> int | None:
    return longest_of(speech, state.entries.get(speech.id), limits)


def _check_limits(limits: tuple[CategoryLimit, ...]) -> None:
    """Raise BadRequest for limits that nobody can have: none, too many, two of one category, a length that is none."""
    of = [(each.category, each.turn) for each in limits]
    if not 0 < len(limits) <= MOST_PARTS or len(set(of)) < len(of):
        raise BadRequest("invalid", field="limits")
    if not all(0 < each.limit_ms <= LONGEST_LIMIT_MS for each in limits):
        raise BadRequest("invalid", field="limits")
