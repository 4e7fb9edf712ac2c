"""Commands over the socket, on a real server in both modes: who may, what is answered, and who then sees it."""

import threading
from typing import Any

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from tests.row_by_row import row_by_row
from tests.sample_sizes import size
from tests.server import command_id, until
from tests.socket_screen import Hall, Screen
from tests.web.modes import BOTH, in_both_modes

MODES = size(BOTH[:1], torture=BOTH)
FIRST = {"from_speech": None, "to": {"item": "i1", "speech": "s1"}}
SECOND = {"from_speech": "s1", "to": {"item": "i2", "speech": "s2"}}


def code(answer: dict[str, Any]) -> str:
    """Return the code of a refusal."""
    assert answer["ok"] is False, answer
    return str(answer["error"]["code"])


# answered so fast that the bucket cannot fill meanwhile, on any machine
UNREADABLE: list[dict[str, Any]] = [{}] * 400


def in_flight(screen: Screen, messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Send commands without waiting for one before the next; return their answers in the order of arrival."""
    answers: list[dict[str, Any]] = []
    for message in messages:
        screen.client.emit("command", message, callback=answers.append)
    until(lambda: len(answers) == len(messages))
    return answers


def test_a_command_is_answered_with_its_number(hall: Hall) -> None:
    console = hall.console()
    assert console.press("floor.advance", FIRST) == {"ok": True, "seq": 4}


@in_both_modes
def test_every_screen_gets_a_view_at_or_after_the_answers_number(hall: Hall) -> None:
    booths = [hall.booth(language) for language in MEETING_LANGUAGES]
    others = [hall.captions("zh"), hall.screen("room", "fr")[0], hall.screen("chair", role="chair")[0]]
    console = hall.console()
    seq = console.press("floor.advance", FIRST)["seq"]
    for screen in (*booths, *others, console):
        view = screen.reaches(seq)
        assert view["view"]["speech"]["id"] == "s1"


def test_a_view_message_has_the_fields_of_the_contract(hall: Hall) -> None:
    console, booth = hall.console(), hall.booth("ar")
    view = booth.reaches(console.press("floor.advance", FIRST)["seq"])
    assert set(view) == {"v", "epoch", "seq", "audience", "language", "view"}
    assert (view["v"], view["audience"], view["language"]) == (1, "booth", "ar")
    assert view["view"]["clocks"]["speech"]["status"] == "running"


def test_numbers_on_one_screen_only_grow(hall: Hall) -> None:
    console, phone = hall.console(), hall.captions("ru")
    console.press("floor.advance", FIRST)
    seq = console.press("floor.advance", SECOND)["seq"]
    phone.reaches(seq)
    numbers = [message["seq"] for message in phone.heard("view")]
    assert numbers == sorted(set(numbers))


def test_a_command_without_a_token_is_not_signed_in(hall: Hall) -> None:
    assert code(hall.captions("en").press("floor.advance", FIRST)) == "not_signed_in"


def test_a_command_before_any_join_is_not_allowed(hall: Hall) -> None:
    screen = hall.make()
    screen.meeting = hall.meeting
    assert code(screen.press("floor.advance", FIRST)) == "not_allowed"


def test_a_command_for_another_meeting_than_the_joined_one_is_not_allowed(hall: Hall) -> None:
    console = hall.console()
    console.meeting = hall.outside.plan()
    assert code(console.press("floor.advance", FIRST)) == "not_allowed"


@pytest.mark.parametrize("audience, role", [("booth", "interpreter"), ("chair", "chair"), ("desk", "reviser")])
def test_only_staff_give_the_floor(hall: Hall, audience: str, role: str) -> None:
    screen, _ = hall.screen(audience, "fr", role=role)
    assert code(screen.press("floor.advance", FIRST)) == "not_allowed"


def test_a_booth_reports_for_itself_only(hall: Hall) -> None:
    booth = hall.booth("fr")
    hall.console().press("floor.advance", FIRST)
    assert booth.press("booth.report_language", {"booth": "fr", "language": "ru"})["ok"]
    assert code(booth.press("booth.report_language", {"booth": "ar", "language": "ru"})) == "not_allowed"


def test_what_a_booth_hears_reaches_the_console(hall: Hall) -> None:
    console, booth = hall.console(), hall.booth("es")
    console.press("floor.advance", FIRST)
    seq = booth.press("booth.report_language", {"booth": "es", "language": "fr"})["seq"]
    reports = console.reaches(seq)["view"]["reports"]
    assert [(each["booth"], each["language"]) for each in reports] == [("es", "fr")]


@row_by_row(
    "name, args",
    [("floor.fly", {}), ("floor.advance", {}), ("floor.advance", {"from_speech": 7}), ("floor.give", {"colour": 1}),
     ("floor.set_language", {"language": 4}), ("floor.add_time", {"seconds": "5"}), ("", {})],
)  # fmt: skip
def test_a_command_that_cannot_be_read_is_a_bad_request(hall: Hall, name: str, args: dict[str, Any]) -> None:
    assert code(hall.console().press(name, args)) == "bad_request"


def test_a_repeated_id_answers_as_the_first_time_and_changes_nothing(hall: Hall) -> None:
    console, press = hall.console(), command_id()
    first = console.press("floor.advance", FIRST, press)
    console.press("floor.advance", SECOND)
    assert console.press("floor.advance", FIRST, press) == first
    assert hall.outside.meetings.state(hall.meeting).floor.speech == "s2"


def test_a_stale_press_says_where_the_floor_is_and_who_moved_it(hall: Hall) -> None:
    console = hall.console(device="desk-1")
    console.press("floor.advance", FIRST)
    error = console.press("floor.advance", FIRST)["error"]
    hand = hall.outside.meetings.state(hall.meeting).hand
    assert (error["code"], error["retry"]) == ("stale", False)
    assert error["args"] == {"item": "i1", "speech": "s1", "by": hand.actor, "device": "desk-1", "at": hand.at}
    assert hand.actor and hand.at


@in_both_modes
def test_of_two_racing_consoles_exactly_one_moves_the_floor(hall: Hall) -> None:
    consoles = [hall.console(), hall.console()]
    start, answers = threading.Barrier(2), list[dict[str, Any]]()

    def race(console: Screen) -> None:
        start.wait(5)
        answers.append(console.press("floor.advance", FIRST))

    racers = [threading.Thread(target=race, args=(console,)) for console in consoles]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join(10)
    assert sorted(each["ok"] for each in answers) == [False, True]
    assert [each["error"]["code"] for each in answers if not each["ok"]] == ["stale"]
    assert hall.outside.meetings.state(hall.meeting).floor.speech == "s1"


@in_both_modes
def test_commands_sent_without_waiting_keep_their_order(hall: Hall) -> None:
    console, ids = hall.console(), [command_id() for _ in range(20)]
    messages: list[dict[str, Any]] = [
        {"meeting": hall.meeting, "id": each, "name": "room.blank" if n % 2 == 0 else "room.show", "args": {}}
        for n, each in enumerate(ids)
    ]
    numbers = [answer["seq"] for answer in in_flight(console, messages)]
    written = [row.command_id for row in hall.outside.log.read(f"meeting:{hall.meeting}", 1)]
    assert (written, numbers) == (ids, list(range(2, 22)))


def test_more_than_the_burst_is_too_many_and_may_be_tried_again(hall: Hall) -> None:
    console = hall.console()
    errors = [answer["error"] for answer in in_flight(console, UNREADABLE)]
    assert {each["code"] for each in errors[:50]} == {"bad_request"}
    assert {each["retry"] for each in errors if each["code"] == "too_many"} == {True}
    until(lambda: console.press("room.show")["ok"])


def test_the_limit_is_each_screens_own(hall: Hall) -> None:
    busy, calm = hall.console(), hall.console()
    assert "too_many" in {answer["error"]["code"] for answer in in_flight(busy, UNREADABLE)}
    assert calm.press("floor.advance", FIRST)["ok"]


def test_a_meeting_planned_by_another_process_is_followed_too(hall: Hall) -> None:
    from interp.domain.model.commands import AdvanceFloor
    from interp.domain.rules.permissions import Actor

    phone = hall.captions("fr")
    receipt = hall.outside.meetings.handle(Actor("staff", "B"), hall.meeting, command_id(), AdvanceFloor(None))
    assert phone.reaches(receipt.seq)["view"]["speech"]["id"] == "s1"


@in_both_modes
def test_no_traceback_was_written(hall: Hall) -> None:
    assert "Traceback" not in hall.server.log
