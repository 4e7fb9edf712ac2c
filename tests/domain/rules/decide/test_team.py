"""The interpretation team is set as a whole, and its people are marked as on duty or not."""

from dataclasses import replace
from typing import Any

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.teams import BoothTeam, Interpreter
from interp.domain.rules.decide.team import MOST_DESKS, MOST_PEOPLE
from interp.domain.rules.usual_teams import geneva
from tests.given import given
from tests.row_by_row import row_by_row

SET, CLOSED = do.SetTeam(geneva()), (do.OpenMeeting(), do.CloseMeeting())
ANN = Interpreter("a", "Ann", "fr", (), ("en", "pt"), "1")
TEAM = BoothTeam("fr", ("1", "2"), (ANN,))


def one(**changes: Any) -> do.SetTeam:
    return do.SetTeam((replace(TEAM, **changes),))


def who(**changes: Any) -> do.SetTeam:
    return one(interpreters=(replace(ANN, **changes),))


def test_a_team_is_set_and_set_again_and_ended() -> None:
    given().when(SET).then(ev.TeamSet(geneva()))
    given(SET).when(SET).nothing()
    given(SET).when(do.SetTeam(())).then(ev.TeamSet(()))
    given(*CLOSED).when(SET).refused("meeting_closed")


@pytest.mark.parametrize(
    "command",
    [
        one(), one(interpreters=()), one(desks=tuple(str(n) for n in range(MOST_DESKS))), one(into=("en",)),
        one(interpreters=tuple(replace(ANN, id=str(n)) for n in range(MOST_PEOPLE))),
        who(desk=None), who(desk="2"), who(b=("en",), c=()), who(c=("sw",)), who(name=""),
    ],
)  # fmt: skip
def test_a_team_may_be_so(command: do.SetTeam) -> None:
    given().when(command).then(ev.TeamSet(command.booths))


@row_by_row(
    "command",
    [
        do.SetTeam((TEAM, TEAM)), do.SetTeam((TEAM, BoothTeam("ru", ("1",), (replace(ANN, a="ru"),)))),
        one(desks=()), one(desks=("1", "1")), one(desks=("1", "")),
        one(desks=tuple(str(n) for n in range(MOST_DESKS + 1))),
        one(interpreters=tuple(replace(ANN, id=str(n)) for n in range(MOST_PEOPLE + 1))),
        one(into=("fr",)), who(a="en"), who(c=("xx",)), who(c=("en", "en")), who(c=("fr",)), who(b=("en",)),
        who(id=""), who(desk="3"), who(desk=""),
    ],
)  # fmt: skip
def test_a_team_may_not_be_so(command: do.SetTeam) -> None:
    given().when(command).bad_request("team")


def test_somebody_of_the_team_is_marked_once() -> None:
    off, on = do.MarkInterpreter("fr-1", on_duty=False), do.MarkInterpreter("fr-1", on_duty=True)
    given(SET).when(off).then(ev.InterpreterMarked("fr-1", on_duty=False))
    given(SET, off).when(off).nothing()
    given(SET).when(on).nothing()
    given(SET, off).when(on).then(ev.InterpreterMarked("fr-1", on_duty=True))
    given(SET).when(do.MarkInterpreter("fr-9", on_duty=False)).not_found("interpreter")
    given().when(off).not_found("interpreter")
