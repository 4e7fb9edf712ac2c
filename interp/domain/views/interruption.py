"""Makes the part of a view that says how the floor is interrupted, and whose speech goes on afterwards."""

from dataclasses import dataclass

from interp.domain.model.interruptions import InterruptionKind
from interp.domain.model.state import Meeting
from interp.domain.views.next_speeches import later_speech
from interp.domain.views.view_parts import Recipient, SpeechView


@dataclass(frozen=True, slots=True, kw_only=True)
class InterruptionView:
    """The innermost interruption: its kind, when it began (milliseconds since 1970), how many there are.

    `interrupted` is the speech that goes on after it; null where nobody had the floor.
    """

    kind: InterruptionKind
    started_at: int
    depth: int
    interrupted: SpeechView | None


def interruption_view(state: Meeting, reader: Recipient) -> InterruptionView | None:
    """Return the innermost interruption; None where nothing is interrupted."""
    found = state.floor.interruptions
    if not found:
        return None
    speech = state.speeches.get(found[-1].speech or "")
    shown = later_speech(state, speech, reader) if speech else None
    return InterruptionView(
        kind=found[-1].kind, started_at=found[-1].started_at, depth=len(found), interrupted=shown
    )
