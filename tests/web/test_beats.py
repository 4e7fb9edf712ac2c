"""What a screen hears without asking: beats, presence, and a closing when its link is withdrawn."""

from itertools import pairwise
from typing import Any

import pytest

from tests.filed_statement import file_statement, section
from tests.server import until
from tests.socket_screen import Hall, Screen

BEFORE = ("epoch", "seq", "booths", "consoles", "attendees", "outputs")


def mean_gap(screen: Screen, name: str) -> float:
    """Return the seconds between the messages of one name, on average."""
    times = screen.times(name)
    return (times[-1] - times[0]) / (len(times) - 1)


def booths(message: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the booths of a presence message by language."""
    return {row["language"]: row for row in message["booths"]}


def test_booths_and_rooms_hear_a_beat_each_second_and_captions_every_five(hall: Hall) -> None:
    booth, room, phone = hall.booth("fr"), hall.screen("room", "en")[0], hall.captions("ar")
    until(lambda: len(phone.times("beat")) >= 2)
    for screen in (booth, room):
        assert 2.5 < mean_gap(phone, "beat") / mean_gap(screen, "beat") < 8


@pytest.mark.parametrize("audience, role", [("console", "staff"), ("chair", "chair"), ("desk", "reviser")])
def test_staff_screens_hear_a_beat(hall: Hall, audience: str, role: str) -> None:
    screen, _ = hall.screen(audience, role=role)
    assert screen.waits("beat")


def test_a_beat_has_the_fields_of_the_contract_and_the_number_of_the_rooms_last_view(hall: Hall) -> None:
    console, booth = hall.console(), hall.booth("zh")
    view = booth.reaches(console.press("floor.advance", {"from_speech": None})["seq"])
    beat = booth.waits("beat", lambda message: message["seq"] == view["seq"])
    assert set(beat) == {"epoch", "seq", "captions_seq", "captions_changed", "server_now"}
    assert beat["epoch"] == view["epoch"]


def test_the_beats_number_is_never_ahead_of_what_the_room_was_sent(hall: Hall) -> None:
    """A booth's report is nothing to a phone: its beat must not ask it to fetch a view."""
    console, booth, phone = hall.console(), hall.booth("fr"), hall.captions("fr")
    shown = phone.reaches(console.press("floor.advance", {"from_speech": None})["seq"])["seq"]
    booth.press("booth.report_language", {"booth": "fr", "language": "ru"})
    console.waits("view", lambda message: bool(message["view"]["reports"]))
    beat = phone.waits("beat")
    assert beat["seq"] == shown
    assert [message["seq"] for message in phone.heard("view")] == [shown]


def test_presence_names_the_booths_the_consoles_and_counts_attendees(hall: Hall) -> None:
    console = hall.console(device="desk-1")
    hall.booth("fr", device="cabin-4", desk="2")
    hall.captions("ar"), hall.captions("ar"), hall.captions("ru")
    told = console.waits("presence", lambda m: m["attendees"] == {"ar": 2, "ru": 1} and bool(m["booths"]))
    assert set(told) == {*BEFORE, "attendees_behind", "outputs_behind"}
    assert told["booths"] == [{"language": "fr", "device": "cabin-4", "behind": 0, "stale": False, "desk": "2"}]
    assert [row["device"] for row in told["consoles"]] == ["desk-1"]


def test_presence_forgets_who_left(hall: Hall) -> None:
    console, booth = hall.console(), hall.booth("es")
    console.waits("presence", lambda message: "es" in booths(message))
    booth.close()
    console.waits("presence", lambda message: message["seq"] > 0 and not message["booths"])


def test_presence_has_the_epoch_of_the_process_and_not_of_the_log(hall: Hall) -> None:
    console = hall.console()
    told = console.waits("presence")
    assert told["epoch"] != console.waits("beat")["epoch"]


def test_presence_comes_at_most_once_a_second(hall: Hall) -> None:
    console = hall.console()
    console.waits("presence")
    for language in ("ar", "zh", "en", "fr", "ru", "es"):
        hall.booth(language)
        console.waits("presence", lambda message, language=language: language in booths(message))  # type: ignore[misc]
    order = [name for name, *_ in console.news if name in ("beat", "presence")]
    assert ("presence", "presence") not in pairwise(order)  # each second has its beat, that of the join too
    assert order.count("presence") >= 4


@pytest.mark.parametrize("audience", ["console", "chair", "desk"])
def test_who_joins_where_nothing_changes_is_told_with_the_beat_like_everybody(hall: Hall, audience: str) -> None:
    hall.booth("zh").waits("presence", lambda message: "zh" in booths(message))
    screen, _ = hall.screen(audience, role={"console": "staff", "desk": "reviser"}.get(audience, audience))
    screen.waits("presence", lambda message: "zh" in booths(message))
    screen.waits("beat", lambda _: len(screen.heard("beat")) >= 3)
    assert ("presence", "presence") not in pairwise(name for name, *_ in screen.news if name in ("beat", "presence"))


def test_presence_is_not_for_the_public(hall: Hall) -> None:
    phone, room, console = hall.captions("ar"), hall.screen("room")[0], hall.console()
    console.waits("presence")
    room.waits("beat")
    assert phone.heard("presence") == room.heard("presence") == []


def test_a_booth_that_says_what_it_shows_is_not_behind(hall: Hall) -> None:
    console, booth = hall.console(), hall.booth("ru")
    seq = console.press("floor.advance", {"from_speech": None})["seq"]
    epoch = booth.reaches(seq)["epoch"]
    console.waits("presence", lambda message: booths(message).get("ru", {}).get("behind", 0) > 0)
    booth.client.emit("at", {"epoch": epoch, "seq": seq})
    until(lambda: booths(console.heard("presence")[-1])["ru"]["behind"] == 0)


def test_a_booth_that_falls_silent_is_called_stale(hall: Hall) -> None:
    console = hall.console()
    hall.booth("ar")
    told = console.waits("presence", lambda message: booths(message).get("ar", {}).get("stale", False))
    assert told["attendees"] == {}


@pytest.mark.parametrize("message", [None, [], {"epoch": 1}, {"epoch": "x", "seq": "y"}, {"epoch": "x", "seq": 2**70}])
def test_an_at_that_cannot_be_read_is_passed_over(hall: Hall, message: object) -> None:
    booth = hall.booth("fr")
    booth.client.emit("at", message)
    assert booth.join(hall.meeting, "captions")["ok"]


def test_a_withdrawn_link_closes_its_socket_within_a_beat(hall: Hall) -> None:
    link, token = hall.outside.token("staff", hall.meeting)
    console, other = hall.make(), hall.console()
    assert console.join(hall.meeting, "console", token=token)["ok"]
    hall.outside.access.revoke(link)
    assert console.waits("notice") == {"code": "signed_out"}
    assert console.closed.wait(60)
    assert other.press("room.show")["ok"]


def test_a_withdrawn_link_is_refused_at_once_even_before_the_socket_closes(hall: Hall) -> None:
    link, token = hall.outside.token("staff", hall.meeting)
    console = hall.make()
    console.join(hall.meeting, "console", token=token)
    hall.outside.access.revoke(link)
    assert console.press("floor.advance", {"from_speech": None})["error"]["code"] == "not_signed_in"
    assert hall.outside.meetings.state(hall.meeting).floor.speech is None


def test_a_withdrawn_link_cannot_join_again(hall: Hall) -> None:
    link, token = hall.outside.token("interpreter", hall.meeting, "fr")
    hall.outside.access.revoke(link)
    error = hall.make().join(hall.meeting, "booth", "fr", token=token)["error"]
    assert (error["code"], error["args"]["reason"]) == ("not_signed_in", "revoked")


def test_who_reads_documents_is_told_of_a_change_within_a_beat_and_nobody_else(hall: Hall) -> None:
    """The number is all that is sent: what may be seen is fetched."""
    phone = hall.captions("ar")
    reader, joined = hall.screen("captions", "ar", documents=True)
    assert (type(joined["documents"]), joined["captions"]) == (int, {})
    with section(hall.server.data) as drafts:
        document = file_statement(drafts, hall.meeting)
        told = reader.waits("documents", lambda message: message["mark"] > joined["documents"])
        before = drafts.mark(hall.meeting) + drafts.mark("")
        drafts.withdraw(document, True)
    assert set(told) == {"v", "epoch", "mark"}
    reader.waits("documents", lambda message: message["mark"] > before)
    assert phone.heard("documents") == []
