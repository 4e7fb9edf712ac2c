"""Decides the commands about single captions: type, correct, supply, withdraw."""

from interp.domain.captions.cue_edits import broken
from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.caption_state import LONGEST_CUE, Released, ScriptUnit
from interp.domain.model.state import Meeting, MeetingStatus
from interp.domain.model.texts import T
from interp.domain.rules.decide.caption_steps import short_enough
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.errors import BadRequest, NotFound, Refused


@decides(do.TypeCaption)
def type_(state: Meeting, command: do.TypeCaption, context: Context) -> Events:
    if state.status != MeetingStatus.OPEN:
        raise Refused(f"meeting_{state.status.value}")
    if not command.text:
        raise Refused("empty_text")
    said = T(command.text, command.language, "original", "person", 1)
    short_enough(said)
    return (ev.CaptionTyped(ScriptUnit(context.new_id, command.language, (said,)), state.floor.speech),)


def _released(state: Meeting, unit: str) -> Released:
    found = state.captions.newest(unit)
    if found is None:
        raise NotFound("caption", caption=unit[:80])
    return found


@decides(do.CorrectCaption)
def correct(state: Meeting, command: do.CorrectCaption, context: Context) -> Events:
    released = _released(state, command.unit)
    unit = released.unit
    if not command.text:
        raise Refused("empty_text")
    have = unit.text(command.language)
    revision = have.revision if have else 0
    text = broken(command.text, command.language, LONGEST_CUE)
    if have and have.text == text and have.origin == "person":
        return ()
    if command.revision != revision:
        raise Refused("text_changed", revision=revision, value=have.text if have else "")
    original = command.language == unit.language
    said = T(text, command.language, "original" if original else "reviewed", "person", revision + 1)
    short_enough(said)
    after = unit.with_texts(said, without=_outdated(unit) if original else ())
    return (ev.CaptionCorrected(command.unit, after.texts, released.stale),)


def _outdated(unit: ScriptUnit) -> tuple[str, ...]:
    """Return the languages of machine drafts of a typed line, which a correction makes invalid; none for documents."""
    return tuple(each.language for each in unit.texts if unit.document is None and each.origin != "person")


@decides(do.SupplyCaption)
def supply(state: Meeting, command: do.SupplyCaption, context: Context) -> Events:
    released = _released(state, command.unit)
    unit, stale = released.unit, released.stale if command.stale is None else command.stale
    short_enough(*command.texts)
    news = tuple(text for text in command.texts if _is_news(unit.text(text.language), text))
    after = unit.with_texts(*news, without=tuple(command.without))
    return () if (after, stale) == (unit, released.stale) else (ev.CaptionCorrected(command.unit, after.texts, stale),)


def _is_news(have: T | None, text: T) -> bool:
    """Return whether a text replaces `have`: a newer one does, an equal one unless a machine's follows a person's."""
    if have is None or text.revision > have.revision:
        return True
    return text.revision == have.revision and (have.origin != "person" or text.origin == "person")


@decides(do.WithdrawCaptions)
def withdraw(state: Meeting, command: do.WithdrawCaptions, context: Context) -> Events:
    if (command.unit is None) == (command.document is None):
        raise BadRequest("invalid", field="unit")
    captions = state.captions
    if command.unit is not None:
        known = any(each.unit.id == command.unit for each in captions.units)
        if not known:
            raise NotFound("caption", caption=command.unit[:80])
        return (ev.CaptionsWithdrawn(unit=command.unit),) if captions.newest(command.unit) else ()
    mine = [each for each in captions.following.values() if each.document == command.document]
    shown = [each for each in captions.units if each.unit.document == command.document]
    if not mine and not shown:
        raise NotFound("document", document=str(command.document)[:80])
    left = any(not each.withdrawn for each in mine) or any(not each.withdrawn for each in shown)
    return (ev.CaptionsWithdrawn(document=command.document),) if left else ()
