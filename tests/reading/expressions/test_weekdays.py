"""A date with a weekday that is not its own is found, in the six languages; a right one is not."""

from datetime import date

import pytest

from interp.reading.expressions.weekdays import WrongWeekday, wrong_weekday_in
from interp.reading.papers.paper_to_proposal import propose


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Tuesday, 25 June 2026, 3 p.m.", "Tuesday"),
        ("25 June 2026 (Tuesday)", "Tuesday"),
        ("mardi 25 juin 2026, 10 heures", "mardi"),
        ("el martes 25 de junio de 2026", "martes"),
        ("вторник, 25 июня 2026 года", "вторник"),
        ("الثلاثاء، 25 حزيران/يونيه 2026", "الثلاثاء"),
        ("2026年6月25日（星期二）", "星期二"),
    ],
)
def test_a_weekday_of_another_day_is_found(text: str, printed: str) -> None:
    assert wrong_weekday_in(text) == WrongWeekday(printed, date(2026, 6, 25))


@pytest.mark.parametrize(
    "text",
    [
        "Thursday, 25 June 2026, 3 p.m.", "25 June 2026 (Thursday)", "jeudi 25 juin 2026", "jueves 25 de junio de 2026",
        "четверг, 25 июня 2026 года", "الخميس، 25 حزيران/يونيه 2026", "2026年6月25日（星期四）",
        "Tuesday, 25 June", "The Tuesday group met on 25 June 2026", "Tuesday",
    ],
)  # fmt: skip
def test_no_other_weekday_is_doubted(text: str) -> None:
    assert wrong_weekday_in(text) is None


def test_the_date_is_read_as_printed_and_the_doubt_is_shown() -> None:
    paper = "A panel\n\nDate: Tuesday, 25 June 2026, 3 p.m. – 5 p.m., Geneva\n\nChair: Mr. A Bell, President"
    proposal = propose(paper.encode(), "a.txt")
    assert (proposal.meetings[0].starts_at or "")[:10] == "2026-06-25"
    assert [(w.line, w.values) for w in proposal.warnings if w.code == "weekday"] == [
        (3, {"date": "2026-06-25", "weekday": "Tuesday"})
    ]
