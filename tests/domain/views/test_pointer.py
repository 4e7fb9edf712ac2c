"""A delegation's pointer shows the booths the line of its own text, while it has the floor, and of no other."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.parties import PointedLine
from interp.domain.model.scopes import Scope
from interp.domain.views.booth import booth_view
from interp.domain.views.pointer import has_floor, pointer_view
from tests.builders import BRAZIL
from tests.given import given

GIVEN = (do.OpenMeeting(), do.OpenItem("i3"), do.GiveFloor(party=BRAZIL))
POINT = do.PointStatement("br", "c4", 3, 12)
OWN, OTHER = Scope("delegation", "br"), Scope("delegation", "cuba")


def test_a_pointer_sees_when_its_delegation_has_the_floor() -> None:
    state = given(*GIVEN).sat.state
    by_code = Scope("delegation", "BR")
    assert [pointer_view(state, "en", each).own for each in (OWN, by_code, OTHER)] == [True, True, False]
    assert not has_floor(given(do.OpenMeeting()).sat.state, OWN)


def test_the_line_is_shown_to_every_booth_and_to_the_pointer_until_the_speech_is_over() -> None:
    given(*GIVEN).when(POINT).then(ev.StatementPointed("c4", 3, 12))
    sat = given(*GIVEN, POINT).sat
    given(sat).when(POINT).nothing()
    booths = [booth_view(sat.state, code) for code in ("ar", "zh", "en", "fr", "ru", "es")]
    assert {each.pointed for each in booths} == {PointedLine("c4", 3, 12)}
    assert pointer_view(sat.state, "en", OWN).pointed == PointedLine("c4", 3, 12)
    assert pointer_view(sat.state, "en", OTHER).pointed is None
    sat.does(do.EndFloor())
    assert booth_view(sat.state, "fr").pointed is None


@pytest.mark.parametrize(
    "command", [do.PointStatement("cuba", "c4", 3, 12), do.PointStatement("br", "s1", 3, 12)], ids=["other", "earlier"]
)
def test_another_delegations_speech_and_one_that_has_not_the_floor_are_refused(command: do.PointStatement) -> None:
    given(*GIVEN).when(command).refused("nobody_on_floor")


@pytest.mark.parametrize(("line", "of"), [(13, 12), (-1, 12), (1, 99_999)])
def test_a_line_that_a_text_cannot_have_is_refused(line: int, of: int) -> None:
    given(*GIVEN).when(do.PointStatement("br", "c4", line, of)).bad_request()
