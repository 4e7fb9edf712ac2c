"""Makes the translation desk's view, and the rows of programme texts with the desk's language beside the original."""

from interp.domain.model.state import Meeting
from interp.domain.model.texts import T, Version
from interp.domain.views.attendee import CaptionView, common
from interp.domain.views.caption_following import PlaceView, following_view, place_view
from interp.domain.views.view_parts import Recipient, WorkingMeetingView
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """One text: the original, and the newest version in the desk's language (None where there is none)."""

    id: str
    original: T
    version: Version | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskView(CaptionView):
    """`texts_seq` is the number of the last change to a text; the texts are fetched separately."""

    meeting: WorkingMeetingView
    texts_seq: int
    place: PlaceView | None


def desk_view(state: Meeting, language: str) -> DeskView:
    """Return the desk's view; its texts are fetched again when `texts_seq` changes."""
    shown = common(state, Recipient(language, drafts=True), "desk") | {"following": following_view(state, False)}
    return DeskView(**shown, texts_seq=state.texts_seq, place=place_view(state))


def text_rows(state: Meeting, language: str) -> tuple[TextRow, ...]:
    """Return every programme text in programme order, with its version in `language`."""
    return tuple(
        TextRow(
            id=text.id,
            original=T(text.value, text.language, "original", "source", text.original_revision),
            version=text.version(language),
        )
        for text in state.texts.values()
    )
