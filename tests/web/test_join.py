"""The join of the contract, on a real server in both modes: what it answers, and whom it refuses."""

from typing import Any

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.roles import ROLE_ROWS
from interp.domain.views import audiences
from tests.row_by_row import row_by_row
from tests.sample_sizes import size
from tests.server import Server
from tests.socket_screen import Hall
from tests.web.modes import BOTH, in_both_modes

MODES = size(BOTH[:1], torture=BOTH)
WORKS = {row.page: row.name for row in reversed(ROLE_ROWS) if row.link}  # of two, the first row of the table
AUDIENCES = {name: WORKS[name] if rule.roles else None for name, rule in audiences.AUDIENCES.items() if not rule.scope}
VIEW = {
    "meeting", "item", "speech", "following", "clocks", "next", "next_item", "armed", "last", "remaining",
    "outputs_blank", "interruption", "rehearsal", "programme_seq", "edits_seq", "list_seq", "language", "direction",
    "announcements", "measured",
}  # fmt: skip


def refusal(answer: dict[str, Any]) -> str:
    """Return the code of a refusal, which must be whole."""
    assert answer["ok"] is False and set(answer) == {"ok", "error"}
    assert set(answer["error"]) == {"code", "message", "retry", "args"}
    assert answer["error"]["message"]
    return str(answer["error"]["code"])


def test_a_join_answers_with_the_fields_of_the_contract(hall: Hall) -> None:
    _, joined = hall.screen("captions", "fr")
    assert set(joined) == {"ok", "epoch", "seq", "server_now", "recovered", "view", "captions"}
    assert (joined["ok"], joined["recovered"]) == (True, False)
    assert joined["captions"] == {"fr": {"seq": 0, "changed": 0, "cues": []}}


def test_a_caption_view_has_the_fields_of_the_contract_and_no_more(hall: Hall) -> None:
    _, joined = hall.screen("captions", "ar")
    assert set(joined["view"]) == VIEW
    assert (joined["view"]["language"], joined["view"]["direction"]) == ("ar", "rtl")


@in_both_modes
@row_by_row("audience", AUDIENCES)
def test_every_audience_can_be_joined_with_its_own_token(hall: Hall, audience: str) -> None:
    _, joined = hall.screen(audience, "fr", role=AUDIENCES[audience])
    assert joined["ok"], joined
    assert joined["view"].keys() >= VIEW - {"measured"}  # sent to the pages that say when somebody is expected


@in_both_modes
@row_by_row("audience", [name for name, role in AUDIENCES.items() if role])
def test_a_guarded_audience_without_a_token_is_not_signed_in(hall: Hall, audience: str) -> None:
    assert refusal(hall.screen(audience)[1]) == "not_signed_in"


@pytest.mark.parametrize("audience", ["captions", "room"])
def test_the_public_audiences_need_no_token_unless_the_meeting_is_private(hall: Hall, audience: str) -> None:
    hall.meeting = hall.outside.plan(private=True)
    assert refusal(hall.screen(audience)[1]) == "not_signed_in"
    assert hall.screen(audience, role="attendee")[1]["ok"]


def test_caption_languages_are_at_most_two(hall: Hall) -> None:
    screen, joined = hall.screen("captions", "ar", captions=["ar", "fr"])
    assert set(joined["captions"]) == {"ar", "fr"}
    assert refusal(screen.join(hall.meeting, "captions", "ar", captions=["ar", "fr", "en"])) == "bad_request"


def test_another_protocol_is_refused_as_such(hall: Hall) -> None:
    asked = {"protocol": 2, "meeting": hall.meeting, "audience": "captions", "language": "en"}
    assert refusal(hall.make().ask("join", asked)) == "protocol"


def test_an_unknown_audience_is_not_found(hall: Hall) -> None:
    assert refusal(hall.screen("gallery")[1]) == "not_found"


def test_an_unknown_meeting_is_not_found(hall: Hall) -> None:
    assert refusal(hall.make().join("nowhere", "captions")) == "not_found"


def test_an_unknown_language_is_a_bad_request(hall: Hall) -> None:
    assert refusal(hall.screen("captions", "de")[1]) == "bad_request"


def test_an_unknown_field_is_a_bad_request(hall: Hall) -> None:
    assert refusal(hall.screen("captions", "en", colour="red")[1]) == "bad_request"


@row_by_row("audience", [name for name in AUDIENCES if name not in ("booth", "pointer")])
def test_a_desk_of_another_audience_than_the_booths_is_a_bad_request(hall: Hall, audience: str) -> None:
    assert refusal(hall.screen(audience, "fr", role=AUDIENCES[audience], desk="1")[1]) == "bad_request"


@pytest.mark.parametrize("desk", [1, ["1"], "1\x00"])
def test_a_desk_that_is_no_name_is_a_bad_request(hall: Hall, desk: object) -> None:
    assert refusal(hall.screen("booth", "fr", role="interpreter", desk=desk)[1]) == "bad_request"


def test_a_later_join_of_a_booths_screen_may_be_at_another_desk_or_at_none(hall: Hall) -> None:
    console, booth = hall.console(), hall.booth("fr", desk="1")
    token = hall.token("interpreter", "fr")
    for desk in ("1", "2", ""):
        assert booth.join(hall.meeting, "booth", "fr", token=token, desk=desk or None)["ok"]
        console.waits("presence", lambda told, desk=desk: [row["desk"] for row in told["booths"]] == [desk])  # type: ignore[misc]


@row_by_row("message", [None, [], "join", 7, {}, {"protocol": 1}, {"protocol": True}])
def test_a_join_that_is_no_join_is_refused_in_words(hall: Hall, message: object) -> None:
    assert refusal(hall.make().ask("join", message)) in ("bad_request", "protocol")


def test_a_french_booth_token_that_asks_for_arabic_is_not_allowed(hall: Hall) -> None:
    token = hall.token("interpreter", "fr")
    assert refusal(hall.make().join(hall.meeting, "booth", "ar", token=token)) == "not_allowed"


def test_a_booth_token_that_asks_for_the_console_is_not_allowed(hall: Hall) -> None:
    token = hall.token("interpreter", "fr")
    assert refusal(hall.make().join(hall.meeting, "console", "fr", token=token)) == "not_allowed"


def test_a_token_of_another_meeting_is_not_allowed(hall: Hall) -> None:
    token = hall.outside.token("staff", hall.outside.plan())[1]
    assert refusal(hall.make().join(hall.meeting, "console", token=token)) == "not_allowed"


@pytest.mark.parametrize("token", ["x", "a.b.c", "é" * 40, "x" * 400])
def test_a_forged_token_is_not_signed_in(hall: Hall, token: str) -> None:
    assert refusal(hall.make().join(hall.meeting, "captions", token=token)) == "not_signed_in"


def test_a_later_join_replaces_the_earlier_one(hall: Hall) -> None:
    console, (phone, _) = hall.console(), hall.screen("captions", "ar")
    phone.join(hall.meeting, "captions", "fr")
    reached = phone.reaches(advance(console)["seq"])
    assert [m["language"] for m in phone.heard("view")] == ["fr"] == [reached["language"]]


def test_the_same_epoch_and_a_number_not_ahead_of_ours_is_recovered(hall: Hall) -> None:
    screen, first = hall.screen("captions")
    epoch, seq = first["epoch"], first["seq"]
    sent = ((epoch, seq), (epoch, seq + 1), ("e", seq))
    again = [screen.join(hall.meeting, "captions", epoch=e, seq=s) for e, s in sent]
    assert [each["recovered"] for each in again] == [True, False, False]


def test_the_sentence_of_a_refusal_is_in_the_language_of_the_join(hall: Hall) -> None:
    told = {code: hall.screen("console", code)[1]["error"]["message"] for code in MEETING_LANGUAGES}
    assert len(set(told.values())) == len(MEETING_LANGUAGES), told


def test_the_servers_time_comes_with_every_join(hall: Hall) -> None:
    earliest = hall.outside.clock.now_ms()
    now = hall.screen("captions")[1]["server_now"]
    assert earliest <= now <= hall.outside.clock.now_ms()


@in_both_modes
def test_no_traceback_was_written(server: Server, hall: Hall) -> None:
    assert "Traceback" not in server.log


def advance(console: Any) -> Any:
    """Press Next for the first time and return the acknowledgement."""
    return console.press("floor.advance", {"from_speech": None})
