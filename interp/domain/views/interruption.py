"""Makes the part of a view that says how the floor is interrupted, and whose speech goes on afterwards."""

from interp.domain.model.interruptions import InterruptionKind
from interp.domain.model.state import Meeting
from interp.domain.rules.point_of_order import after_ruling, is_ruling
from interp.domain.views.next_speeches import later_speech
from interp.domain.views.view_parts import Recipient, SpeechView
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class InterruptionView:
    """The innermost interruption: its kind, when it began (milliseconds since 1970), how many there are.

    `interrupted` is the speech that goes on after it; null where nobody had the floor. `ruling`: the Chair rules on a
    point of order; `after_ruling` is then the speech that the point of order interrupted, null for nobody.
    """

    kind: InterruptionKind
    started_at: int
    depth: int
    interrupted: SpeechView | None
    ruling: bool
    after_ruling: SpeechView | None


def interruption_view(state: Meeting, reader: Recipient) -> InterruptionView | None:
    """Return the innermost interruption; None where nothing is interrupted."""
    found = state.floor.interruptions
    if not found:
        return None
    last, speeches = found[-1], state.speeches
    held, back = (speeches.get(each or "") for each in (last.speech, after_ruling(state.floor)))
    return InterruptionView(
        kind=last.kind,
        started_at=last.started_at,
        depth=len(found),
        interrupted=later_speech(state, held, reader) if held else None,
        ruling=is_ruling(state.floor),
        after_ruling=later_speech(state, back, reader) if back else None,
    )
