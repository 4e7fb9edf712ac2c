"""Forty persons, each named in place of each other: the checks miss few of the swaps, and accept the right names."""

import csv
from itertools import permutations
from pathlib import Path

from interp.domain.checks import titled_person
from interp.domain.checks.full_names import same_person
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from tests.row_by_row import row_by_row
from tests.sample_sizes import size

SENTENCES = {
    "en": "We heard Ms. {} with great interest.", "fr": "Nous avons écouté Mme {} avec grand intérêt.",
    "es": "Hemos escuchado a la Sra. {} con gran interés.", "ru": "Мы с интересом выслушали г-жу {} сегодня.",
    "ar": "استمعنا إلى السيدة {} باهتمام كبير.", "zh": "我们饶有兴趣地听取了{}女士的发言。",
}  # fmt: skip
with (Path(__file__).parent / "persons.tsv").open(encoding="utf-8", newline="") as file:
    NAMES = tuple(csv.DictReader(file, delimiter="\t"))
MOST_SILENT, MOST_FALSE = 0.05, 0.1  # the goal is 5 % in each direction; a name that sounds otherwise is an error


def sentence(name: dict[str, str], language: str) -> str:
    return SENTENCES[language].format(name.get(language) or name["latin"])


def is_error(source: str, target: str, ways: tuple[str, str]) -> bool:
    return any(each.severity == "error" for each in titled_person.check(source, target, *ways))


@row_by_row("ways", list(permutations(MEETING_LANGUAGES, 2)), ids="-".join)
def test_few_swaps_pass_in_silence(ways: tuple[str, str]) -> None:
    source, target = ways
    swaps = [*permutations(NAMES, 2)][:: size(8, torture=1)]
    told = [is_error(sentence(a, source), sentence(b, target), ways) for a, b in swaps]
    false = [is_error(sentence(each, source), sentence(each, target), ways) for each in NAMES]
    assert 1 - sum(told) / len(told) <= MOST_SILENT
    assert sum(false) / len(false) <= MOST_FALSE


def test_a_family_name_alone_stands_for_a_full_name() -> None:
    assert same_person(["Angela", "Merkel"], ["Merkel"], ("en", "fr"))
    assert same_person(["Bachelet"], ["باشيليت", "المفوضة"], ("en", "ar"))
    assert not same_person(["Angela", "Merkel"], ["Angela", "Bokova"], ("en", "fr"))
