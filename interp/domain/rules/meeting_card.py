"""What of a meeting lists of meetings and other meetings ask: takes its state, returns a small one."""

from collections.abc import Sequence

from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.rules.remembered_parties import remembered_parties, remembers_the_same
from interp.value_types import replace

SAID = (
    "about", "status", "status_reason", "status_since", "archived", "texts", "details", "interpretation",
    "next_meeting", "blank", "blank_outputs",
)  # fmt: skip

# what moves the floor alone; a language that is confirmed is remembered of its speaker
FLOOR_ALONE = (ev.ItemOpened, ev.FloorArmed, ev.FloorGiven, ev.FloorEnded, ev.FloorPaused, ev.FloorResumed)


def card_of(state: Meeting) -> Meeting:
    """Return a state that answers as the whole one does what a list of meetings shows, and what its room asks of it.

    It has besides what other meetings may know of its parties.
    """
    about = state.about
    if about is None:
        return Meeting(seq=state.seq)
    chair = f"party.{about.chair.id}." if about.chair else "meeting."
    kept = ("meeting.", chair, f"person.{about.chair_person}.")
    texts = {key: text for key, text in state.texts.items() if key.startswith(kept)}
    details = {key: each for key, each in state.details.items() if about.chair and key == about.chair.id}
    said = {name: getattr(state, name) for name in SAID} | {"texts": texts, "details": details}
    return Meeting(**said, remembered=remembered_parties(state), seq=state.seq)


def says_the_same(before: Meeting, now: Meeting) -> bool:
    """Return whether the cards of two states of a meeting are the same but for their numbers."""
    if before is now:
        return True
    if all(getattr(before, name) is getattr(now, name) for name in SAID):
        return remembers_the_same(before, now)
    return replace(card_of(before), seq=now.seq) == card_of(now)


def leaves_card(state: Meeting, events: Sequence[ev.Event]) -> bool:
    """Return whether the events that a state is to be followed by surely leave its card as it is.

    That is known without applying them; where it is not, False.
    """
    if state.about is None:
        return False
    match events:
        case [ev.FloorUndone()]:
            last = state.switches[-1].before if state.switches else state.floor
            return last.last_spoken == state.floor.last_spoken
    return all(isinstance(each, FLOOR_ALONE) and not _confirms(each) for each in events)


def _confirms(event: ev.Event) -> bool:
    return isinstance(event, ev.FloorGiven) and event.standing == "confirmed"
