"""Makes the view of a delegation's pointer: whether it has the floor, and the line of its text that is shown."""

from interp.domain.model.parties import PointedLine
from interp.domain.model.scopes import Scope
from interp.domain.model.state import Meeting
from interp.domain.rules.remembered_parties import who
from interp.domain.views.attendee import CaptionView, common
from interp.domain.views.view_parts import Recipient
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PointerView(CaptionView):
    """What the public sees. `own`: the delegation of the link has the floor; `pointed`: the line that is shown then."""

    own: bool
    pointed: PointedLine | None


def pointer_view(state: Meeting, language: str, scope: Scope) -> PointerView:
    """Return the view of a delegation's pointer, of approved texts."""
    own = has_floor(state, scope)
    line = state.pointed if own and state.pointed and state.pointed.speech == state.floor.speech else None
    return PointerView(**common(state, Recipient(language, brief=True), "pointer"), own=own, pointed=line)


def has_floor(state: Meeting, scope: Scope) -> bool:
    """Return whether the delegation of a scope has the floor."""
    speech = state.speeches.get(state.floor.speech or "")
    return speech is not None and scope.id in (speech.party.id, who(speech.party))
