"""Where the next turn at the microphone may begin: at the gap between speakers forecast nearest to the turn's end.

Never inside a speech of five minutes or less. In a longer one a colleague may take over when the turn has its length.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.teams import MicrophoneTurn
from interp.domain.model.time.speaking_clock import elapsed_ms
from interp.domain.rules.forecast.meeting_forecast import ExpectedTime, MeetingForecast
from interp.domain.rules.microphone_holder import turn_now
from interp.domain.rules.time_limits import limit_of
from interp.domain.rules.turns.turn_lengths import TURN_LENGTHS, turn_rule
from interp.value_types import dataclass

SHORT_MS = 300_000  # inside a speech that lasts no longer nobody takes over
LATEST_MS = 270_000  # a gap is waited for so long after the end of a turn, which is at most five minutes too long
EARLIEST = 1 / 3  # of its length: so much too short a turn may be

# between two speeches now; after the present one; before a later one; inside a speech
ChangePlace = Literal["now", "after_this", "before", "inside"]


@dataclass(frozen=True, slots=True)
class ChangeProposal:
    """Where a booth may change, and when that is expected; `speech` is the one before which, or inside which.

    `expected` is None where nobody knows when.
    """

    place: ChangePlace
    speech: str | None
    expected: ExpectedTime | None


def changes_due(state: Meeting, now: int) -> tuple[MeetingLanguage, ...]:
    """Return the booths in which a turn has its length, or has more: all that is told outside of a booth."""
    if state.status != MeetingStatus.OPEN:
        return ()
    turns = ((each.booth, turn_now(each)) for each in state.teams.desks)
    ended = (booth for booth, turn in turns if turn and due_at(state, booth, turn) <= now)
    return tuple(sorted(ended))


def due_at(state: Meeting, booth: MeetingLanguage, turn: MicrophoneTurn) -> int:
    """Return when a turn has its length, in milliseconds since 1970."""
    return turn.since + TURN_LENGTHS[turn_rule(state, booth, turn)].ms


def change_proposal(
    state: Meeting, since: int, length_ms: int, forecast: MeetingForecast | None, now: int
) -> ChangeProposal | None:
    """Return where to change in a turn of a length that began at a time; None where nothing can be proposed yet."""
    if state.status != MeetingStatus.OPEN:
        return None
    due, gaps = since + length_ms, tuple(_gaps(state, forecast, now))
    timed = [(each.expected.middle, each) for each in gaps if each.expected]
    early, late = due - round(length_ms * EARLIEST), due + LATEST_MS
    near = [(abs(middle - due), each) for middle, each in timed if early <= middle <= late]
    if near:
        return min(near, key=lambda row: row[0])[1]
    return _inside(state, [row for row in timed if row[0] < early], due, now) or (gaps[0] if due <= now else None)


def _gaps(state: Meeting, forecast: MeetingForecast | None, now: int) -> Iterator[ChangeProposal]:
    """Yield the gaps between speakers to come, in order: the one that there is now, or the one after this speech."""
    first: ChangePlace = "after_this" if state.floor.speech else "now"
    coming = sorted(forecast.speeches.items(), key=lambda row: row[1].middle) if forecast else []
    if not coming:
        yield ChangeProposal(first, None, None if state.floor.speech else ExpectedTime(now, now, now, known=True))
    for number, (speech, expected) in enumerate(coming):
        yield ChangeProposal("before" if number else first, speech, expected)


def _inside(
    state: Meeting, before: Sequence[tuple[int, ChangeProposal]], due: int, now: int
) -> ChangeProposal | None:
    """Return a change inside the speech that is held when a turn ends, where that lasts longer than five minutes.

    `before` are the gaps long before that, in order; without one it is the present speech.
    """
    if before:
        (_, gap), start = before[-1], before[-1][1].expected
        speech = state.speeches.get(gap.speech or "")
        if speech is None or start is None or not _is_long(limit_of(state, speech).limit_ms):
            return None
        low, middle, high = (max(due, each + SHORT_MS) for each in (start.low, start.middle, start.high))
        return ChangeProposal("inside", speech.id, ExpectedTime(low, middle, high, start.known))
    clock = state.floor.speech_clock
    if state.floor.speech is None or clock is None:
        return None
    spoken = elapsed_ms(clock, now)
    if not _is_long(clock.limit_ms) and spoken < SHORT_MS:
        return None
    at = max(due, now + SHORT_MS - spoken, now)
    return ChangeProposal("inside", state.floor.speech, ExpectedTime(at, at, at, known=True))


def _is_long(limit_ms: int | None) -> bool:
    return not limit_ms or limit_ms > SHORT_MS
