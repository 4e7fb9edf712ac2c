"""What an announcement says in the six languages, with what stands in it set apart, and in the record."""

from typing import Any

import pytest

from interp.domain.model import commands as do
from interp.domain.model.announcements import EVERYONE, PHRASES
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.views.meeting_record import meeting_record
from interp.web.drawing.announcement_pieces import SAID
from interp.web.drawing.announcements import hearers, in_words, stand
from interp.web.drawing.markup import drawn
from interp.web.pages.record_file import as_table, record_body
from interp.web.wording.announcement_words import HEARERS, STOCK
from tests.builders import HOUR, START, sitting

ZONE = "Europe/Zurich"
TOLD: dict[str, Any] = {
    "id": "a", "phrase": None, "time": START + HOUR, "minutes": 10, "place": "Room XXI", "text": None,
    "until": START + HOUR,
}  # fmt: skip


def test_every_phrase_of_the_stock_is_worded_and_drawn_and_nothing_else() -> None:
    cases: Any = SAID
    assert set(cases["cases"]) == set(PHRASES) == {key.partition(".")[2] for key in STOCK}
    assert set(HEARERS) == {f"hearer.{each}" for each in (*EVERYONE, "everyone")}


@pytest.mark.parametrize("phrase", PHRASES)
def test_what_stands_in_a_phrase_is_set_apart_in_all_six(phrase: str) -> None:
    for code in MEETING_LANGUAGES:
        values = {"phrase": phrase, "time": "10:00", "n": 10, "place": "Room XXI"}
        html = str(drawn("announced.said", code, values))
        assert html.count("<bdi") == len(PHRASES[phrase]), (code, html)  # type: ignore[index]
        told = in_words(TOLD | {"phrase": phrase}, code, ZONE)
        assert told.count("\u2068") == len(PHRASES[phrase])  # type: ignore[index]


def test_a_phrase_of_a_later_version_is_left_out() -> None:
    assert drawn("announced.line", "en", {"id": "a", "said": drawn("announced.said", "en", {"phrase": "later"})}) == ""


def test_one_stands_until_its_end() -> None:
    view = {"announcements": [TOLD]}
    assert stand(view, START + HOUR - 1) == [TOLD] and stand(view, START + HOUR) == []


def test_for_whom_it_is_is_said_in_words() -> None:
    assert hearers(EVERYONE, "en") == "everyone"
    assert hearers(("room", "chair"), "fr") == "écran de la salle · présidence"


def test_the_record_says_what_was_announced_to_whom_and_until_when() -> None:
    sat = sitting(do.MakeAnnouncement(("room", "booths"), START + HOUR, "resumes_at", time=START + HOUR))
    sat.does(do.WithdrawAnnouncement("c2"))
    table = as_table(meeting_record(sat.state, "en"))
    assert "Announced; The meeting will resume at 10:00.; to: screen in the room · booths" in table
    assert "2016-03-07 10:00:00" in table and "Announcement withdrawn; The meeting" in table
    page = record_body(sat.state, "ar", "html")
    assert "ستُستأنف الجلسة في الساعة" in page and "المقصورات" in page
