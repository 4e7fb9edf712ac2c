"""Applies the events of announcements. One that has reached its end is dropped when another one is made."""


from interp.domain.model import events as ev
from interp.domain.model.announcements import text_id, typed_text
from interp.domain.model.state import Meeting
from interp.domain.rules.evolve.evolvers import evolves
from interp.domain.rules.state_changes.programme_texts import with_texts
from interp.value_types import replace


@evolves(ev.AnnouncementMade)
def made(state: Meeting, event: ev.AnnouncementMade, logged: ev.Logged) -> Meeting:
    ended = frozenset(each.id for each in state.announcements if each.until <= logged.at)
    text = typed_text(event.announcement)
    state = _without(state, ended)
    state = with_texts(state, [text]) if text else state
    return replace(state, announcements=(*state.announcements, event.announcement))


@evolves(ev.AnnouncementWithdrawn)
def withdrawn(state: Meeting, event: ev.AnnouncementWithdrawn, logged: ev.Logged) -> Meeting:
    return _without(state, frozenset({event.announcement}))


def _without(state: Meeting, gone: frozenset[str]) -> Meeting:
    """Return the state without some announcements, and without what was typed in them."""
    kept = tuple(each for each in state.announcements if each.id not in gone)
    if len(kept) == len(state.announcements):
        return state
    state = replace(state, announcements=kept)
    ids = {text_id(each) for each in gone}
    if ids.isdisjoint(state.texts):
        return state
    return replace(state, texts={key: text for key, text in state.texts.items() if key not in ids})
