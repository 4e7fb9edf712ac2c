"""Makes the chair's view: the parts of the sentences to read out, and who comes next."""

from interp.domain.model.parties import Speech
from interp.domain.model.prepared_lines import PreparedLine
from interp.domain.model.state import Meeting
from interp.domain.model.texts import T
from interp.domain.rules.point_of_order import after_ruling
from interp.domain.views import view_parts
from interp.domain.views.announcements import StandingAnnouncement, standing
from interp.domain.views.attendee import TimedView, timed
from interp.domain.views.console import AdvanceView, advance_view
from interp.domain.views.meeting_strip import StripBar, strip_bars
from interp.domain.views.next_speeches import next_speeches
from interp.domain.views.parts.speaking_time import SpeakingTimeView, speaking_time_view
from interp.domain.views.parts.view_part_cache import part
from interp.domain.views.view_parts import PersonView, Recipient, SpeechView, WorkingMeetingView
from interp.value_types import dataclass

MOST_COMING = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ChairView(TimedView):
    """`advance` is the speaker the chair calls next; the sentence itself comes from the catalogue.

    `called` and `holder` are what follows "the representative of" for the party to be called and the one on the floor,
    null where a person is named or no form is known; `resuming` the same for the one who was interrupted,
    `resuming_after_ruling` for the one whom the point of order interrupted on which the Chair rules. `speaking_time` is
    that of those who wait.
    `coming` are the next five speakers in the order in which they get the floor, the armed one first; `prepared` the
    lines that the secretariat prepared, `strip` the blocks of the programme as planned and held,
    `standing` the announcements that stand, also those that are not for the Chair.
    """

    meeting: WorkingMeetingView
    advance: AdvanceView
    chair_person: PersonView | None
    called: T | None
    holder: T | None
    resuming: T | None
    resuming_after_ruling: T | None
    pronunciations: dict[str, str]
    speaking_time: SpeakingTimeView | None = None
    coming: tuple[SpeechView, ...] = ()
    prepared: tuple[PreparedLine, ...] = ()
    strip: tuple[StripBar, ...] = ()
    standing: tuple[StandingAnnouncement, ...] = ()


def chair_view(state: Meeting, language: str) -> ChairView:
    """Return the chair's view, with unapproved texts, marked."""
    reader = Recipient(language, drafts=True)
    chair = state.people.get(view_parts.about(state).chair_person or "")
    advance = advance_view(state, reader)
    following = state.speeches.get((advance.to and advance.to.speech) or "")
    stack = state.floor.interruptions
    interrupted = state.speeches.get((stack[-1].speech if stack else None) or "")
    return ChairView(
        **timed(state, reader, "chair"),
        advance=advance,
        chair_person=view_parts.person_view(state, chair, reader) if chair else None,
        called=called(state, following, reader),
        holder=called(state, state.speeches.get(state.floor.speech or ""), reader),
        resuming=called(state, interrupted, reader),
        resuming_after_ruling=called(state, state.speeches.get(after_ruling(state.floor) or ""), reader),
        pronunciations=view_parts.pronunciations(state),
        speaking_time=part(state, speaking_time_view),
        coming=next_speeches(state, reader, MOST_COMING),
        prepared=state.prepared,
        strip=strip_bars(state, reader),
        standing=standing(state, reader),
    )


def called(state: Meeting, speech: Speech | None, reader: Recipient) -> T | None:
    """Return what follows "the representative of" when a party with no person named is called, or None."""
    details = state.details.get(speech.party.id) if speech and speech.person is None else None
    form = dict(details.called).get(reader.language) if details else None
    return T(form, reader.language, "auto", "official", 1) if form else None
