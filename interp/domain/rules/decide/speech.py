"""Decides the commands about planned speeches: add, amend, move, skip, mark as absent, remove."""


from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import Speech, SpeechStatus
from interp.domain.model.state import Meeting
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.floor_language import known_language
from interp.domain.rules.limit_bounds import limit
from interp.domain.rules.parties.on_behalf import on_behalf, on_behalf_amended, with_id
from interp.domain.rules.programme_order import home_of, item_of, speech_of
from interp.domain.rules.time_limits import limit_of
from interp.errors import NotFound, Refused
from interp.value_types import replace


@decides(do.AddSpeech)
def add(state: Meeting, command: do.AddSpeech, context: Context) -> Events:
    """Return the speech added after another one of the item, or at the end. Raises BadRequest, NotFound, Refused."""
    language = known_language(command.language)
    item = item_of(state, command.item)
    if not command.party.name:
        raise Refused("empty_text")
    if command.after is not None and command.after not in item.speeches:
        raise NotFound("speech", speech=command.after)
    if command.person is not None and command.person not in state.people:
        raise NotFound("person", person=command.person)
    speech = Speech(
        id=context.new_id, role=command.role, party=with_id(command.party, context.new_id), language=language,
        topic=command.topic or None, limit_ms=limit(command.limit_ms), person=command.person,
        membership=context.membership, official_language=context.official_language,
        on_behalf_of=on_behalf(command.on_behalf_of, context.new_id),
    )  # fmt: skip
    after = command.after or (item.speeches[-1] if item.speeches else None)
    return (ev.SpeechAdded(item.id, speech, after),)


@decides(do.AmendSpeech)
def amend(state: Meeting, command: do.AmendSpeech, context: Context) -> Events:
    """Return the amended speech; none if nothing changes. Raises BadRequest, NotFound, Refused."""
    speech = speech_of(state, command.speech)
    event = ev.SpeechAmended(
        speech.id,
        speech.language if command.language is None else known_language(command.language),
        speech.limit_ms if command.limit_ms is None else limit(command.limit_ms),
        speech.text if command.text is None else command.text,
    )
    now = ev.SpeechAmended(speech.id, speech.language, speech.limit_ms, speech.text)
    topic = speech.topic if command.topic is None else command.topic or None
    amended: Events = () if event == now else (event,)
    if command.limit_ms is not None and event.limit_ms == speech.limit_ms:
        amended = _of_a_computed_limit(state, speech, event) or amended
    retitled: Events = () if topic == speech.topic else (ev.SpeechTopicAmended(speech.id, topic),)
    return (*amended, *retitled, *on_behalf_amended(speech, command.on_behalf_of, context.new_id))


def _of_a_computed_limit(state: Meeting, speech: Speech, event: ev.SpeechAmended) -> Events:
    """Return two events where a limit was computed: one alone would say that nobody set it, or took it away."""
    if event.limit_ms and speech.id in state.computed_limits:
        return (replace(event, limit_ms=None), event)
    found = limit_of(state, speech)
    return (replace(event, limit_ms=found.limit_ms), event) if found.source == "block" else ()


@decides(do.MoveSpeech)
def move(state: Meeting, command: do.MoveSpeech, context: Context) -> Events:
    """Return the move of the speech within its item; none if it is at that place. Raises NotFound."""
    item = home_of(state, command.speech)
    if command.after == command.speech:
        return ()
    if command.after is not None and command.after not in item.speeches:
        raise NotFound("speech", speech=command.after)
    place = item.speeches.index(command.speech)
    before = item.speeches[place - 1] if place else None
    if before == command.after:
        return ()
    moved = ev.SpeechMoved(command.speech, command.after)
    if command.speech in state.entries:
        return (ev.EntryPlaced(command.speech, command.after, "command"), moved)
    return (moved,)


@decides(do.SkipSpeech)
def skip(state: Meeting, command: do.SkipSpeech, context: Context) -> Events:
    """Return the skipping of the speech; none if it is skipped.

    Raises NotFound, and Refused if it is on the floor or over.
    """
    speech = speech_of(state, command.speech)
    if speech.status == SpeechStatus.SKIPPED:
        return ()
    if speech.status != SpeechStatus.PLANNED:
        raise Refused("not_planned", speech=speech.id)
    return (ev.SpeechSkipped(speech.id),)


@decides(do.MarkSpeechAbsent)
def mark_absent(state: Meeting, command: do.MarkSpeechAbsent, context: Context) -> Events:
    """Return that nobody was there to speak; on the floor, the end of the speech first. None if it is marked so.

    Raises NotFound, and Refused if it is interrupted or over.
    """
    speech = speech_of(state, command.speech)
    match speech.status:
        case SpeechStatus.ABSENT:
            return ()
        case SpeechStatus.DONE | SpeechStatus.INTERRUPTED | SpeechStatus.TAKEN_BACK:
            raise Refused("not_planned", speech=speech.id)
    ended = (ev.FloorEnded(speech.id),) if state.floor.speech == speech.id else ()
    return (*ended, ev.SpeechMarkedAbsent(speech.id))


@decides(do.RemoveSpeech)
def remove(state: Meeting, command: do.RemoveSpeech, context: Context) -> Events:
    """Return the removal of the speech. Raises NotFound, and Refused if it has the floor or has had it."""
    speech = speech_of(state, command.speech)
    has_spoken = any(each.speech.id == speech.id and not each.taken_back for each in state.record.turns)
    if has_spoken or speech.status in (SpeechStatus.ON_FLOOR, SpeechStatus.INTERRUPTED, SpeechStatus.DONE):
        raise Refused("not_planned", speech=speech.id)
    return (ev.SpeechRemoved(speech.id),)
