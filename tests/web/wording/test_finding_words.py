"""Every finding has its words, in six languages, and the same English as on the command line."""

import pytest

from interp.domain.checks.finding_messages import finding
from interp.languages import INTERFACE_LANGUAGES
from interp.web.wording.desk_words import FINDINGS
from interp.web.wording.phrases import phrase, said


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_each_language_says_them_with_every_value(language: str) -> None:
    for word in FINDINGS.values():
        text = str(said(word, language))
        assert language == "en" or text != word.message, "after it is translated: make locales"
        assert [f"{{{n}}}" in text for n in (1, 2)] == [f"{{{n}}}" in word.message for n in (1, 2)]


def test_values_stand_apart_in_the_line() -> None:
    found = finding("number_changed", "2016", "2015")
    values = {str(place): value for place, value in enumerate(found.values, start=1)}
    assert phrase(FINDINGS["finding.number_changed"], "en", values) == (
        "The original says <bdi>2016</bdi>, the translation <bdi>2015</bdi>."
    )
    assert found.message == "The original says 2016, the translation 2015."
