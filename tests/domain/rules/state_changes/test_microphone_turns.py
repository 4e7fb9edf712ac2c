"""Since when the desk that has the microphone has had it: through handovers, lost connections, rests and hardware."""

from interp.domain.model import commands as do
from interp.domain.model.teams import BoothTeam, Interpreter, MicrophoneTurn
from interp.domain.rules.microphone_holder import turn_now
from interp.domain.rules.state_changes.microphone_turns import GOES_ON_MS, REST_MS
from tests.builders import MINUTE, SECOND, Sitting, sitting

ONE, TWO = (Interpreter(each, each, "zh", ("en",)) for each in ("xi", "yu"))
TEAM = do.SetTeam((BoothTeam("zh", ("1", "2"), (ONE, TWO), ("en",)),))
TAKE = do.TakeHandover("zh", "1")


def seated(*commands: do.Command) -> Sitting:
    """Return an open meeting with two interpreters in the Chinese booth, the first at the microphone."""
    sits = (do.TakeDesk("zh", "1", "xi"), do.TakeDesk("zh", "2", "yu"))
    return sitting(TEAM, do.OpenMeeting(), *sits, TAKE).does(*commands)


def turn(sat: Sitting) -> MicrophoneTurn | None:
    return turn_now(sat.state.teams.desks_of("zh"))


def test_a_turn_begins_when_the_microphone_is_taken_and_nothing_else_moves_it() -> None:
    sat = seated()
    began = MicrophoneTurn("1", sat.now, interpreter="xi")
    assert turn(sat) == began
    sat.later(MINUTE).does(do.AskHandover("zh", "2", "2"), do.DeclineHandover("zh", "1"), do.AdvanceFloor(None))
    assert turn(sat) == began


def test_the_colleagues_turn_begins_at_the_handover() -> None:
    sat = seated().later(20 * MINUTE).does(do.AskHandover("zh", "1", "2"), do.TakeHandover("zh", "2"))
    assert turn(sat) == MicrophoneTurn("2", sat.now, interpreter="yu")


def test_without_anybody_at_the_microphone_there_is_no_turn() -> None:
    assert turn(seated(do.ReleaseHandover("zh"))) is None


def test_a_desk_that_was_lost_for_a_moment_goes_on_with_its_turn() -> None:
    began = turn(seated())
    lost = do.ReportDesk("zh", "1", gone=True), do.ReportDesk("zh", "1", gone=False)
    assert turn(seated(*lost)) is None
    assert turn(seated(*lost, TAKE)) == began
    sat = seated(*lost).later(GOES_ON_MS).does(TAKE)
    assert turn(sat) == MicrophoneTurn("1", sat.now, interpreter="xi")


def test_who_sits_down_in_the_place_of_another_begins_a_turn() -> None:
    sat = seated(do.LeaveDesk("zh", "2"), do.TakeDesk("zh", "1", "yu"), TAKE)
    assert turn(sat) == MicrophoneTurn("1", sat.now, interpreter="yu")


def test_the_console_hardware_says_who_has_the_microphone() -> None:
    sat = seated().later(MINUTE).does(do.ReportMicrophone("zh", "2", "on", None))
    assert turn(sat) == MicrophoneTurn("2", sat.now, interpreter="yu")


def test_what_is_before_the_opening_is_no_turn() -> None:
    sat = sitting(TEAM, do.TakeDesk("zh", "1", "xi"), TAKE).later(15 * MINUTE).does(do.OpenMeeting())
    assert turn(sat) == MicrophoneTurn("1", sat.now, interpreter="xi")


def test_a_rest_ends_a_turn_and_a_short_suspension_does_not() -> None:
    sat = seated()
    began = turn(sat)
    assert turn(sat.does(do.SuspendMeeting()).later(REST_MS - 2 * SECOND).does(do.ResumeMeeting())) == began
    sat.does(do.SuspendMeeting()).later(REST_MS).does(do.ResumeMeeting())
    assert turn(sat) == MicrophoneTurn("1", sat.now, interpreter="xi")
