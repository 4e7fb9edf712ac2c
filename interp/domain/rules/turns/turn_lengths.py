"""How long a turn at the microphone lasts in a booth: a table with its sources, and which row holds now."""

from typing import Literal

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.state import Meeting
from interp.domain.model.teams import MicrophoneTurn
from interp.domain.rules.booth_staffing import staffed
from interp.value_types import dataclass

TurnRule = Literal["usual", "three", "dense"]
MINUTE_MS = 60_000
THREE = 3  # interpreters who share a booth
FASTER = 1.25  # a text is dense whose usual time to speak is so many times what is allotted


@dataclass(frozen=True, slots=True)
class TurnLength:
    """How long a turn lasts, in milliseconds, and where that is from."""

    ms: int
    source: str


TURN_LENGTHS: dict[TurnRule, TurnLength] = {
    "usual": TurnLength(
        30 * MINUTE_MS,
        "turns of 30 minutes at the United Nations (E. Magalhães); beyond 30 minutes quality falls (B. Moser-Mercer,"
        " A. Künzli and M. Korac, Prolonged turns in interpreting, 1998)",
    ),
    "three": TurnLength(
        20 * MINUTE_MS,
        "three interpreters share the Arabic and the Chinese booth, which work both ways (United Nations careers page);"
        " 20 minutes is our assumption",
    ),
    "dense": TurnLength(15 * MINUTE_MS, "our assumption, for texts read much faster than they are usually spoken"),
}


def turn_rule(state: Meeting, booth: MeetingLanguage, turn: MicrophoneTurn) -> TurnRule:
    """Return which length holds for a turn: of dense texts, of three interpreters on duty, else the usual one."""
    if _reads_dense_texts(state, turn.since):
        return "dense"
    team = state.teams.team(booth)
    return "three" if team and len(staffed(state.teams, team).people) >= THREE else "usual"


def _reads_dense_texts(state: Meeting, since: int) -> bool:
    """Return whether half of the speeches since a time, or more, were or are read from a dense text."""
    ended = [each.ended_at is None or each.ended_at > since for each in state.record.turns]
    held = {each.speech.id for each, counts in zip(state.record.turns, ended, strict=True) if counts}
    return bool(held) and 2 * sum(is_dense(state, each) for each in held) >= len(held)


def is_dense(state: Meeting, speech_id: str) -> bool:
    """Return whether a speech's text, as far as one is followed, is much too long for the time allotted."""
    followed, limit = state.captions.following.get(speech_id), state.called.get(speech_id)
    if followed is None or limit is None or not limit.limit_ms:
        return False
    return sum(followed.spoken_ms) > FASTER * limit.limit_ms
