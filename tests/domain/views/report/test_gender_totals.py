"""Time by gender comes from printed honorifics alone, and never of fewer than five persons."""

from dataclasses import replace

import pytest

from interp.domain.model import commands as do
from interp.domain.model.texts import T
from interp.domain.views.meeting_record import TurnView, counted, meeting_record
from interp.domain.views.report.gender_totals import LEAST, MEN, WOMEN, gender_totals
from interp.domain.views.view_parts import PersonView
from interp.web.wording.code_words import TERMS
from tests.builders import MINUTE, sitting


def turn() -> TurnView:
    """Return a turn that ended."""
    here = sitting(do.AdvanceFloor(None)).later(MINUTE).does(do.EndFloor())
    return counted(meeting_record(here.state, "en").turns)[0]


def spoken(*said: tuple[str, str | None]) -> list[TurnView]:
    """Return a turn of a minute and a half second for each name with its honorific; "" is nobody named."""
    one = turn()

    def by(name: str, honorific: str | None) -> TurnView:
        person = PersonView(T(name, "en", "original", "source", 1), honorific, (), None) if name else None
        return replace(one, held_ms=MINUTE + 500, speech=replace(one.speech, person=person))

    return [by(*each) for each in said]


def people(honorific: str | None, number: int, prefix: str = "") -> list[tuple[str, str | None]]:
    return [(f"{prefix}{honorific} {each}", honorific) for each in range(number)]


def test_five_women_and_five_men_have_totals() -> None:
    found = gender_totals(spoken(*people("ms", 5), *people("he_mr", 6)))
    assert found is not None
    assert (found.women.persons, found.women.held_ms, found.women.held_s) == (5, 5 * MINUTE + 2500, 5 * 61)
    assert found.men.persons == 6


@pytest.mark.parametrize(("women", "men"), [(0, 0), (4, 4), (4, 40), (40, 4), (40, 0), (0, 40), (1, 5), (5, 1)])
def test_of_fewer_than_five_neither_total_is_said(women: int, men: int) -> None:
    assert gender_totals(spoken(*people("mrs", women), *people("mr", men))) is None


def test_who_speaks_twice_is_one_of_five_at_most() -> None:
    women = people("ms", 4)
    assert gender_totals(spoken(*women, *women, ("MS  0", "miss"), *people("mr", 9))) is None
    found = gender_totals(spoken(*women, *women, ("One more", "miss"), *people("mr", 9)))
    assert found is not None and (found.women.persons, found.women.held_ms) == (5, 9 * (MINUTE + 500))


@pytest.mark.parametrize("honorific", ["dr", "prof", "he_dr", None, "unknown"])
def test_nothing_but_the_honorific_is_asked(honorific: str | None) -> None:
    named = [("Maria", honorific), ("Anna", honorific), ("Mary", honorific), ("", None), ("", None)]
    assert gender_totals(spoken(*people("ms", 4), *named, *people("mr", 5))) is None


def test_each_honorific_of_the_catalogue_is_of_women_of_men_or_of_neither() -> None:
    known = {key.partition(".")[2] for key in TERMS if key.startswith("honorific.")}
    assert known >= WOMEN | MEN and not WOMEN & MEN
    assert known - WOMEN - MEN == {"dr", "prof", "he_dr"}
    assert LEAST == 5
