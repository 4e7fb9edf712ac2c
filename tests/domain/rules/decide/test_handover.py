"""A handover of the microphone between two desks: asked, accepted, declined in words, taken, lapsed."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.rules.decide.handover import LAPSES_MS, LATE_MS
from interp.domain.rules.usual_teams import geneva
from tests.builders import SECOND, Sitting, sitting
from tests.given import given

ASK, GIVE = do.AskHandover("fr", "2", "2"), do.AskHandover("fr", "1", "2")


def on_air(*more: do.Command) -> Sitting:
    """Return a meeting with two people in the French booth, the first at the microphone."""
    sat = sitting(do.SetTeam(geneva()), do.TakeDesk("fr", "1", "fr-1"), do.TakeDesk("fr", "2", "fr-2"))
    return sat.does(do.TakeHandover("fr", "1"), *more)


def test_it_is_asked_for_by_either_and_lapses_after_a_minute() -> None:
    lapses = on_air().now + LAPSES_MS
    assert LAPSES_MS == 60 * SECOND
    given(on_air()).when(ASK).then(ev.HandoverAsked("fr", "2", "2", lapses))
    given(on_air()).when(GIVE).then(ev.HandoverAsked("fr", "1", "2", lapses))
    given(on_air(ASK)).when(ASK).nothing()


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (do.AskHandover("fr", "1", "1"), "not_your_handover"), (do.AskHandover("fr", "2", "1"), "not_your_handover"),
        (do.AskHandover("fr", "3", "3"), "desk_not_taken"), (do.AskHandover("fr", "1", "3"), "desk_not_taken"),
        (do.AskHandover("ru", "1", "1"), "desk_not_taken"), (do.AcceptHandover("fr", "1"), "no_handover"),
        (do.DeclineHandover("fr", "1"), "no_handover"), (do.WithdrawHandover("fr", "2"), "no_handover"),
        (do.TakeHandover("fr", "2"), "microphone_taken"), (do.TakeHandover("fr", "3"), "desk_not_taken"),
    ],
)  # fmt: skip
def test_what_is_not_so_is_refused(command: do.Command, reason: str) -> None:
    given(on_air()).when(command).refused(reason)


def test_one_request_is_open_at_a_time() -> None:
    third = do.TakeDesk("ar", "1"), do.TakeDesk("ar", "2"), do.TakeDesk("ar", "3"), do.TakeHandover("ar", "1")
    asked = (*third, do.AskHandover("ar", "2", "2"))
    given(on_air(*asked)).when(do.AskHandover("ar", "3", "3")).refused("handover_open")
    given(on_air(*asked)).when(do.TakeHandover("ar", "3")).refused("microphone_taken")
    given(on_air(*asked).later(LAPSES_MS)).when(do.TakeHandover("ar", "3")).refused("microphone_taken")
    given(on_air(*asked).later(LAPSES_MS)).when(do.TakeHandover("ar", "2")).then(ev.HandoverTaken("ar", "2", "lapsed"))
    given(on_air(ASK)).when(GIVE).refused("handover_open")


def test_nobody_asks_for_a_microphone_that_is_free() -> None:
    given(on_air(do.LeaveDesk("fr", "1"))).when(ASK).refused("microphone_free")
    given(on_air(do.LeaveDesk("fr", "1"))).when(do.TakeHandover("fr", "2")).then(ev.HandoverTaken("fr", "2"))


def test_who_is_asked_accepts_once_and_the_time_begins_again() -> None:
    accepted = on_air(ASK).later(30 * SECOND)
    given(accepted).when(do.AcceptHandover("fr", "1")).then(
        ev.HandoverAccepted("fr", "1", accepted.now + LAPSES_MS)
    )
    given(on_air(ASK, do.AcceptHandover("fr", "1"))).when(do.AcceptHandover("fr", "1")).nothing()
    given(on_air(ASK)).when(do.AcceptHandover("fr", "2")).refused("not_your_handover")
    given(on_air(GIVE)).when(do.AcceptHandover("fr", "1")).refused("not_your_handover")


def test_it_is_declined_in_words_also_after_accepting() -> None:
    no = do.DeclineHandover("fr", "1", "After this speech")
    for sat in (on_air(ASK), on_air(ASK, do.AcceptHandover("fr", "1"))):
        given(sat).when(no).then(ev.HandoverDeclined("fr", "1", "After this speech"))
    given(on_air(ASK)).when(do.DeclineHandover("fr", "2")).refused("not_your_handover")
    given(on_air(ASK, no)).when(do.TakeHandover("fr", "2")).refused("microphone_taken")


def test_it_is_withdrawn_by_who_asked() -> None:
    given(on_air(ASK)).when(do.WithdrawHandover("fr", "2")).then(ev.HandoverWithdrawn("fr", "2"))
    given(on_air(ASK)).when(do.WithdrawHandover("fr", "1")).refused("not_your_handover")
    given(on_air(ASK, do.WithdrawHandover("fr", "2"))).when(ASK).ends_with(
        ev.HandoverAsked("fr", "2", "2", on_air().now + 2 * SECOND + LAPSES_MS)
    )


def test_it_is_taken_once_it_is_agreed() -> None:
    take, taken = do.TakeHandover("fr", "2"), ev.HandoverTaken("fr", "2")
    given(on_air(ASK)).when(take).refused("microphone_taken")
    given(on_air(ASK, do.AcceptHandover("fr", "1"))).when(take).then(taken)
    given(on_air(GIVE)).when(take).then(taken)
    given(on_air(GIVE)).when(do.TakeHandover("fr", "1")).nothing()


@pytest.mark.parametrize(
    "answer", [do.AcceptHandover("fr", "1"), do.DeclineHandover("fr", "1"), do.WithdrawHandover("fr", "2")]
)  # fmt: skip
def test_an_answer_after_a_minute_is_refused_and_one_before_is_not(answer: do.Command) -> None:
    assert on_air(ASK).later(LAPSES_MS - 1).would(answer)
    given(on_air(ASK).later(LAPSES_MS)).when(answer).refused("handover_lapsed")


def test_what_was_agreed_lapses_with_everything_as_before() -> None:
    agreed = on_air(ASK, do.AcceptHandover("fr", "1")).later(LAPSES_MS)
    given(on_air(GIVE).later(LAPSES_MS)).when(do.TakeHandover("fr", "2")).refused("handover_lapsed")
    assert agreed.state.teams.desks_of("fr").active == "1"
    given(agreed).when(ASK).then(ev.HandoverAsked("fr", "2", "2", agreed.now + LAPSES_MS))


def test_who_asked_and_was_not_answered_may_take_it_for_a_minute() -> None:
    take, late = do.TakeHandover("fr", "2"), ev.HandoverTaken("fr", "2", "lapsed")
    for sat in (on_air(ASK), on_air(ASK, do.AcceptHandover("fr", "1"))):
        lapsed = sat.later(LAPSES_MS)
        given(lapsed).when(take).then(late)
        given(lapsed.later(LATE_MS)).when(take).refused("handover_lapsed")
    given(on_air(ASK).later(LAPSES_MS)).when(do.AskHandover("fr", "2", "2")).ends_with(
        ev.HandoverAsked("fr", "2", "2", on_air(ASK).now + 2 * LAPSES_MS)
    )


def test_the_microphone_of_who_is_off_duty_can_be_had() -> None:
    take = do.TakeHandover("fr", "2")
    given(on_air(do.MarkInterpreter("fr-1", False))).when(take).then(ev.HandoverTaken("fr", "2", "off_duty"))
    given(on_air(do.MarkInterpreter("fr-2", False))).when(take).refused("microphone_taken")


def test_the_microphone_can_be_had_unasked_and_the_colleague_is_told() -> None:
    press = do.TakeHandover("fr", "2", unasked=True)
    given(on_air()).when(press).then(ev.HandoverTaken("fr", "2", "pressed"))
    given(on_air(GIVE)).when(press).then(ev.HandoverTaken("fr", "2"))
    given(on_air(do.LeaveDesk("fr", "1"))).when(press).then(ev.HandoverTaken("fr", "2"))
    given(on_air(press)).when(press).nothing()
    lost = on_air(press).state.teams.desks_of("fr").microphone_lost
    assert lost and (lost.desk, lost.by, lost.why) == ("1", "2", "pressed")


def test_the_chief_interpreter_releases_the_microphone_and_any_desk_may_take_it() -> None:
    release = do.ReleaseHandover("fr")
    given(on_air(ASK)).when(release).then(ev.HandoverReleased("fr"))
    given(on_air(release)).when(release).nothing()
    given(on_air(release)).when(do.TakeHandover("fr", "2")).then(ev.HandoverTaken("fr", "2"))
    lost = on_air(ASK, release).state.teams.desks_of("fr").microphone_lost
    assert lost and (lost.desk, lost.by, lost.why) == ("1", None, "released")
    assert {"chief", "staff", "admin"} == do.ReleaseHandover.may


@pytest.mark.parametrize(
    "command",
    [do.ReleaseHandover("fr"), ASK, GIVE, do.TakeHandover("fr", "2", unasked=True), do.AcceptHandover("fr", "1")],
)  # fmt: skip
def test_after_the_meeting_nothing_is_handed_over(command: do.Command) -> None:
    given(on_air(ASK, do.OpenMeeting(), do.CloseMeeting())).when(command).refused("meeting_closed")
