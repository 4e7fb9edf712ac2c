"""Changes of a booth's desks, with the turn at the microphone kept: since when the desk that has it has had it."""


from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.state import Meeting
from interp.domain.model.teams import BoothDesks, MicrophoneTurn
from interp.domain.rules.booth_desk_changes import Change, changed
from interp.domain.rules.microphone_holder import at_microphone
from interp.value_types import replace

GOES_ON_MS = 180_000  # a desk that has the microphone again within this time, such as after a lost connection
REST_MS = 600_000  # a suspension that long is a rest


def with_desks(state: Meeting, booth: MeetingLanguage, change: Change, at: int) -> Meeting:
    """Return the meeting with a booth's desks changed at a time; a turn ends and begins with the microphone."""

    def turned(desks: BoothDesks) -> BoothDesks:
        return _turned(desks, change(desks), at)

    return replace(state, teams=changed(state.teams, booth, turned))


def _turned(before: BoothDesks, after: BoothDesks, at: int) -> BoothDesks:
    had, has, turn = at_microphone(before), at_microphone(after), before.turn
    if (had.id if had else None) == (has.id if has else None):
        return after
    if has is None:
        return replace(after, turn=turn and replace(turn, until=at))
    now = MicrophoneTurn(has.id, at, interpreter=has.interpreter)
    same = turn and (turn.desk, turn.interpreter) == (now.desk, now.interpreter)
    goes_on = turn and same and turn.until is not None and at - turn.until < GOES_ON_MS
    return replace(after, turn=replace(now, since=turn.since) if turn and goes_on else now)


def begun_again(state: Meeting, at: int) -> Meeting:
    """Return the meeting with every turn begun at a time: it was opened, or goes on after a rest."""
    desks = tuple(replace(each, turn=each.turn and replace(each.turn, since=at)) for each in state.teams.desks)
    return replace(state, teams=replace(state.teams, desks=desks)) if desks else state
