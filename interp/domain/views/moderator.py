"""Makes the moderator's view: the panellists, the questions put to them, and the time left in the block."""


from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import Item, Meeting
from interp.domain.model.texts import T
from interp.domain.model.time.speaking_clock import Clock
from interp.domain.rules.forecast.times_held import NEVER, of_items, of_speeches
from interp.domain.views import view_parts
from interp.domain.views.attendee import CaptionView, common
from interp.domain.views.block_time import open_block
from interp.domain.views.next_speeches import later_speech
from interp.domain.views.parts.view_part_cache import in_pieces
from interp.domain.views.view_parts import Recipient, SpeechView
from interp.value_types import dataclass, replace

SPOKE = (SpeechStatus.ON_FLOOR, SpeechStatus.DONE, SpeechStatus.INTERRUPTED)
MOST_QUESTIONS = 60


@dataclass(frozen=True, slots=True)
class PanellistView:
    """A speech of a panellist; `questions` is how many of those heard in the block were addressed to the panellist."""

    speech: SpeechView
    status: str
    held_ms: int
    questions: int


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A statement from the floor; `addressed_to` are the panellists whom the delegation named, none for all of them."""

    speech: SpeechView
    status: str
    addressed_to: tuple[T, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeratorView(CaptionView):
    """`block_clock` is the time of the open item's block, with its budget as the limit; null without a block.

    `panellists` are those of the block, else of the meeting; `questions` the statements from the floor that were heard
    in the block, in the order of the calls, the newest sixty.
    """

    block_clock: Clock | None
    panellists: tuple[PanellistView, ...]
    questions: tuple[QuestionView, ...]


def moderator_view(state: Meeting, language: str) -> ModeratorView:
    """Return the moderator's view: approved texts only, and of a list of speakers who was called."""
    reader, open_now = Recipient(language), view_parts.current_item(state)
    block = open_now.block if open_now else None
    items = [each for each in state.items if block and each.block == block] or [*state.items]
    asked = [
        state.speeches[each] for item in items for each in item.speeches
        if state.speeches[each].role == "floor_speaker" and state.speeches[each].status in SPOKE
    ]  # fmt: skip
    return ModeratorView(
        **common(state, reader, "moderator"),
        block_clock=_block_clock(state, items) if block else None,
        panellists=_panellists(state, items, asked, reader),
        questions=tuple(_question(state, each, reader) for each in asked[-MOST_QUESTIONS:]),
    )


def _block_clock(state: Meeting, items: list[Item]) -> Clock | None:
    """Return the clock of the open item with the time that the block used before, and the block's budget."""
    clock, block = state.floor.item_clock, open_block(state)
    if clock is None or block is None:
        return None
    held = of_items(state.record.stays, in_pieces(state))
    used = sum(held.get(each.id, NEVER).held_ms for each in items)
    return replace(clock, paused_ms=clock.paused_ms - used, limit_ms=block.budget_ms)


def _panellists(
    state: Meeting, items: list[Item], asked: list[Speech], reader: Recipient
) -> tuple[PanellistView, ...]:  # fmt: skip
    there = _of_role(state, items) or _of_role(state, [*state.items])
    held = of_speeches(state.record.turns, in_pieces(state))
    named = [person for each in asked if each.id in state.entries for person in state.entries[each.id].addressed_to]
    return tuple(
        PanellistView(
            later_speech(state, each, reader), each.status.value, held.get(each.id, NEVER).held_ms,
            named.count(each.person or ""),
        )
        for each in there
    )  # fmt: skip


def _of_role(state: Meeting, items: list[Item]) -> list[Speech]:
    speeches = (state.speeches[each] for item in items for each in item.speeches)
    return [each for each in speeches if each.role == "panellist" and each.status != SpeechStatus.TAKEN_BACK]


def _question(state: Meeting, speech: Speech, reader: Recipient) -> QuestionView:
    entry = state.entries.get(speech.id)
    people = (state.people[each] for each in (entry.addressed_to if entry else ()) if each in state.people)
    names = tuple(view_parts.person_view(state, each, reader, names_only=True).name for each in people)
    return QuestionView(later_speech(state, speech, reader), speech.status.value, names)
