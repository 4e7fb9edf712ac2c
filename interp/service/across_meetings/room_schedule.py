"""Records in each meeting which begins next in its room, when one there is planned, amended, closed or reopened."""

from interp.domain.model.commands import SetNextMeeting
from interp.domain.model.state import Meeting
from interp.domain.rules.next_meeting_in_room import is_concerned, may_follow, next_in_room, what_concerns_others
from interp.domain.rules.permissions import SYSTEM
from interp.service.meetings import Meetings
from interp.service.reactors import LOOK_MS, Steps
from interp.service.value_cache import ValueCache

MOST_LOOKED_AT = 1_024  # meetings


class RoomSchedule:
    """A reactor: compares what is recorded with what is planned in the room. See service.reactors."""

    def __init__(self, meetings: Meetings) -> None:
        self._meetings = meetings
        self._looked_at = ValueCache[str, tuple[object, ...], bool](MOST_LOOKED_AT)

    def react(self, meeting: str, state: Meeting) -> Steps:
        """Record the next meeting where it is another since this meeting changed, one per step.

        Nothing is read for a change that concerns no other meeting; while not all meetings are known it waits. Of long
        ago none is held meanwhile. Raises Unavailable.
        """
        seen = what_concerns_others(state)
        if self._looked_at.of(meeting, seen):
            return None
        listed = list[Meeting]()
        for _, each in self._meetings.listed():
            if each is None:
                return LOOK_MS
            if is_concerned(each, state):
                listed.append(each)
        others = [
            each for _, each in self._meetings.listed() if each and any(may_follow(each, here) for here in listed)
        ]
        for here in listed:
            coming = next_in_room(here, others)
            if coming != here.next_meeting and here.about:
                self._meetings.handle(SYSTEM, here.about.id, f"next-{here.seq}", SetNextMeeting(coming))
                yield
        self._looked_at.put(meeting, seen, True)
        return None
