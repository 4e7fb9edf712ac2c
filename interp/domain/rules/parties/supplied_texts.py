"""Texts that the service supplies, names of parties among them: what is new of them."""

from collections.abc import Iterable

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.model.texts import ProgrammeText
from interp.errors import NotFound


def text_of(state: Meeting, text_id: str) -> ProgrammeText:
    """Return the programme text. Raises NotFound."""
    text = state.texts.get(text_id)
    if text is None:
        raise NotFound("text", text=text_id)
    return text


def supplied(state: Meeting, texts: Iterable[do.Supplied]) -> tuple[ev.Event, ...]:
    """Return one event for each new text. A text that a person entered is not replaced. Raises NotFound."""
    news: list[ev.Event] = []
    for each in texts:
        have = text_of(state, each.text).version(each.language)
        if have is None or (have.origin != "person" and have.value != each.value):
            revision = have.revision + 1 if have else 1
            news.append(
                ev.TextTranslated(
                    each.text, each.language, each.value, each.standing, each.origin, revision
                )
            )
    return tuple(news)
