"""Makes what a booth is told of what comes: its own language on the floor, and where its turn ends."""

from collections.abc import Iterator
from itertools import islice

from interp.domain.model.booths import Mode
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.parties import Speech
from interp.domain.model.state import Meeting
from interp.domain.rules.booth_work import work
from interp.domain.rules.floor_language import ExpectedBy, expectation, language_of_speech
from interp.domain.rules.forecast.meeting_forecast import ExpectedTime, MeetingForecast
from interp.domain.rules.microphone_holder import turn_now
from interp.domain.rules.programme_order import upcoming
from interp.domain.rules.relays_in_force import plan_for, usual_retour
from interp.domain.rules.turns.change_proposals import ChangePlace, change_proposal
from interp.domain.rules.turns.turn_lengths import TURN_LENGTHS, TurnRule, turn_rule
from interp.domain.views.relays import planned_mode
from interp.domain.views.view_parts import Recipient, SpeechView, speech_view
from interp.value_types import dataclass

AHEAD = 10  # speeches to come among which a booth's own language is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLanguageAhead:
    """A speech to come in the booth's own language: the `place`-th of those to come, and what the booth then does.

    `expected_by`: why its language is expected; null where it is confirmed. `expected`: when it begins, null where
    nobody knows when the floor goes on.
    """

    place: int
    speech: SpeechView
    expected_by: ExpectedBy | None
    mode: Mode
    into: str
    expected: ExpectedTime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MicrophoneTurnView:
    """The turn of the desk at the microphone. `rule`: which length holds, `source`: where that is from.

    `change`: where to change, null where nothing can be proposed yet; `speech` the one before or inside which that is.
    """

    desk: str
    since: int
    length_ms: int
    rule: TurnRule
    source: str
    change: ChangePlace | None
    speech: SpeechView | None
    expected: ExpectedTime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothAhead:
    """What comes for a booth. `own_language` are those of the next ten speeches, `looked` how many there are of these.

    `turn` is told to the booth's interpreters alone, null to others and while it is not known who is at the microphone.
    """

    booth: MeetingLanguage
    looked: int
    own_language: tuple[OwnLanguageAhead, ...]
    turn: MicrophoneTurnView | None


def booth_ahead(
    state: Meeting, booth: MeetingLanguage, language: str, forecast: MeetingForecast | None, now: int, *, is_own: bool
) -> BoothAhead:
    """Return what comes for a booth at a time, by the forecast for it; `is_own`: an interpreter of the booth asks."""
    reader = Recipient(language, drafts=True)
    targets = islice((each.speech for each in upcoming(state) if each.speech), AHEAD)
    speeches = [state.speeches[each] for each in targets]
    return BoothAhead(
        booth=booth, looked=len(speeches), own_language=tuple(_own(state, booth, speeches, reader, forecast)),
        turn=_turn(state, booth, reader, forecast, now) if is_own else None,
    )  # fmt: skip


def _own(
    state: Meeting, booth: MeetingLanguage, speeches: list[Speech], reader: Recipient, forecast: MeetingForecast | None
) -> Iterator[OwnLanguageAhead]:
    for place, speech in enumerate(speeches, start=1):
        known = language_of_speech(state, speech)
        if known.code != booth:
            continue
        found, by = plan_for(state, speech.id), expectation(state, speech)
        line = found[0].line(booth) if found else None
        done = work(booth, booth, usual_retour(state))
        yield OwnLanguageAhead(
            place=place, speech=_shown(state, speech, reader),
            expected_by=by[1] if by and known.standing == "expected" else None,
            mode=planned_mode(line) if line else done.mode, into=line.into if line else done.into,
            expected=forecast.speeches.get(speech.id) if forecast else None,
        )  # fmt: skip


def _shown(state: Meeting, speech: Speech, reader: Recipient) -> SpeechView:
    return speech_view(state, speech, reader, names_only=True)


def _turn(
    state: Meeting, booth: MeetingLanguage, reader: Recipient, forecast: MeetingForecast | None, now: int
) -> MicrophoneTurnView | None:
    turn = turn_now(state.teams.desks_of(booth))
    if turn is None:
        return None
    rule = turn_rule(state, booth, turn)
    length = TURN_LENGTHS[rule]
    change = change_proposal(state, turn.since, length.ms, forecast, now)
    speech = state.speeches.get(change.speech or "") if change else None
    return MicrophoneTurnView(
        desk=turn.desk, since=turn.since, length_ms=length.ms, rule=rule, source=length.source,
        change=change.place if change else None, speech=_shown(state, speech, reader) if speech else None,
        expected=change.expected if change else None,
    )  # fmt: skip
