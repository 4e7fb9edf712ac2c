"""Changes of a booth's desks, one by one; tests of all states together are in test_handover_states.py."""

from dataclasses import replace

from interp.domain.model.teams import (
    BoothDesks,
    BoothTeam,
    Declined,
    Desk,
    Handover,
    Interpreter,
    MicrophoneLost,
    RelayOverride,
    Teams,
)
from interp.domain.rules import booth_desk_changes as desks

ANN, BO = Interpreter("a", "Ann", "fr"), Interpreter("b", "Bo", "fr")
TEAM = BoothTeam("fr", ("1", "2"), (ANN, BO))
ASKED = Handover("1", "1", "asked", 60_000)


def after(*changes: desks.Change) -> BoothDesks:
    now = BoothDesks("fr")
    for change in changes:
        now = change(now)
    return now


SEATED = (desks.taken("1", "a", 5), desks.taken("2", "b", 6), desks.active("2"))


def test_a_change_concerns_one_booth() -> None:
    first = desks.changed(Teams(), "fr", desks.taken("1", None, 5))
    both = desks.changed(first, "ru", desks.taken("1", None, 6))
    assert (both.desks_of("fr"), both.desks_of("ru").desks) == (first.desks_of("fr"), (Desk("1", 6),))
    assert desks.changed(both, "fr", desks.left("1", 7)).desks_of("ru") == both.desks_of("ru")
    assert both.desks_of("es") == BoothDesks("es")


def test_a_desk_says_since_when_and_what_the_hardware_knew_stays() -> None:
    now = after(*SEATED, desks.heard("1", microphone="on", hears="en"), desks.taken("1", "a", 9)).desk("1")
    assert now == Desk("1", 9, interpreter="a", microphone="on", hears="en")


def test_who_sits_down_elsewhere_leaves_with_microphone_and_request() -> None:
    now = after(*SEATED, desks.asked(ASKED), desks.taken("3", "b", 9))
    assert (now.active, now.handover, now.left) == (None, None, "2")
    old = now.desk("2")
    assert old and (old.gone, old.since, old.interpreter) == (True, 9, "b")
    unnamed = after(*SEATED, desks.taken("3", None, 9))
    assert unnamed.active == "2", "nobody said who sat down"


def test_who_sits_down_in_the_place_of_another_gets_nothing_of_theirs() -> None:
    now = after(*SEATED, desks.asked(ASKED), desks.taken("2", "c", 9))
    assert (now.active, now.handover, now.left) == (None, None, None)
    assert after(*SEATED, desks.taken("2", "b", 9)).active == "2"
    assert after(*SEATED, desks.taken("2", None, 9)).active == "2"
    assert after(desks.taken("2", None, 5), desks.active("2"), desks.taken("2", "b", 9)).active == "2"


def test_a_desk_that_left_with_the_microphone_is_told_until_it_is_back_or_another_takes_it() -> None:
    gone = after(*SEATED, desks.left("2", 9))
    assert gone.left == "2"
    for back in (desks.taken("2", "b", 10), desks.found("2", 10), desks.active("1")):
        assert back(gone).left is None
    for other in (desks.taken("1", "a", 10), desks.left("1", 10), desks.found("1", 10)):
        assert other(gone).left == "2"


def test_a_request_is_answered_by_who_has_the_microphone_or_is_asked_to_take_it() -> None:
    now = after(*SEATED)
    wants, gives = Handover("1", "1", "asked", 60), Handover("2", "1", "asked", 60)
    assert (desks.answering(now, wants), desks.answering(now, gives)) == ("2", "1")
    assert desks.parties(now, wants) == desks.parties(now, gives) == {"1", "2"}


def test_a_request_is_open_until_it_lapses() -> None:
    now = replace(after(*SEATED), handover=replace(ASKED, lapses_at=60))
    assert desks.open_handover(now, 59) == now.handover
    assert desks.open_handover(now, 60) is None
    assert desks.open_handover(after(*SEATED), 0) is None


def test_a_request_takes_the_place_of_what_was_declined_and_the_other_way_round() -> None:
    no = after(*SEATED, desks.asked(ASKED), desks.declined("2", "After this speech", 9))
    assert (no.handover, no.declined) == (None, Declined("2", "After this speech", 9))
    assert desks.asked(ASKED)(no).declined is None
    assert desks.withdrawn(desks.asked(ASKED)(no)).handover is None


def test_a_request_that_is_accepted_has_a_new_time() -> None:
    now = after(*SEATED, desks.asked(ASKED), desks.accepted(90_000))
    assert now.handover == Handover("1", "1", "accepted", 90_000)
    assert after(*SEATED, desks.accepted(90_000)).handover is None


def team(*changes: desks.Change) -> Teams:
    overrides = (RelayOverride("fr", "en", "r"), RelayOverride("ru", "en", "r"))
    return Teams((TEAM, BoothTeam("ru", ("1",), ())), frozenset({"a", "x"}), (after(*changes),), overrides)


def test_a_new_team_keeps_what_it_still_has() -> None:
    same = desks.set_team(team(*SEATED), (TEAM,))
    assert (same.desks_of("fr"), same.off_duty) == (after(*SEATED), frozenset({"a"}))
    assert [each.booth for each in same.overrides] == ["fr"]


def test_a_new_team_forgets_desks_and_people_it_has_no_longer() -> None:
    one = desks.set_team(team(*SEATED, desks.asked(ASKED)), (replace(TEAM, desks=("1",), interpreters=(ANN,)),))
    assert one.desks_of("fr") == BoothDesks("fr", (Desk("1", 5, interpreter="a"),))
    other = desks.set_team(team(*SEATED), (replace(TEAM, interpreters=(ANN,)),)).desks_of("fr")
    assert [each.interpreter for each in other.desks] == ["a"]
    assert desks.set_team(team(*SEATED), ()) == Teams()


def test_a_new_team_inherits_neither_absence_nor_microphone_of_those_before() -> None:
    before = team(*SEATED, desks.left("1", 9), desks.heard("2", microphone="on", hears="en"))
    others = tuple(replace(each, id=f"{each.id}2", desk=desk) for each, desk in ((ANN, "1"), (BO, "2")))
    now = desks.set_team(before, (replace(TEAM, interpreters=others),))
    hardware = Desk("2", 0, microphone="on", hears="en", taken=False)
    assert now.desks_of("fr") == BoothDesks("fr", (hardware,)), "the hardware is the same"
    assert (now.off_duty, now.overrides) == (frozenset(), ())
    renamed = tuple(replace(each, name="Cy" if each.id == "a" else each.name) for each in (ANN, BO))
    third = desks.set_team(team(*SEATED), (replace(TEAM, interpreters=renamed),))
    assert [each.id for each in third.desks_of("fr").desks] == ["2"], "the same id with another name is another person"
    assert (third.desks_of("fr").active, third.off_duty) == ("2", frozenset())


def test_who_stays_in_the_team_keeps_the_desk_though_another_is_now_theirs() -> None:
    placed = replace(TEAM, interpreters=(replace(ANN, desk="1"), replace(BO, desk="2")))
    before = replace(team(desks.taken("1", None, 5), desks.active("1")), booths=(placed,))
    moved = replace(placed, interpreters=(replace(ANN, desk="2"), replace(BO, desk="1")))
    now = desks.set_team(before, (moved,)).desks_of("fr")
    assert (now.active, [(each.id, each.interpreter) for each in now.desks]) == ("1", [("1", "a")])
    more = replace(placed, interpreters=(*placed.interpreters, Interpreter("c", "Cy", "fr")))
    assert desks.set_team(before, (more,)).desks_of("fr").active == "1"
    unknown = replace(team(desks.taken("1", None, 5), desks.active("1")), booths=(TEAM,))
    assert desks.set_team(unknown, (TEAM,)).desks_of("fr").active == "1", "the same people"
    assert desks.set_team(unknown, (replace(TEAM, interpreters=more.interpreters),)).desks_of("fr") == BoothDesks("fr")


def test_a_desk_that_loses_the_microphone_is_told_until_it_changes_hands_again() -> None:
    pressed = after(*SEATED, desks.taken_from("1", "pressed", 9))
    assert (pressed.active, pressed.microphone_lost) == ("1", MicrophoneLost("2", "1", "pressed", 9))
    released = after(*SEATED, desks.asked(ASKED), desks.taken_from(None, "released", 9))
    assert (released.active, released.handover, released.left) == (None, None, None)
    assert released.microphone_lost == MicrophoneLost("2", None, "released", 9)
    for change in (desks.active("2"), desks.active("3"), desks.taken("2", "b", 10)):
        assert change(pressed).microphone_lost is None
    assert desks.taken("3", "c", 10)(pressed).microphone_lost == pressed.microphone_lost


def test_hardware_alone_seats_nobody_and_a_desk_that_was_left_differs_from_one_that_was_lost() -> None:
    heard = after(desks.heard("1", microphone="on")).desk("1")
    assert heard == Desk("1", 0, microphone="on", taken=False)
    assert not heard.there
    rows = [after(*SEATED, away("2", 9)).desk("2") for away in (desks.left, desks.lost)]
    assert [(row.gone, row.left, row.there) for row in rows if row] == [(True, True, False), (True, False, False)]
    back = after(*SEATED, desks.left("2", 9), desks.taken("2", "b", 10)).desk("2")
    assert back and (back.left, back.there) == (False, True)
