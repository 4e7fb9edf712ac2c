"""What the turns of a meeting have shown so far, by its record: how long they took, who was absent, interruptions."""

from interp.domain.model.floor_record import FloorTurn, MeetingAct
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import Meeting
from interp.domain.rules.forecast.folds import Fold, at_once
from interp.domain.rules.forecast.measured_times import MeasuredTimes, Ratios, assumed_ms
from interp.value_types import dataclass, replace

LEAST, MOST = 0.1, 3.0  # a turn shorter or longer than so many times the assumed was a mistake or a break


@dataclass(frozen=True, slots=True)
class RatiosSoFar:
    """What some turns have shown: of each speech its time over the assumed one. `last` is the turn not counted yet.

    `stops` are when interruptions began and ended, `suspended` when the meeting was suspended.
    """

    stops: tuple[tuple[int, int], ...]
    suspended: tuple[int, ...]
    last: FloorTurn | None = None
    ratios: tuple[tuple[Speech, float], ...] = ()


def measured_times(state: Meeting, fold: Fold = at_once) -> MeasuredTimes:
    """Return what the meeting has shown so far; a turn with an interruption shows its time without it.

    From the start of a turn to that of the next in the same item: the speech and the call after it. The time of the
    Chair between two speakers is part of it. Of a state that the public sees, nobody counts whom it does not see.
    """
    stays = [each for each in state.record.interruptions if not each.taken_back and each.kind != "chair"]
    ended = [(each.kind, each.started_at, each.ended_at) for each in stays if each.ended_at is not None]
    stops = [over - begun for kind, begun, over in ended if kind != "visit"]
    by_category: dict[str, list[float]] = {}
    for speech, ratio in _ratios(state, tuple((begun, over) for _, begun, over in ended), fold):
        by_category.setdefault(category_of(state, speech), []).append(ratio)
    missed = [each for each in state.absent if each in state.speeches]
    absent = sum(state.speeches[each].status == SpeechStatus.ABSENT for each in missed)
    absent += sum(state.entries[each].absent_at is not None for each in missed if each in state.entries)
    return MeasuredTimes(
        {name: _summed(found) for name, found in by_category.items()},
        sum(map(len, by_category.values())) + absent, absent, len(stops), sum(stops),
        visit=not any(each.kind == "visit" for each in stays),
    )  # fmt: skip


def _summed(found: list[float]) -> Ratios:
    """Return the sums as they are sent, to three places, so that every page computes with the same ones."""
    return Ratios(len(found), round(sum(found), 3), round(sum(each * each for each in found), 3))


def _ratios(state: Meeting, stops: tuple[tuple[int, int], ...], fold: Fold) -> tuple[tuple[Speech, float], ...]:
    """Return each speech whose turn shows how long one takes, with its time over the assumed one."""
    never: tuple[int, ...] = ()
    suspended = fold("suspensions", _with_suspensions, never, state.record.acts)
    none: tuple[FloorTurn, ...] = ()
    turns = fold("whole turns", _with_turns, none, state.record.turns)
    return fold("ratios", _with_ratios, RatiosSoFar(stops, suspended), turns).ratios


def _with_suspensions(suspended: tuple[int, ...], acts: tuple[MeetingAct, ...]) -> tuple[int, ...]:
    return (*suspended, *(each.at for each in acts if each.name == "meeting.suspended"))


def _with_turns(made: tuple[FloorTurn, ...], turns: tuple[FloorTurn, ...]) -> tuple[FloorTurn, ...]:
    """Return the turns of the programme whose switch stands; one that went on after an interruption is one."""
    whole = list(made)
    for turn in turns:
        if turn.taken_back or turn.interruption:
            continue
        if whole and whole[-1].speech.id == turn.speech.id:
            whole[-1] = replace(whole[-1], ended_at=turn.ended_at, limit_ms=turn.limit_ms)
        else:
            whole.append(turn)
    return tuple(whole)


def _with_ratios(so_far: RatiosSoFar, turns: tuple[FloorTurn, ...]) -> RatiosSoFar:
    turn, found = so_far.last, list(so_far.ratios)
    for following in turns:
        ratio = _ratio(turn, following, so_far) if turn else None
        if turn and ratio is not None and LEAST <= ratio <= MOST:
            found.append((turn.speech, ratio))
        turn = following
    return replace(so_far, last=turn, ratios=tuple(found))


def _ratio(turn: FloorTurn, following: FloorTurn, so_far: RatiosSoFar) -> float | None:
    """Return the time of a turn over the assumed one, None for one that does not show how long one takes."""
    begun, until = turn.started_at, following.started_at
    if turn.item != following.item or not turn.limit_ms or any(begun <= at <= until for at in so_far.suspended):
        return None
    stopped = sum(over - since for since, over in so_far.stops if begun <= since and over <= until)
    return (until - begun - stopped) / assumed_ms(turn.limit_ms)


def category_of(state: Meeting, speech: Speech) -> str:
    """Return whose times a speech is compared with: the category of an entry, else the role of who speaks."""
    entry = state.entries.get(speech.id)
    return entry.category if entry else speech.role
