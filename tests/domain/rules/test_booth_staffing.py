"""Who is in a booth, at which desk, and who may be at the microphone."""

from dataclasses import replace

from interp.domain.model.teams import BoothDesks, BoothTeam, Interpreter, Teams
from interp.domain.rules import booth_desk_changes as desks
from interp.domain.rules.booth_staffing import Seated, Staffed, occupant, seat_of, staffed
from interp.domain.rules.microphone_holder import at_microphone

ANN, BO, CY = (Interpreter(name, name, "fr", (), ("en",), desk) for name, desk in (("a", "1"), ("b", "2"), ("c", "2")))
TEAM = BoothTeam("fr", ("1", "2", "3"), (ANN, BO))
FULL = BoothTeam("fr", ("1", "2", "3"), (ANN, BO, CY))


def after(*changes: desks.Change) -> BoothDesks:
    """Return the booth's desks after changes."""
    now = BoothDesks("fr")
    for change in changes:
        now = change(now)
    return now


def booth(*changes: desks.Change, team: BoothTeam = TEAM, off: frozenset[str] = frozenset()) -> Staffed:
    return staffed(Teams((team,), off, (after(*changes),)), team)


def seats(now: Staffed) -> dict[str, str | None]:
    return {each.interpreter.id: each.desk for each in now.people}


def may(now: Staffed) -> list[str]:
    return [each.interpreter.id for each in now.may_work]


def sits(desk: str, who: str | None = None) -> desks.Change:
    return desks.taken(desk, who, 1)


def test_levels_are_a_b_and_c() -> None:
    one = Seated(Interpreter("x", "", "ar", ("en",), ("fr", "pt")), None)
    assert [one.level(each) for each in ("ar", "en", "fr", "pt", "zh", None)] == [0, 1, 2, 2, None, None]
    assert [one.works_into(each) for each in ("ar", "en", "fr", "zh")] == [True, True, False, False]


def test_who_is_on_duty_is_there_at_their_desk_until_something_else_is_said() -> None:
    assert seats(booth()) == {"a": "1", "b": "2"}
    assert may(booth()) == ["a", "b"]
    assert booth().worker is None


def test_who_is_off_duty_is_not_there() -> None:
    assert seats(booth(off=frozenset({"a"}))) == {"b": "2"}
    at_work = booth(sits("1"), desks.active("1"), off=frozenset({"a"}))
    assert (at_work.worker, may(at_work)) == (None, ["b"])


def test_a_booth_without_interpreters_is_not_declared() -> None:
    assert not booth(team=replace(TEAM, interpreters=())).declared
    assert booth(off=frozenset({"a", "b"})).declared


def test_who_sat_at_a_desk_that_is_gone_is_not_there() -> None:
    leaves = desks.left("1", 2)
    assert seats(booth(sits("1"), leaves)) == {"b": "2"}
    assert seats(booth(sits("1", "a"), leaves)) == {"b": "2"}
    assert seats(booth(sits("1", "b"), leaves)) == {"a": None}
    assert seats(booth(sits("1"), leaves, desks.found("1", 3))) == {"a": "1", "b": "2"}


def test_who_took_a_colleagues_desk_sits_there_and_the_colleague_nowhere_known() -> None:
    assert seats(booth(sits("2", "a"))) == {"a": "2", "b": None}
    assert seats(booth(sits("2", "a"), desks.left("2", 2))) == {"b": None}


def test_who_moved_is_no_longer_at_the_desk_they_left() -> None:
    moved = booth(sits("1", "a"), desks.active("1"), sits("3", "a"))
    assert (seats(moved), moved.worker) == ({"a": "3", "b": "2"}, None)
    assert seats(booth(sits("1", "a"), sits("2", "a"), sits("1", "a"))) == {"a": "1", "b": None}


def test_the_desk_that_took_the_microphone_is_at_it_until_it_is_gone() -> None:
    assert at_microphone(after(sits("1"), sits("2"))) is None
    now = booth(sits("1", "a"), sits("2", "b"), desks.active("2"))
    assert now.worker and now.worker.interpreter.id == "b"
    assert may(now) == ["b"]
    assert at_microphone(after(sits("2", "b"), desks.active("2"), desks.left("2", 2))) is None


def test_who_sits_at_a_desk_is_who_said_so_else_the_only_one_whose_desk_it_is() -> None:
    def at(desk: str, *changes: desks.Change, team: BoothTeam = TEAM) -> str | None:
        now = after(sits(desk), *changes)
        row = now.desk(desk)
        assert row
        found = occupant(now, team, row)
        return found.id if found else None

    assert (at("1"), at("3"), at("2", team=FULL)) == ("a", None, None)
    assert (at("1", sits("1", "b")), at("1", sits("1", "x"))) == ("b", None)
    assert at("1", sits("2", "a")) is None, "who said to sit elsewhere is not here"
    assert at("2", sits("1", "b"), team=FULL) == "c"


def test_two_at_one_desk_are_both_there_and_it_is_not_known_who_works() -> None:
    now = booth(sits("2"), desks.active("2"), team=FULL)
    assert (seats(now), now.worker, may(now)) == ({"a": "1", "b": "2", "c": "2"}, None, ["b", "c"])


def test_who_is_known_to_sit_elsewhere_may_not_be_at_the_microphone() -> None:
    assert may(booth(sits("3"), desks.active("3"))) == ["a", "b"], "nobody's desk: anybody"
    assert may(booth(sits("3"), sits("1", "x"), desks.active("3"))) == ["a"], "whose seat is not known may be there"


def test_a_seat_is_not_known_where_somebody_else_said_to_sit() -> None:
    assert seat_of(after(sits("1", "b")), TEAM, ANN) is None
    assert seat_of(after(sits("1", "b")), TEAM, BO) == "1"
    assert seat_of(after(sits("1")), TEAM, ANN) == "1"


def test_who_is_known_to_work_works_alone_though_a_seat_is_not_known() -> None:
    now = booth(sits("2", "a"), desks.active("2"))
    assert (seats(now), may(now)) == ({"a": "2", "b": None}, ["a"])
