"""Decides the command that corrects a speech: who speaks, what they are called, on what, for whom, in what language."""


from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.meeting_languages import MEETING_LANGUAGES, MeetingLanguage
from interp.domain.model.parties import Party, Person, Speech
from interp.domain.model.state import Meeting
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.decide.floor import set_language
from interp.domain.rules.floor_language import known_language, language_of_speech
from interp.domain.rules.parties.on_behalf import on_behalf, with_id
from interp.domain.rules.programme_order import speech_of
from interp.errors import BadRequest, Refused
from interp.value_types import replace


@decides(do.CorrectSpeech)
def correct(state: Meeting, command: do.CorrectSpeech, context: Context) -> Events:
    """Return the correction, then what it changes of the person, and the language confirmed of who speaks now.

    None if all is so. Raises NotFound, BadRequest; Refused("empty_text") for an empty name, ("official_name") for
    another name of a party whose code gives it one.
    """
    if command.typed_in is not None and command.typed_in not in MEETING_LANGUAGES:
        raise BadRequest("invalid", field="typed_in")
    speech = speech_of(state, command.speech)
    right, of_person = _speaker(state, speech, command, context)
    if command.topic is not None:
        right = replace(right, topic=command.topic or None)
    if command.on_behalf_of is not None:
        right = replace(right, on_behalf_of=_behalf(right, command.on_behalf_of, context))
    language = known_language(command.language)
    heard: Events = ()
    if language and state.floor.speech == speech.id:
        heard, language = set_language(state, do.SetLanguage(language), context), None
    elif language and language_of_speech(state, speech).code == language:
        language = None
    is_same = right == speech and language is None and not of_person
    return heard if is_same else (_corrected(right, language, command.typed_in), *of_person, *heard)


def _speaker(
    state: Meeting, speech: Speech, command: do.CorrectSpeech, context: Context
) -> tuple[Speech, Events]:
    """Return the speech with who speaks put right, and what that changes of the person."""
    party = command.party
    if party is not None and not _is_it(speech.party, party):
        if not party.name:
            raise Refused("empty_text")
        speech = replace(
            speech, party=with_id(party, context.new_id), person=None, membership=context.membership,
            official_language=context.official_language,
        )  # fmt: skip
    if command.called == "":
        raise Refused("empty_text")
    return _named(state, speech, command, context)


def _named(state: Meeting, speech: Speech, command: do.CorrectSpeech, context: Context) -> tuple[Speech, Events]:
    """Return the speech with the name and the title, and the event of the person they are kept with."""
    called, typed_in = command.called or speech.party.name, command.typed_in
    first = (command.title,) if command.title else ()
    known = state.people.get(speech.person or "")
    of_person = speech.party.kind == "person"
    if speech.party.code and not known and called != speech.party.name:
        raise Refused("official_name", party=speech.party.code)
    if known is not None:
        functions = known.functions if command.title is None else (*first, *known.functions[1:])
        amended = replace(known, name=command.called or known.name, functions=functions)
        if amended == known:
            return speech, ()
        party = replace(speech.party, name=amended.name) if of_person else speech.party
        return replace(speech, party=party), (ev.PersonAmended(replace(amended, language=typed_in or known.language)),)
    if called != speech.party.name:
        speech = replace(speech, party=replace(speech.party, name=called, language=typed_in or speech.party.language))
    if not first or not of_person:
        return speech, ()
    new = Person(context.new_id, called, functions=first, language=typed_in or speech.party.language)
    return replace(speech, party=replace(speech.party, id=new.id), person=new.id), (ev.PersonAdded(new),)


def _behalf(speech: Speech, parties: tuple[Party, ...], context: Context) -> tuple[Party, ...]:
    """Return the parties on whose behalf the speech is; those it is for already keep their ids."""
    wanted = on_behalf(parties, context.new_id)
    now = speech.on_behalf_of
    same = len(wanted) == len(now) and all(_is_it(*pair) for pair in zip(now, wanted, strict=True))
    return now if same else wanted


def _is_it(one: Party, other: Party) -> bool:
    """Return whether both are the same party, by the code where there is one."""
    if one.code or other.code:
        return one.code == other.code
    return (one.kind, one.name) == (other.kind, other.name)


def _corrected(speech: Speech, language: str | None, typed_in: MeetingLanguage | None) -> ev.SpeechCorrected:
    return ev.SpeechCorrected(
        speech.id, speech.party, speech.person, speech.membership, speech.official_language, speech.topic,
        speech.on_behalf_of, language, typed_in,
    )  # fmt: skip
