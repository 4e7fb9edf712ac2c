"""The names that caption lines must not break: participants of a meeting, and States on its day."""

from collections.abc import Iterable, Mapping
from datetime import date

from interp.domain.captions.text_to_cues import COLUMNS
from interp.domain.delegations.registry import Delegations
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.state import Meeting
from interp.domain.text.graphemes import width
from interp.errors import NotFound
from interp.service.meetings import Meetings
from interp.service.official_names import day_of
from interp.service.value_cache import ValueCache

MOST_DAYS = 16


class NamesKeptWhole:
    """Names by language for a meeting; those of States are cached per day."""

    def __init__(self, meetings: Meetings, delegations: Delegations) -> None:
        self._meetings, self._delegations = meetings, delegations
        self._states = ValueCache[date, None, Mapping[str, tuple[str, ...]]](MOST_DAYS)

    def __call__(self, meeting: str | None) -> Mapping[str, tuple[str, ...]]:
        """Return the names by language; none for an unknown meeting. Raises Unavailable."""
        try:
            state = self._meetings.state(meeting or "")
        except NotFound:
            return {}
        day, here = day_of(state.about) if state.about else date.min, _taking_part(state)
        states = self._states.get(day, None, lambda: _of_states(self._delegations, day))
        return {code: (*here[code], *states[code]) for code in MEETING_LANGUAGES}


def _taking_part(state: Meeting) -> Mapping[str, tuple[str, ...]]:
    """Return the names of people and parties, in every language as printed and in its own form."""
    made: dict[str, list[str]] = {code: [person.name for person in state.people.values()] for code in MEETING_LANGUAGES}
    for text in state.texts.values():
        if text.id.startswith(("person.", "party.")) and text.id.endswith(".name"):
            made[text.language].append(text.value)
            for language, version in text.versions:
                made[language].append(version.value)
    return {code: _that_could_be_cut(names, code) for code, names in made.items()}


def _of_states(delegations: Delegations, day: date) -> Mapping[str, tuple[str, ...]]:
    known = delegations.states(day)
    forms = {
        code: [form for names in known for form in (names[code].short, names[code].after, names[code].formal)]
        for code in MEETING_LANGUAGES
    }
    return {code: _that_could_be_cut(names, code) for code, names in forms.items()}


def _that_could_be_cut(names: Iterable[str], language: str) -> tuple[str, ...]:
    """Return names of several words, or Chinese ones, that fit a line: longer ones must be broken."""
    return tuple(
        name
        for name in dict.fromkeys(names)
        if (language == "zh" or len(name.split()) > 1) and 0 < width(name, language) <= COLUMNS[language]
    )
