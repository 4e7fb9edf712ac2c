"""The same programme in the other five languages, and the dates, hours, lengths and sessions they print."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from interp.domain.proposals.planning import honorific_code
from interp.domain.proposals.proposal import MeetingProposal, Proposal
from interp.reading.expressions.dates_and_hours import date_in, hours_in
from interp.reading.expressions.foreign_dates import lengths_in_english
from interp.reading.papers.paper_to_proposal import propose
from interp.reading.papers.session_names import foreign_session

SEEDS = Path(__file__).parents[1] / "papers" / "seed"
LANGUAGES = ("ar", "zh", "fr", "ru", "es")
ROLES = ["chair", "opening_speaker", "moderator", *["panellist"] * 4], ["chair", "moderator", *["panellist"] * 5]
TITLES = ["he_mr"] * 2 + ["mr"] * 7 + ["ms"] * 5


@cache
def seed(language: str) -> Proposal:
    return propose((SEEDS / f"{language}.txt").read_bytes(), f"{language}.txt")


def meetings(language: str) -> tuple[MeetingProposal, ...]:
    return seed(language).meetings


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_session_the_version_and_the_webcast_are_read(language: str) -> None:
    paper = seed(language)
    assert (paper.session.number, paper.event.as_of, paper.webcast) == (31, "2016-03-07", "http://webtv.un.org")
    assert paper.session.body and paper.event.title and paper.event.theme


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_meetings_have_their_hours_and_room(language: str) -> None:
    assert [(each.starts_at, each.ends_at) for each in meetings(language)] == [
        ("2016-03-07T09:00:00+01:00", "2016-03-07T12:00:00+01:00"),
        ("2016-03-07T15:00:00+01:00", "2016-03-07T18:00:00+01:00"),
    ]
    assert all(each.room and each.place and each.title for each in meetings(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_has_role_function_and_form_of_address(language: str) -> None:
    assert tuple([person.roles[0] for person in each.people] for each in meetings(language)) == ROLES
    people = [person for each in meetings(language) for person in each.people]
    assert sorted(honorific_code(person.honorific) or "" for person in people) == TITLES
    assert all(person.functions for person in people)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_stands_on_its_line_and_every_panellist_has_a_topic(language: str) -> None:
    text = (SEEDS / f"{language}.txt").read_text(encoding="utf-8")
    people = [person for each in meetings(language) for person in each.people]
    assert all(person.name in text and len(person.name) < 40 for person in people)
    assert all(bool(person.topic) == ("panellist" in person.roles) for person in people)


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_panellist_holds_two_functions(language: str) -> None:
    assert [len(person.functions) for person in meetings(language)[0].people] == [1, 1, 1, 1, 1, 2, 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_blocks_are_60_45_15_45_15_minutes(language: str) -> None:
    for each in meetings(language):
        assert [block.budget_s // 60 for block in each.blocks] == [60, 45, 15, 45, 15]
        assert {item.speech_limit_s for item in each.items if item.kind == "floor_round"} == {120}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_video_documents_and_languages_are_found_and_no_line_is_open(language: str) -> None:
    video = next(item for item in meetings(language)[0].items if item.kind == "video_message")
    assert video.length_s == 180
    assert [document.symbol for document in seed(language).documents] == ["28/19", "A/HRC/31/34"]
    assert seed(language).languages == ("ar", "zh", "en", "fr", "ru", "es")
    assert {warning.code for warning in seed(language).warnings} == {"no_slack"}


@pytest.mark.parametrize(
    "text",
    ["le 1er mars 2016", "mardi 1 mars 2016", "1 de marzo de 2016", "1 марта 2016 года", "2016年3月1日（星期二）",
     "الثلاثاء، 1 آذار/مارس 2016", "١ مارس ٢٠١٦"],
)  # fmt: skip
def test_a_date_is_read_in_each_language(text: str) -> None:
    assert date_in(text) == date(2016, 3, 1)


@pytest.mark.parametrize(
    "text",
    ["de 15 heures à 18 heures", "15 h – 18 h", "15h00-18h00", "de 15 a 18 horas", "с 15 до 18 часов", "15–18 час.",
     "下午3时至6时", "下午3:00至6:00", "من الساعة 3 إلى 6 مساءً"],
)  # fmt: skip
def test_hours_are_read_in_each_language(text: str) -> None:
    assert [(hours.start, hours.end) for hours in hours_in(text)] == [(900, 1080)]


@pytest.mark.parametrize(
    ("text", "length"),
    [("2 минуты", "2 minutes"), ("une heure", "1 hours"), ("45分钟", "45 minutes"), ("15 دقيقة", "15 minutes"),
     ("media hora", "half an hour"), ("90 segundos", "90 seconds")],
)  # fmt: skip
def test_a_length_of_time_is_read_in_each_language(text: str, length: str) -> None:
    assert lengths_in_english(text).strip() == length


@pytest.mark.parametrize(
    ("text", "number"),
    [("Quarante-deuxième session", 42), ("Trente et unième session du Conseil des droits de l’homme", 31),
     ("54º período de sesiones del Consejo de Derechos Humanos", 54), ("Сорок восьмая сессия", 48),
     ("人权理事会第五十届会议", 50), ("الدورة الثانية والأربعون", 42)],
)  # fmt: skip
def test_a_session_is_read_in_each_language(text: str, number: int) -> None:
    found = foreign_session(text)
    assert found and found[0] == number
