"""A line that introduces a person is taken apart and put together in each language; other lines are let be."""

import pytest

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.translation.person_lines import PersonLine, introduced, person_line
from tests.domain.translation.person_sentences import LINES as INTRODUCED
from tests.domain.translation.person_sentences import SENTENCES
from tests.row_by_row import row_by_row

SIX = {
    "en": "Ms. Kate Gilmore, Deputy High Commissioner for Human Rights",
    "fr": "Mme Kate Gilmore, Haute-Commissaire adjointe aux droits de l’homme",
    "es": "Sra. Kate Gilmore, Alta Comisionada Adjunta",
    "ru": "Г-жа Кейт Гилмор, заместитель Верховного комиссара",
    "ar": "السيدة كيت غيلمور، نائبة المفوض السامي",
    "zh": "凯特·吉尔莫尔女士，副高级专员",
}


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_a_person_line_is_taken_apart(language: str) -> None:
    found = person_line(SIX[language], language)
    assert found is not None
    assert (found.address, found.name in SIX[language], found.role != "") == ("ms", True, True)
    assert found.name not in found.role


def test_a_person_line_is_put_together_in_each_language() -> None:
    line = person_line("• H.E. Mr. Choi Kyong-lim, President of the Human Rights Council", "en")
    assert line == PersonLine("he_mr", "Choi Kyong-lim", "President of the Human Rights Council", "• ")
    names = {"zh": "崔京林"}
    assert introduced(line, "人权理事会主席", "zh", names) == "• 崔京林先生阁下，人权理事会主席"
    assert introduced(line, "رئيس المجلس", "ar") == "• سعادة السيد Choi Kyong-lim، رئيس المجلس"
    assert introduced(PersonLine("dr", "Najat Maalla M’jid", ""), "", "fr") == "Dr Najat Maalla M’jid"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Geneva, Switzerland", "en"),
        ("Mr. President, distinguished delegates, it is an honour to speak here today", "en"),
        ("Dr. and Mrs. of whom we spoke, that is", "en"),
        ("M. le Président, je vous remercie", "fr"),
        ("各位代表，女士们先生们", "zh"),
    ],
)
def test_other_lines_are_let_be(text: str, language: str) -> None:
    line = person_line(text, language)
    assert line is None


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_a_sentence_in_which_a_person_does_something_is_no_person_line(language: str) -> None:
    assert len(SENTENCES[language]) >= 11
    taken = {text: person_line(text, language) for text in SENTENCES[language]}
    assert {text: line for text, line in taken.items() if line} == {}


@row_by_row(("language", "text", "name", "role"), INTRODUCED)
def test_a_name_is_told_from_the_office(language: str, text: str, name: str, role: str) -> None:
    line = person_line(text, language)
    assert line is not None
    assert (line.name, line.role) == (name, role)


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("ar", "السيد وصل الدين، رئيس المجلس", "وصل الدين"),  # a name that begins like a verb
        ("zh", "王毅先生，外交部长", "王毅"),
        ("en", "Mr. four arrows, writer", "four arrows"),
    ],
)
def test_a_name_that_the_meeting_knows_is_a_name(language: str, text: str, name: str) -> None:
    line = person_line(text, language, {name})
    assert (person_line(text, language), line and line.name) == (None, name)


def test_a_comma_without_a_space_ends_no_name() -> None:
    assert person_line("Mr. Smith,chair", "en") is None
    assert person_line("Mr. Forty 78,000, chair", "en") is None
