"""The page of measures: for the desk only, and what nobody reviewed stands there as not known."""

from tests.filed_statement import file_statement, section
from tests.socket_screen import Hall


def test_the_desk_sees_what_became_of_the_drafts(hall: Hall) -> None:
    with section(hall.server.data) as drafts:
        file_statement(drafts, hall.meeting)
    page = hall.server.get(f"/m/{hall.meeting}/desk/measures?lang=en", hall.token("reviser"))
    assert page.status == 200
    assert "mt:en-zh@1.9+fixture" in page.body and "not known" in page.body
    assert "Measures of the drafts" in page.body


def test_a_meeting_without_drafts_says_so(hall: Hall) -> None:
    page = hall.server.get(f"/m/{hall.meeting}/desk/measures?lang=en", hall.token("reviser"))
    assert "No text of this meeting has been drafted yet." in page.body


def test_others_are_refused_with_a_page(hall: Hall) -> None:
    page = hall.server.get(f"/m/{hall.meeting}/desk/measures", hall.token("chair"))
    assert (page.status, "<title>" in page.body) == (403, True)
