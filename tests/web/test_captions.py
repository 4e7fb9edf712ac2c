"""Captions live on a real server: release, correction, withdrawal, a clerk's keys, and the holes over HTTP."""

from typing import Any

import pytest

from interp.domain.model.commands import LoadCaptions, ReleaseCaptions
from interp.domain.rules.permissions import SYSTEM
from tests.sample_sizes import size
from tests.server import Server, command_id
from tests.socket_screen import Hall, Screen
from tests.speech_scripts import SENTENCES
from tests.web.modes import BOTH, in_both_modes

MODES = size(BOTH[:1], torture=BOTH)


def reads(hall: Hall) -> Screen:
    """Let the first speaker have the floor, with a text; return the console that did."""
    console = hall.console()
    console.press("floor.advance", {"from_speech": None})
    console.reaches(asks(hall, LoadCaptions("s1", "d1", 6)))
    return console


def asks(hall: Hall, command: Any) -> int:
    """Ask as the service itself does, from a second process."""
    return hall.outside.meetings.handle(SYSTEM, hall.meeting, command_id(), command).seq


def release(hall: Hall, first: int, last: int) -> int:
    return asks(hall, ReleaseCaptions("s1", "pace", last, SENTENCES[first - 1 : last]))


def fetched(hall: Hall, **query: object) -> Any:
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    return hall.server.get(f"/api/meetings/{hall.meeting}/captions?{asked}")


@in_both_modes
def test_a_cue_reaches_each_reader_in_both_languages_asked_for(hall: Hall) -> None:
    reads(hall)
    phone, joined = hall.screen("captions", "ar", captions=["ar", "zh"])
    assert joined["captions"]["ar"]["cues"] == []
    seq = release(hall, 1, 1)
    told = {code: phone.waits("captions", lambda m, code=code: m["language"] == code) for code in ("ar", "zh")}  # type: ignore[misc]
    assert [told[code]["cues"][0]["text"]["language"] for code in ("ar", "zh")] == ["ar", "en"]
    assert {(m["seq"], m["changed"], m["v"]) for m in told.values()} == {(1, seq, 1)}
    assert told["ar"]["cues"][0]["text"]["origin"].endswith("+fixture")


def test_one_who_joins_later_is_given_what_is_on_the_screens(hall: Hall) -> None:
    reads(hall).reaches(release(hall, 1, 3))
    _, joined = hall.screen("captions", "fr")
    given = joined["captions"]["fr"]
    assert (given["seq"], [cue["number"] for cue in given["cues"]]) == (3, [1, 2, 3])


def test_a_correction_and_a_withdrawal_replace_what_is_on_the_screen(hall: Hall) -> None:
    reads(hall).reaches(release(hall, 1, 2))
    phone, desk = hall.screen("captions", "ar")[0], hall.screen("desk", "ar", role="reviser")[0]
    args = {"unit": "d1.a.0", "language": "ar", "text": "صحيح", "revision": 1}
    seq = desk.press("caption.correct", args)["seq"]
    (cue,) = phone.waits("captions", lambda m: m["changed"] == seq)["cues"]
    assert (cue["number"], cue["text"]["text"], cue["text"]["standing"]) == (1, "صحيح", "reviewed")
    gone = desk.press("caption.withdraw", {"document": "d1"})["seq"]
    told = phone.waits("captions", lambda m: m["changed"] == gone)["cues"]
    assert [(cue["number"], cue["text"], cue["withdrawn"]) for cue in told] == [(1, None, True), (2, None, True)]


def test_a_reviser_who_is_late_loses_nothing(hall: Hall) -> None:
    reads(hall)
    release(hall, 1, 1)
    desk = hall.screen("desk", "ar", role="reviser")[0]
    args = {"unit": "d1.a.0", "language": "ar", "text": "أول", "revision": 1}
    assert desk.press("caption.correct", args)["ok"]
    error = desk.press("caption.correct", args | {"text": "ثان"})["error"]
    assert (error["code"], error["args"]["reason"], error["args"]["value"]) == ("refused", "text_changed", "أول")


def test_a_clerk_says_that_the_speaker_left_the_text_and_every_screen_says_so(hall: Hall) -> None:
    reads(hall)
    console, phone, booth = hall.console(), hall.captions("fr"), hall.booth("ru")
    seq = console.press("caption.follow", {"action": "off_text", "speech": "s1"})["seq"]
    for screen in (console, phone, booth):
        assert screen.reaches(seq)["view"]["following"]["mode"] == "off_text"
    assert booth.heard("view")[-1]["view"]["place"]["of"] == 6


def test_a_line_typed_live_is_marked_so(hall: Hall) -> None:
    reads(hall)
    phone, console = hall.captions("es"), hall.console()
    assert console.press("caption.type", {"text": "Thank you, Mr. President.", "language": "en"})["ok"]
    (cue,) = phone.waits("captions")["cues"]
    assert (cue["how"], cue["text"]["text"], cue["original"]) == ("typed", "Thank you, Mr. President.", "en")


@pytest.mark.parametrize("name, args", [
    ("caption.follow", {"action": "next"}), ("caption.type", {"text": "x", "language": "fr"}),
    ("caption.withdraw", {"document": "d1"}),
    ("caption.release", {"speech": "s1", "how": "pace", "position": 1, "units": []}),
])  # fmt: skip
def test_an_interpreter_is_never_asked(hall: Hall, name: str, args: dict[str, Any]) -> None:
    assert hall.booth("fr").press(name, args)["error"]["code"] == "not_allowed"


@pytest.mark.parametrize("args", [{"action": "sideways"}, {"action": "next", "position": "1"}, {}, {"action": 7}])
def test_an_order_that_is_none_is_a_bad_request(hall: Hall, args: dict[str, Any]) -> None:
    reads(hall)
    assert hall.console().press("caption.follow", args)["error"]["code"] == "bad_request"


def test_the_beat_says_what_a_reader_may_have_missed(hall: Hall) -> None:
    reads(hall)
    release(hall, 1, 2)
    booth = hall.booth("fr")
    seq = hall.console().press("caption.withdraw", {"unit": "d1.a.0"})["seq"]
    beat = booth.waits("beat", lambda m: m["captions_changed"] == seq)
    assert beat["captions_seq"] == 2


# --- over HTTP


def test_a_hole_is_fetched(hall: Hall) -> None:
    reads(hall)
    release(hall, 1, 4)
    found = fetched(hall, language="fr", after=2).json
    places = {"seq", "changed", "after", "changed_after", "before"}
    assert set(found) == {"v", "epoch", "language", "cues", "rehearsal"} | places
    assert ([cue["number"] for cue in found["cues"]], found["seq"], found["after"]) == ([3, 4], 4, 2)


def test_a_reader_who_was_away_fetches_what_changed(hall: Hall) -> None:
    reads(hall)
    before = release(hall, 1, 4)
    hall.console().press("caption.withdraw", {"unit": "d1.b.0"})
    found = fetched(hall, language="fr", after=4, changed_after=before).json
    assert [(cue["number"], cue["withdrawn"]) for cue in found["cues"]] == [(2, True)]


def test_captions_that_have_not_changed_are_answered_with_304(hall: Hall) -> None:
    reads(hall)
    release(hall, 1, 1)
    first = fetched(hall, language="fr")
    asked = f"/api/meetings/{hall.meeting}/captions?language=fr"
    assert hall.server.get(asked, If_None_Match=first.headers["etag"]).status == 304
    release(hall, 2, 2)
    assert hall.server.get(asked, If_None_Match=first.headers["etag"]).status == 200


@pytest.mark.parametrize("query", [{"after": "x"}, {"changed_after": "1.5"}, {"after": "9" * 5000}, {"language": "de"}])
def test_a_number_that_is_none_is_a_bad_request(hall: Hall, query: dict[str, str]) -> None:
    answer = fetched(hall, **({"language": "fr"} | query))
    assert answer.status in (200, 400) and (answer.status == 200) == (len(query.get("after", "")) > 20)


def test_a_private_meetings_captions_are_for_those_with_a_link(hall: Hall) -> None:
    hall.meeting = hall.outside.plan(private=True)
    reads(hall)
    release(hall, 1, 1)
    assert fetched(hall, language="fr").status == 401
    assert hall.screen("captions", "fr")[1]["error"]["code"] == "not_signed_in"
    asked = f"/api/meetings/{hall.meeting}/captions?language=fr"
    assert len(hall.server.get(asked, hall.token("attendee")).json["cues"]) == 1


@in_both_modes
def test_no_traceback_was_written(server: Server, hall: Hall) -> None:
    assert "Traceback" not in server.log
