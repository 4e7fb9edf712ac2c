"""Makes the staff console's view: the effect of Next and Undo, the time block, reports from booths."""

from itertools import islice

from interp.domain.model.booths import BoothSignal
from interp.domain.model.commands import Target
from interp.domain.model.done_by import DoneBy
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.rules.programme_order import following, open_empty_round, passed_over, upcoming
from interp.domain.rules.relays_in_force import retour_now
from interp.domain.views import view_parts
from interp.domain.views.announcements import StandingAnnouncement, standing
from interp.domain.views.attendee import TimedView, timed
from interp.domain.views.block_time import BlockView, open_block
from interp.domain.views.booth import ReportView, report_view
from interp.domain.views.caption_following import PlaceView, following_view, place_view
from interp.domain.views.meeting_strip import StripBar, strip_bars
from interp.domain.views.parts.speaking_time import SpeakingTimeView, speaking_time_view
from interp.domain.views.parts.view_part_cache import part
from interp.domain.views.relays import ChainsView, chains_view
from interp.domain.views.view_parts import ItemView, PersonView, Recipient, SpeechView, WorkingMeetingView
from interp.value_types import dataclass

MOST_LATER = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceView:
    """The target of the Next button: from which speech to which; `to` is None at the end of the programme.

    `leaves_empty`: it would leave an open round in which nobody is or was inscribed. `passed_over` is how many on
    the open item it passes over, because they are to be confirmed at the desk and are not.
    """

    from_speech: str | None
    to: Target | None
    item: ItemView | None
    speech: SpeechView | None
    opens_item: bool
    leaves_empty: bool
    passed_over: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoView:
    """How many switches can be undone, and who would have the floor again."""

    depth: int
    item: str | None
    speech: SpeechView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsoleView(TimedView):
    """Everything staff need for a switch of the floor.

    `retour`: into which language each two-way booth works while its own is on the floor, by booth. `relay`: what the
    booths listen to, with the alarms; null without an interpretation team. `undelivered`: how many statements
    are closed to the public because they have not been spoken. `later`: the ids of at most five speeches that come
    after that of `advance`, in the order in which Next would give them the floor. `speaking_time`: of those who wait.
    `strip`: the blocks of the programme.
    """

    meeting: WorkingMeetingView
    announcements: tuple[StandingAnnouncement, ...]
    advance: AdvanceView
    undo: UndoView
    block: BlockView | None
    reports: tuple[ReportView, ...]
    last_switch: DoneBy | None
    chair_person: PersonView | None
    blank: bool
    pronunciations: dict[str, str]
    private: bool
    place: PlaceView | None
    retour: dict[str, str]
    relay: ChainsView | None
    undelivered: int = 0
    later: tuple[str, ...] = ()
    speaking_time: SpeakingTimeView | None = None
    strip: tuple[StripBar, ...] = ()
    signals: tuple[BoothSignal, ...] = ()


def console_view(state: Meeting, language: str) -> ConsoleView:
    """Return the console's view, with unapproved texts, marked."""
    reader = Recipient(language, drafts=True)
    chair = state.people.get(view_parts.about(state).chair_person or "")
    return ConsoleView(
        **timed(state, reader, "console")
        | {"announcements": standing(state, reader), "following": following_view(state, False)},
        advance=advance_view(state, reader),
        undo=_undo(state, reader),
        block=open_block(state),
        reports=tuple(report_view(each, language) for each in state.reports),
        last_switch=state.hand if state.hand.at else None,
        chair_person=view_parts.person_view(state, chair, reader) if chair else None,
        blank=state.blank,
        pronunciations=view_parts.pronunciations(state),
        private=view_parts.about(state).private,
        place=place_view(state),
        retour=part(state, retour_now),
        relay=chains_view(state, language),
        undelivered=part(state, _undelivered),
        later=part(state, _later),
        speaking_time=part(state, speaking_time_view),
        strip=strip_bars(state, reader),
        signals=state.signals,
    )


def _later(state: Meeting) -> tuple[str, ...]:
    first = following(state)
    return tuple(islice((each.speech for each in upcoming(state) if each.speech and each != first), MOST_LATER))


def _undelivered(state: Meeting) -> int:
    filed = (state.speeches[each] for each in state.filed)
    return sum(each.text_closed and each.status != SpeechStatus.DONE for each in filed)


def advance_view(state: Meeting, reader: Recipient) -> AdvanceView:
    target = following(state)
    item = next((each for each in state.items if target and each.id == target.item), None)
    speech = state.speeches.get(target.speech or "") if target else None
    opens = bool(target and target.item != state.floor.item)
    return AdvanceView(
        from_speech=state.floor.speech,
        to=target,
        item=view_parts.item_view(state, item, reader) if item else None,
        speech=view_parts.speech_view(state, speech, reader) if speech else None,
        opens_item=opens,
        leaves_empty=opens and open_empty_round(state) is not None,
        passed_over=len(part(state, passed_over)),
    )


def _undo(state: Meeting, reader: Recipient) -> UndoView:
    if not state.switches or state.status == MeetingStatus.CLOSED:
        return UndoView(depth=0, item=None, speech=None)
    before = state.switches[-1].before
    speech = state.speeches.get(before.speech or "")
    shown = view_parts.speech_view(state, speech, reader) if speech else None
    return UndoView(depth=len(state.switches), item=before.item, speech=shown)
