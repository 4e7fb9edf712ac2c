"""Decides the commands about programme texts in the six languages: set, approve, supply."""

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.parties.supplied_texts import supplied, text_of
from interp.errors import NotFound, Refused

BATCH = 50


@decides(do.SetText)
def set_text(state: Meeting, command: do.SetText, context: Context) -> Events:
    """Return the entered text, unapproved; none if it is the same. Raises NotFound.

    Raises Refused when it is empty, when the language is the original's, or when another revision was entered since
    (args.revision, args.value are that revision).
    """
    text = text_of(state, command.text)
    if not command.value:
        raise Refused("empty_text")
    if command.language == text.language:
        raise Refused("original_language", language=text.language)
    have = text.version(command.language)
    revision = have.revision if have else 0
    if have and have.value == command.value:
        return ()
    if command.from_revision is not None and command.from_revision != revision:
        raise Refused("text_changed", revision=revision, value=have.value if have else "")
    return (
        ev.TextTranslated(text.id, command.language, command.value, "draft", "person", revision + 1),
    )


@decides(do.ApproveText)
def approve(state: Meeting, command: do.ApproveText, context: Context) -> Events:
    """Return the approval of the revision; none if it is approved. Raises NotFound; Refused unless it is the newest."""
    have = text_of(state, command.text).version(command.language)
    if have is None:
        raise NotFound("text", text=command.text, language=command.language)
    if have.revision != command.revision:
        raise Refused("text_changed", revision=have.revision, value=have.value)
    if have.standing in ("reviewed", "final"):
        return ()
    return (ev.TextApproved(command.text, command.language, command.revision),)


@decides(do.SupplyTexts)
def supply(state: Meeting, command: do.SupplyTexts, context: Context) -> Events:
    """Return one event for each new text. A text that a person entered is not replaced.

    Raises Refused above 50, NotFound.
    """
    if len(command.texts) > BATCH:
        raise Refused("too_many_texts", most=BATCH)
    return supplied(state, command.texts)
