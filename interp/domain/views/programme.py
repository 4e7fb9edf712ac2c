"""Makes the programme and the list of speakers, documents that pages fetch again when their number changes."""

from dataclasses import dataclass

from interp.domain.model.state import Meeting
from interp.domain.views import view_parts
from interp.domain.views.console import BlockView
from interp.domain.views.view_parts import ItemView, PersonView, Recipient, SpeechView


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechRow:
    """A speech of the programme with its status and its own limit (milliseconds)."""

    speech: SpeechView
    status: str
    limit_ms: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """An item of the programme with its speeches in order."""

    item: ItemView
    status: str
    block: str | None
    limit_ms: int | None
    speech_limit_ms: int | None
    speeches: tuple[SpeechRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The whole programme of a meeting for one reader."""

    programme_seq: int
    language: str
    chair: PersonView | None
    blocks: tuple[BlockView, ...]
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerList:
    """The list of speakers on the open item."""

    list_seq: int
    language: str
    item: str | None
    entries: tuple[SpeechRow, ...]


def programme(state: Meeting, language: str, *, drafts: bool = False) -> Programme:
    """Return the programme; `drafts` True adds unapproved texts, for readers who signed in."""
    reader = Recipient(language, drafts)
    chair = state.people.get(view_parts.about(state).chair_person or "")
    return Programme(
        programme_seq=state.programme_seq,
        language=language,
        chair=view_parts.person_view(state, chair, reader) if chair else None,
        blocks=tuple(BlockView(id=b.id, kind=b.kind, budget_ms=b.budget_ms) for b in state.blocks),
        items=tuple(
            ItemRow(
                item=view_parts.item_view(state, item, reader),
                status=item.status.value,
                block=item.block,
                limit_ms=item.limit_ms,
                speech_limit_ms=item.speech_limit_ms,
                speeches=_rows(state, item.speeches, reader),
            )
            for item in state.items
        ),
    )


def speaker_list(state: Meeting, language: str, *, drafts: bool = False) -> SpeakerList:
    """Return the list of speakers on the open item, in the order in which they are called."""
    item = view_parts.current_item(state)
    entries = _rows(state, item.speeches, Recipient(language, drafts)) if item else ()
    return SpeakerList(
        list_seq=state.list_seq, language=language, item=item.id if item else None, entries=entries
    )


def _rows(state: Meeting, speeches: tuple[str, ...], reader: Recipient) -> tuple[SpeechRow, ...]:
    return tuple(
        SpeechRow(
            speech=view_parts.speech_view(state, state.speeches[speech], reader),
            status=state.speeches[speech].status.value,
            limit_ms=state.speeches[speech].limit_ms,
        )
        for speech in speeches
    )
