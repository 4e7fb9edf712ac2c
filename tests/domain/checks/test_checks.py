"""The checks: silent on good translations in every direction, loud on planted faults."""

from collections.abc import Iterator
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.domain.checks import check, worst
from interp.domain.model.findings import Finding
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from tests.domain.checks.gold_translations import GOLD
from tests.growth import TOO_STEEP, growth
from tests.row_by_row import row_by_row
from tests.sample_sizes import size


def alarms() -> Iterator[tuple[str, str, Finding]]:
    """Yield every finding on the good translations, in all thirty directions."""
    for row in GOLD:
        for source, target in permutations(MEETING_LANGUAGES, 2):
            yield from ((row[source], row[target], each) for each in check(row[source], row[target], source, target))


@pytest.mark.usefixtures("numbers_read_once")
def test_good_translations_raise_no_alarm() -> None:
    assert [(source, target, each.message) for source, target, each in alarms() if each.severity != "info"] == []


def test_accents_that_stand_apart_are_put_together() -> None:
    assert check("an age of 15 years", "la edad de 15 an\u0303os", "en", "es") == ()


def test_the_worst_comes_first() -> None:
    both = check("In 2016, 20 people", "En deux mille, 30 personnes ♪", "en", "fr")
    assert [each.severity for each in both] == sorted((each.severity for each in both), key="error warning info".find)
    assert (worst(both), worst(())) == ("error", None)


LETTERS = "aZé12٣五十万亿月日年第第(),.;:/-–%«»“”_♪ \u00a0\u0640قانونЖжщ¿?!Qz{}@:|XVI½²①"
ANYTHING = st.text(max_size=80) | st.text(alphabet=LETTERS, max_size=80)


@given(ANYTHING, ANYTHING, st.sampled_from(tuple(permutations(MEETING_LANGUAGES, 2))))
def test_whatever_is_written_is_checked(source: str, target: str, pair: tuple[str, str]) -> None:
    for each in check(source, target, *pair, kept=(target[:3],), names=({pair[0]: source[:5]},)):
        assert each.severity in ("error", "warning", "info")


HOSTILE = {
    "figures": "1 " * 2_000, "groups": "111 " * 1_000, "brackets": "a)" * 2_000, "dots": "." * 4_000,
    "slashes": "A/1" * 1_250, "numerals": "一千" * 1_250, "words": "two hundred and " * 500, "quotes": "«" * 4_000,
    "placeholders": "Qz1" * 1_000, "addresses": "a@b." * 1_000, "letters": "a" * 4_000, "spaces": " " * 4_000,
    "ages": "années 80 et 90 " * 500,
}  # fmt: skip


@row_by_row("name", HOSTILE)
def test_a_hostile_text_is_no_more_work_than_it_is_long(name: str) -> None:
    def checked(text: str) -> None:
        for language in ("en", "zh", "ar"):
            check(text, text[:-7], language, "fr")

    text = HOSTILE[name]
    assert growth(checked, text[: len(text) // size(2, torture=1)]) < TOO_STEEP
