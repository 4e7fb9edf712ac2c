"""The language of a speech: what is known, what may be expected of it and why, and who interprets it."""

from collections.abc import Mapping
from typing import Literal

from interp.domain.model.interruptions import LanguageStanding
from interp.domain.model.meeting_languages import MEETING_LANGUAGES, MeetingLanguage
from interp.domain.model.parties import Party, Speech
from interp.domain.model.spoken_languages import NAMES
from interp.domain.model.state import Floor, Interruption, Meeting
from interp.errors import BadRequest
from interp.value_types import dataclass

Certainty = Literal["confirmed", "expected", "unknown"]
InterpretedBy = Literal["booth", "text"]
# by what a language is expected: as planned, of the filed text, as spoken last, as in an earlier meeting, the State's
ExpectedBy = Literal["planned", "text", "spoken", "earlier", "official"]


@dataclass(frozen=True, slots=True)
class SpokenLanguage:
    """The best-known language of a speech, and whether it is confirmed, expected or unknown (then `code` is None)."""

    code: str | None
    standing: Certainty


@dataclass(frozen=True, slots=True)
class Interpretation:
    """Who interprets a language that has no booth: the delegation's interpreter in a booth, a text, or nobody known.

    `booth` of a text is the one that reads it. `expected`: nobody said so, and it was so before.
    """

    by: InterpretedBy | None
    booth: MeetingLanguage | None
    expected: bool = False


UNKNOWN = SpokenLanguage(None, "unknown")


def speaker_key(speech: Speech) -> str | None:
    """Return the key by which a speaker's earlier speeches are found; None for a recording or a party without an id."""
    if speech.party.kind == "recording":
        return None
    return speech.person or party_key(speech.party)


def party_key(party: Party) -> str | None:
    """Return a party's code, else its id, else None."""
    return party.code or party.id or None


def expected(state: Meeting, speech: Speech) -> str | None:
    """Return the language that may be expected of a speech, or None."""
    found = expectation(state, speech)
    return found[0] if found else None


def expectation(state: Meeting, speech: Speech) -> tuple[str, ExpectedBy] | None:
    """Return the language that may be expected of a speech, and by what; None where nothing is known.

    In this order: as planned, of its filed text, as the speaker spoke last in this meeting, as in an earlier one of the
    session, the State's official language where exactly one of the six is official. The meeting's own language says
    nothing about a speaker's.
    """
    entry, last = state.entries.get(speech.id), state.floor.last_spoken.get(speaker_key(speech) or "")
    known: tuple[tuple[str | None, ExpectedBy], ...] = (
        (speech.language, "planned"), (speech.statement_language, "text"), (last, "spoken"),
        (entry.earlier_language if entry else None, "earlier"), (speech.official_language, "official"),
    )  # fmt: skip
    return next(((code, by) for code, by in known if code), None)


def expected_interpreter(state: Meeting, speech: Speech, code: str | None) -> MeetingLanguage | None:
    """Return the booth in which the delegation's own interpreter may be expected for a language; None for the six.

    As in an earlier speech of the meeting, else as noted at inscription, which another meeting of the session may say.
    """
    if code is None or code in MEETING_LANGUAGES:
        return None
    entry = state.entries.get(speech.id)
    return state.own_interpreters.get(speaker_key(speech) or "") or (entry.interpreter if entry else None)


def language_of_speech(state: Meeting, speech: Speech) -> SpokenLanguage:
    """Return what is known of a speech's language: now, when it was held, or when it will be."""
    floor = state.floor
    if floor.speech == speech.id:
        return on_floor(floor)
    for each in floor.interruptions:
        if each.speech == speech.id:
            return on_floor(each)
    if held := floor.spoken.get(speech.id):
        return SpokenLanguage(held, "confirmed")
    code = expected(state, speech)
    return SpokenLanguage(code, "expected") if code else UNKNOWN


def differing(before: Meeting, after: Meeting) -> frozenset[str]:
    """Return the speeches of which something else is known or expected now; those whose own fields differ may lack."""
    old, new = before.floor, after.floor
    moved = {old.speech, new.speech, *_interrupted(old), *_interrupted(new)} | _changed_keys(old.spoken, new.spoken)
    speakers = _changed_keys(old.last_spoken, new.last_spoken)
    candidates = [after.speeches[each] for each in moved if each in after.speeches]
    if speakers:
        candidates += [each for each in after.speeches.values() if speaker_key(each) in speakers]
    return frozenset(each.id for each in candidates if _known(before, each) != _known(after, each))


def _interrupted(floor: Floor) -> set[str | None]:
    return {each.speech for each in floor.interruptions}


def _changed_keys(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    return set() if before is after else {key for key, _ in before.items() ^ after.items()}


def _known(state: Meeting, speech: Speech) -> tuple[SpokenLanguage, Interpretation | None]:
    return language_of_speech(state, speech), interpretation(state, speech)


def on_floor(floor: Floor | Interruption) -> SpokenLanguage:
    """Return what is known of the language now spoken, or spoken when the interruption began."""
    if floor.language is None:
        return UNKNOWN
    return SpokenLanguage(floor.language, "confirmed" if floor.standing == "confirmed" else "expected")


def confirmed(floor: Floor) -> str | None:
    """Return the language now spoken where it is confirmed, else None: nothing rests on a guess."""
    return floor.language if floor.standing == "confirmed" else None


def interpretation(state: Meeting, speech: Speech) -> Interpretation | None:
    """Return who interprets a speech in a language without a booth; None for one of the six, and for an unknown one."""
    code = language_of_speech(state, speech).code
    if code is None or code in MEETING_LANGUAGES:
        return None
    held = next((each for each in state.floor.interruptions if each.speech == speech.id), state.floor)
    booth = held.interpreted_in if held.speech == speech.id else None
    if booth:
        return Interpretation("text" if held.pivot.by == "text" else "booth", booth, held.pivot.expected)
    return Interpretation("text" if speech.statement else None, None)


def standing_of(language: str | None, standing: LanguageStanding | None) -> LanguageStanding | None:
    """Return the standing that an event gives a language; events of releases up to 0.3 have none, and guessed it."""
    return (standing or "expected") if language else None


def known_language(code: str | None) -> str | None:
    """Return the code of a language that may be spoken. Raises BadRequest for one that the table does not have."""
    if code is not None and code not in NAMES:
        raise BadRequest("invalid", field="language", detail="unknown language")
    return code
