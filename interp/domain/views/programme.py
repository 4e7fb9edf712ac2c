"""Makes the programme and the list of speakers, documents that pages fetch again when their number changes."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Item, ItemStatus, Meeting
from interp.domain.model.time.time_limit import TimeLimit
from interp.domain.rules.forecast.budget_overruns import PlanCheck, plan_check
from interp.domain.rules.forecast.times_held import NEVER, TimesHeld, of_items, of_speeches
from interp.domain.rules.lists.band_quota import without_place
from interp.domain.rules.lists.rounds import listed_speeches
from interp.domain.rules.time_limits import item_limit, limits_in
from interp.domain.views import view_parts
from interp.domain.views.block_time import BlockView, UnspentTime, block_views, unspent_times
from interp.domain.views.list_entries import EntryView, ListRow, entry_view, list_rows
from interp.domain.views.parts.view_part_cache import public_state
from interp.domain.views.view_parts import ItemView, PersonView, Recipient, SpeechView
from interp.value_types import dataclass

InTurns = Callable[[Iterable[Any]], Iterable[Any]]
"""What rows go through as they are made, unchanged and in order: it may let others have their turn between two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechRow:
    """A speech of the programme with its status.

    `limit_ms` is null where its item's `speech_limit_ms` holds; `speech.limit_ms` always has the limit. `started_at`
    and `ended_at` are null before. `held_ms` is the speaking time; while it has the floor, without that on its clock.
    `entry` is null for a speech that was not inscribed on a list.
    """

    speech: SpeechView
    status: str
    entry: EntryView | None
    limit_ms: int | None
    started_at: int | None
    ended_at: int | None
    held_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """An item of the programme with its speeches in order; `speech_limit_ms` is the limit of each in it.

    `started_at`, `ended_at` and `held_ms` are as in a speech, by the item's clock.

    Since a number `speeches` has only those that changed after it, and `order` the id of every one; else null.
    """

    item: ItemView
    status: str
    block: str | None
    limit_ms: int | None
    speech_limit_ms: int | None
    started_at: int | None
    ended_at: int | None
    held_ms: int
    order: tuple[str, ...] | None
    speeches: tuple[SpeechRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The programme of a meeting for one reader: whole, or since a number only what changed after it.

    Since a number `order` has the id of every item; else null. `edits_seq` is as in the view. `lists` has the lists of
    speakers for those who work in the meeting, none for the public. `rounds` has the items of each list that serves
    several, `without_place` who waits and is not called, as only some of a band speak. `says_unreached`: pages of the
    public say who may not be reached, as they find it. `unspent` is what blocks left of their time, and
    `plan` the check of the times, for those who work in the meeting.
    """

    programme_seq: int
    edits_seq: int
    language: str
    chair: PersonView | None
    blocks: tuple[BlockView, ...]
    lists: tuple[ListRow, ...]
    order: tuple[str, ...] | None
    rounds: tuple[tuple[str, ...], ...]
    says_unreached: bool
    without_place: tuple[str, ...]
    unspent: tuple[UnspentTime, ...]
    plan: PlanCheck | None
    items: tuple[ItemRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerList:
    """The list of speakers on the open item: whole, or since a number only what changed after it.

    Since a number `order` has the id of every entry; else null.
    """

    list_seq: int
    language: str
    item: str | None
    order: tuple[str, ...] | None
    entries: tuple[SpeechRow, ...]


def programme(
    state: Meeting, language: str, *, drafts: bool = False, since: int = 0, in_turns: InTurns = iter
) -> Programme:
    """Return the programme; `drafts` True adds unapproved texts, for readers who signed in.

    With `since`, the number of a programme the reader has, only the items and speeches that changed after it; since a
    number that this log has not reached, all of them.
    """
    reader, state = Recipient(language, drafts), state if drafts else public_state(state)
    chair = state.people.get(view_parts.about(state).chair_person or "")
    numbers = view_parts.numbers(state, reader)
    since = since if since <= numbers.programme_seq else 0
    seen = tuple(each for each in state.lists.values() if drafts or each.seen_by == "everyone")
    return Programme(
        programme_seq=numbers.programme_seq,
        edits_seq=numbers.edits_seq,
        language=language,
        chair=view_parts.person_view(state, chair, reader) if chair else None,
        blocks=block_views(state),
        lists=list_rows(state, reader),
        order=tuple(item.id for item in state.items) if since else None,
        items=_items(state, reader, since, in_turns),
        rounds=tuple(each.items for each in seen if len(each.items) > 1),
        says_unreached=view_parts.about(state).says_unreached,
        without_place=tuple(speech for each in seen for speech in sorted(without_place(state, each))),
        unspent=unspent_times(state) if drafts else (),
        plan=plan_check(state) if drafts else None,
    )


def interrupting(state: Meeting, language: str) -> tuple[SpeechView, ...]:
    """Return the speeches that interrupted others, as the public sees them; they are in no item."""
    state = public_state(state)
    placed = {speech for item in state.items for speech in item.speeches}
    held = (each for each in state.speeches.values() if each.id not in placed)
    reader = Recipient(language)
    return tuple(view_parts.speech_view(state, each, reader) for each in held if each.status != SpeechStatus.TAKEN_BACK)


def _items(state: Meeting, reader: Recipient, since: int, in_turns: InTurns) -> tuple[ItemRow, ...]:
    """Return the rows of the items that changed after a number."""
    items, speeches = of_items(state.record.stays), of_speeches(state.record.turns)
    changed = (item for item in state.items if state.item_seqs[item.id] > since)

    def row(item: Item) -> ItemRow:
        shown = _shown(state, item.speeches, reader)
        held = _rows(state, item, shown, reader, speeches, since, in_turns)
        return _item(state, item, reader, since, items.get(item.id, NEVER), held)

    return tuple(in_turns(map(row, changed)))


def _item(
    state: Meeting, item: Item, reader: Recipient, since: int, times: TimesHeld, speeches: tuple[SpeechRow, ...]
) -> ItemRow:
    return ItemRow(
        item=view_parts.item_view(state, item, reader),
        status=item.status.value,
        block=item.block,
        limit_ms=item.limit_ms,
        speech_limit_ms=item_limit(state, item).limit_ms,
        started_at=times.started_at,
        ended_at=times.ended_at if item.status == ItemStatus.DONE else None,
        held_ms=times.held_ms,
        order=_shown(state, item.speeches, reader) if since else None,
        speeches=speeches,
    )


def _shown(state: Meeting, speeches: Iterable[str], reader: Recipient) -> tuple[str, ...]:
    """Return those of the speeches that the reader sees: those that were undone are for staff only."""
    gone = () if reader.drafts else (SpeechStatus.TAKEN_BACK,)
    return tuple(speech for speech in speeches if state.speeches[speech].status not in gone)


def speaker_list(state: Meeting, language: str, *, drafts: bool = False, since: int = 0) -> SpeakerList:
    """Return the list of speakers on the open item, in the order in which they are called.

    With `since`, the number of a list the reader has, only the entries that changed after it; since a number that this
    log has not reached, all of them.
    """
    reader, state = Recipient(language, drafts), state if drafts else public_state(state)
    item = view_parts.current_item(state)
    list_seq = view_parts.numbers(state, reader).list_seq
    since = since if since <= list_seq else 0
    shown = _shown(state, listed_speeches(state, item), reader) if item else ()
    return SpeakerList(
        list_seq=list_seq,
        language=language,
        item=item.id if item else None,
        order=shown if since else None,
        entries=_rows(state, item, shown, reader, of_speeches(state.record.turns), since) if item else (),
    )


def _rows(
    state: Meeting, item: Item, speeches: tuple[str, ...], reader: Recipient, times: Mapping[str, TimesHeld],
    since: int, in_turns: InTurns = iter,
) -> tuple[SpeechRow, ...]:  # fmt: skip
    """Return the rows of the speeches in an item that changed after a number."""
    everyones = item_limit(state, item)
    changed = [each for each in speeches if state.speech_seqs[each] > since]
    rows = (
        _row(state, speech, reader, limit, everyones, times.get(speech, NEVER))
        for speech, limit in limits_in(state, item, changed).items()
    )
    return tuple(in_turns(rows))


def _row(
    state: Meeting, speech_id: str, reader: Recipient, limit: TimeLimit, everyones: TimeLimit, times: TimesHeld
) -> SpeechRow:
    speech = state.speeches[speech_id]
    shown = times if speech.status in (SpeechStatus.ON_FLOOR, SpeechStatus.DONE) else NEVER
    return SpeechRow(
        speech=view_parts.speech_view(state, speech, reader, limit),
        status=speech.status.value,
        entry=entry_view(state, speech_id, reader),
        limit_ms=None if limit == everyones else limit.limit_ms,
        started_at=shown.started_at,
        ended_at=shown.ended_at if speech.status == SpeechStatus.DONE else None,
        held_ms=shown.held_ms,
    )
