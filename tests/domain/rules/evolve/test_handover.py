"""What a booth's desks are after each event of a handover."""

from interp.domain.model import commands as do
from interp.domain.model.teams import BoothDesks, Declined, Handover
from interp.domain.rules.decide.handover import LAPSES_MS
from tests.builders import Sitting
from tests.domain.rules.decide.test_handover import ASK, GIVE, on_air


def desks(sat: Sitting) -> BoothDesks:
    return sat.state.teams.desks_of("fr")


def test_a_request_is_kept_with_the_time_at_which_it_lapses() -> None:
    sat = on_air(GIVE)
    assert desks(sat).handover == Handover("1", "2", "asked", sat.now + LAPSES_MS)
    sat.does(do.AcceptHandover("fr", "2"))
    assert desks(sat).handover == Handover("1", "2", "accepted", sat.now + LAPSES_MS)
    assert desks(sat).active == "1"


def test_a_refusal_is_kept_until_the_next_request() -> None:
    sat = on_air(ASK, do.DeclineHandover("fr", "1", "Not now"))
    assert (desks(sat).handover, desks(sat).declined) == (None, Declined("1", "Not now", sat.now))
    assert desks(sat.does(GIVE)).declined is None


def test_a_withdrawal_leaves_nothing() -> None:
    before = on_air()
    assert desks(on_air(ASK, do.WithdrawHandover("fr", "2"))) == desks(before)


def test_taking_turns_the_booth_in_one_act() -> None:
    sat = on_air(GIVE, do.TakeHandover("fr", "2"))
    assert (desks(sat).active, desks(sat).handover) == ("2", None)
    assert sat.state.teams.desks_of("ru") == BoothDesks("ru")
