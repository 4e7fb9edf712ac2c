"""The team as it was set last, and who of it is off duty."""

from interp.domain.model import commands as do
from interp.domain.model.teams import Teams
from interp.domain.rules.usual_teams import geneva
from tests.builders import sitting

SET = do.SetTeam(geneva())
OFF = (do.MarkInterpreter("fr-1", on_duty=False), do.MarkInterpreter("zh-2", on_duty=False))


def test_there_is_no_team_until_one_is_set() -> None:
    assert sitting().state.teams == Teams()
    assert sitting(SET).state.teams == Teams(geneva())
    assert sitting(SET, do.SetTeam(())).state.teams == Teams()


def test_who_is_off_duty_is_kept_while_in_the_team() -> None:
    assert sitting(SET, *OFF).state.teams.off_duty == {"fr-1", "zh-2"}
    assert sitting(SET, *OFF, do.MarkInterpreter("fr-1", on_duty=True)).state.teams.off_duty == {"zh-2"}
    assert sitting(SET, *OFF, do.SetTeam(geneva()[1:2])).state.teams.off_duty == {"zh-2"}
    assert sitting(SET, *OFF, do.SetTeam(geneva()[1:2]), SET).state.teams.off_duty == {"zh-2"}
