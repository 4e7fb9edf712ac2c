"""Changes of the floor that several events share: take a meeting, return it with the floor changed."""


from interp.domain.model.booths import OF_A_SPEECH, Pivot
from interp.domain.model.done_by import DoneBy
from interp.domain.model.events import Logged
from interp.domain.model.meeting_languages import MeetingLanguage
from interp.domain.model.state import Meeting
from interp.domain.rules.floor_language import expected, speaker_key
from interp.value_types import replace


def on_floor(state: Meeting, *, item: str = "", speech: str = "", **changes: object) -> Meeting:
    """Return the state with the floor changed; unchanged unless this item or speech is on the floor."""
    if (item or speech) not in (state.floor.item, state.floor.speech):
        return state
    return replace(state, floor=replace(state.floor, **changes))  # type: ignore[arg-type]


def expected_again(state: Meeting, speech: str) -> Meeting:
    """Return the state with what may now be expected of the speech's language, if it is on the floor, not confirmed."""
    if state.floor.standing == "confirmed" or speech not in state.speeches:
        return state
    code = expected(state, state.speeches[speech])
    return on_floor(state, speech=speech, language=code, standing="expected") if code else state


def amended_language(state: Meeting, speech: str, language: str) -> Meeting:
    """Return the state with the language planned for a speech: on the floor, expected in place of any other."""
    if state.floor.speech != speech or state.floor.language == language:
        return state
    spoken = {key: code for key, code in state.floor.spoken.items() if key != speech}
    return on_floor(
        state, speech=speech, language=language, standing="expected", interpreted_in=None, pivot=Pivot(),
        spoken=spoken,
    )  # fmt: skip


def confirmed_language(state: Meeting, language: str, booth: MeetingLanguage | None = None) -> Meeting:
    """Return the state with the language now spoken confirmed: of the speech, and as its speaker's last one."""
    floor = state.floor
    speech = state.speeches.get(floor.speech or "")
    spoken = floor.spoken | {speech.id: language} if speech else floor.spoken
    key = speaker_key(speech) if speech else None
    last = floor.last_spoken | {key: language} if key else floor.last_spoken
    now = replace(
        floor, language=language, standing="confirmed", interpreted_in=booth, spoken=spoken, last_spoken=last
    )
    return replace(state, floor=now)


def own_interpreter_known(state: Meeting) -> Meeting:
    """Return the state with where the speaker's own interpreter works kept for later speeches, where that was said."""
    floor = state.floor
    speech = state.speeches.get(floor.speech or "")
    key = speaker_key(speech) if speech else None
    if key is None or floor.interpreted_in is None or floor.pivot != Pivot():
        return state
    return replace(state, own_interpreters=state.own_interpreters | {key: floor.interpreted_in})


def language_expected_again(state: Meeting) -> Meeting:
    """Return the state with the language now spoken expected, no longer confirmed, nor its speaker's last one."""
    floor = state.floor
    speech = state.speeches.get(floor.speech or "")
    key = speaker_key(speech) if speech else None
    now = replace(
        floor, standing="expected",
        spoken={each: code for each, code in floor.spoken.items() if each != floor.speech},
        last_spoken={each: code for each, code in floor.last_spoken.items() if each != key},
    )  # fmt: skip
    return replace(state, floor=now)


def in_interruptions(state: Meeting, speech: str, **changes: object) -> Meeting:
    """Return the state with what is stored of an interrupted speech changed; unchanged unless it is interrupted."""
    floor = state.floor
    if not any(each.speech == speech for each in floor.interruptions):
        return state
    changed = tuple(
        replace(each, **changes) if each.speech == speech else each  # type: ignore[arg-type]
        for each in floor.interruptions
    )
    return replace(state, floor=replace(floor, interruptions=changed))


def disarmed(state: Meeting, speech: str | None) -> Meeting:
    """Return the state with this speech disarmed; unchanged if it is not armed."""
    if state.floor.armed != speech:
        return state
    return replace(state, floor=replace(state.floor, armed=None, armed_limit=None))


def moved_by(state: Meeting, logged: Logged) -> Meeting:
    """Return the state with who moved the floor last, without booth reports and signals that the move has answered."""
    signals = tuple(each for each in state.signals if each.signal not in OF_A_SPEECH)
    return replace(state, hand=DoneBy(logged.actor, logged.device, logged.at), reports=(), signals=signals)
