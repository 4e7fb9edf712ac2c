"""Applies the events of programme texts: versions and approvals."""


from interp.domain.model import events as ev
from interp.domain.model.state import Meeting
from interp.domain.model.texts import Version
from interp.domain.rules.evolve.evolvers import evolves
from interp.value_types import replace


@evolves(ev.TextTranslated)
def translated(state: Meeting, event: ev.TextTranslated, logged: ev.Logged) -> Meeting:
    version = Version(event.value, event.standing, event.origin, event.revision)
    return _with_version(state, event.text, event.language, version)


@evolves(ev.TextApproved)
def approved(state: Meeting, event: ev.TextApproved, logged: ev.Logged) -> Meeting:
    text = state.texts.get(event.text)
    have = text.version(event.language) if text else None
    if have is None:
        return state
    return _with_version(state, event.text, event.language, replace(have, standing="reviewed"))


def _with_version(state: Meeting, text_id: str, language: str, version: Version) -> Meeting:
    text = state.texts.get(text_id)
    if text is None:
        return state
    return replace(state, texts=state.texts | {text_id: text.with_version(language, version)})
