"""What the turns of a meeting have shown so far, by its record: how long they took, who was absent, interruptions."""

from collections.abc import Iterator

from interp.domain.model.floor_record import FloorTurn
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import Meeting
from interp.domain.rules.forecast.measured_times import MeasuredTimes, Ratios, assumed_ms
from interp.value_types import replace

LEAST, MOST = 0.1, 3.0  # a turn shorter or longer than so many times the assumed was a mistake or a break


def measured_times(state: Meeting) -> MeasuredTimes:
    """Return what the meeting has shown so far; a turn with an interruption shows its time without it.

    From the start of a turn to that of the next in the same item: the speech and the call after it. The time of the
    Chair between two speakers is part of it. Of a state that the public sees, nobody counts whom it does not see.
    """
    stays = [each for each in state.record.interruptions if not each.taken_back and each.kind != "chair"]
    ended = [(each.kind, each.started_at, each.ended_at) for each in stays if each.ended_at is not None]
    stops = [over - begun for kind, begun, over in ended if kind != "visit"]
    by_category: dict[str, list[float]] = {}
    for category, ratio in _ratios(state, [(begun, over) for _, begun, over in ended]):
        by_category.setdefault(category, []).append(ratio)
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


def _ratios(state: Meeting, stops: list[tuple[int, int]]) -> Iterator[tuple[str, float]]:
    """Yield the category of each turn that shows how long one takes, with its time over the assumed one."""
    suspended = [each.at for each in state.record.acts if each.name == "meeting.suspended"]
    turns = _whole_turns(state)
    for turn, following in zip(turns, turns[1:], strict=False):
        begun, until = turn.started_at, following.started_at
        if turn.item != following.item or not turn.limit_ms or any(begun <= at <= until for at in suspended):
            continue
        stopped = sum(over - since for since, over in stops if begun <= since and over <= until)
        ratio = (until - begun - stopped) / assumed_ms(turn.limit_ms)
        if LEAST <= ratio <= MOST:
            yield category_of(state, turn.speech), ratio


def _whole_turns(state: Meeting) -> list[FloorTurn]:
    """Return the turns of the programme whose switch stands; one that went on after an interruption is one."""
    made: list[FloorTurn] = []
    for turn in state.record.turns:
        if turn.taken_back or turn.interruption:
            continue
        if made and made[-1].speech.id == turn.speech.id:
            made[-1] = replace(made[-1], ended_at=turn.ended_at, limit_ms=turn.limit_ms)
        else:
            made.append(turn)
    return made


def category_of(state: Meeting, speech: Speech) -> str:
    """Return whose times a speech is compared with: the category of an entry, else the role of who speaks."""
    entry = state.entries.get(speech.id)
    return entry.category if entry else speech.role
