"""The usual teams are ones that may be set, and their chains hold."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.rules.usual_teams import USUAL, geneva
from tests.domain.rules.relay_laws import SIX
from tests.given import given


@pytest.mark.parametrize("name", USUAL)
def test_a_usual_team_may_be_set_as_it_is(name: str) -> None:
    given().when(do.SetTeam(USUAL[name]())).then(ev.TeamSet(USUAL[name]()))


def test_geneva_has_six_booths_and_fourteen_people_without_names() -> None:
    assert tuple(team.booth for team in geneva()) == ("ar", "zh", "en", "fr", "ru", "es")
    assert [len(team.interpreters) for team in geneva()] == [3, 3, 2, 2, 2, 2]
    assert {each.name for team in geneva() for each in team.interpreters} == {""}
    assert all(tuple(each.desk for each in team.interpreters) == team.desks for team in geneva())


def test_only_the_arabic_and_chinese_booths_work_both_ways() -> None:
    assert {team.booth: team.into for team in geneva() if team.into} == {"ar": ("en", "fr"), "zh": ("en", "fr")}
    assert all(bool(each.b) == bool(team.into) for team in geneva() for each in team.interpreters)


@pytest.mark.parametrize("language", SIX)
def test_english_and_french_are_understood_in_every_booth_and_russian_and_spanish_in_two(language: str) -> None:
    booths = [
        team.booth for team in geneva()
        if team.booth != language and any(language in (*each.b, *each.c) for each in team.interpreters)
    ]  # fmt: skip
    assert booths == {
        "ar": [], "zh": [], "en": ["ar", "zh", "fr", "ru", "es"], "fr": ["ar", "zh", "en", "ru", "es"],
        "ru": ["en", "fr"], "es": ["en", "fr", "ru"],
    }[language]  # fmt: skip
