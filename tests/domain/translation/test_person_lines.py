"""A line that introduces a person is taken apart and put together in each language; other lines are let be."""

import pytest

from interp.domain.translation.person_lines import PersonLine, introduced, person_line
from interp.languages import CODES

LINES = {
    "en": "Ms. Kate Gilmore, Deputy High Commissioner for Human Rights",
    "fr": "Mme Kate Gilmore, Haute-Commissaire adjointe aux droits de l’homme",
    "es": "Sra. Kate Gilmore, Alta Comisionada Adjunta",
    "ru": "Г-жа Кейт Гилмор, заместитель Верховного комиссара",
    "ar": "السيدة كيت غيلمور، نائبة المفوض السامي",
    "zh": "凯特·吉尔莫尔女士，副高级专员",
}


@pytest.mark.parametrize("language", CODES)
def test_a_person_line_is_taken_apart(language: str) -> None:
    found = person_line(LINES[language], language)
    assert found is not None
    assert (found.address, found.name in LINES[language], found.role != "") == ("ms", True, True)
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
