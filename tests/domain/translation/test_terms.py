"""Terms and States: what must be used is missed, what is avoided is seen, and the best hypothesis is chosen."""

from datetime import date
from itertools import pairwise

import pytest

from interp.domain.translation.terms import Term, check, check_states, states
from interp.languages import CODES
from interp.seed.bundled_data import delegations

OPENING = Term(
    "required",
    {"en": ("opening statement",), "fr": ("déclaration liminaire",), "ru": ("вступительное заявление", "слово")},
)
AVOID = Term("forbidden", {"fr": ("panel",)}, {"fr": "table ronde"})
KEEP = Term("kept", {"en": ("Sched",), "ru": ("Sched",)})
STATES = states(delegations(), date(2016, 3, 7))


def said(source: str, target: str, pair: str, *terms: Term) -> list[tuple[str, ...]]:
    first, second = pair.split("-")
    return [(each.code, *each.values) for each in check(source, target, first, second, terms)]


def state(source: str, target: str, pair: str) -> list[str]:
    first, second = pair.split("-")
    return [each.values[1] for each in check_states(source, target, first, second, STATES)]


def test_a_required_term_is_missed() -> None:
    assert said("Opening statement", "Discours d’ouverture", "en-fr", OPENING) == [
        ("term_missing", "Opening statement".lower(), "déclaration liminaire")
    ]
    assert said("Opening statements", "Déclarations liminaires", "en-fr", OPENING) == []
    assert said("Opening statement", "Во вступительном заявлении", "en-ru", OPENING) == []
    assert said("A statement", "Une allocution", "en-fr", OPENING) == []


def test_a_forbidden_term_is_seen_and_the_right_one_offered() -> None:
    assert said("A panel", "Un panel", "en-fr", AVOID) == [("term_forbidden", "panel", "table ronde")]
    assert said("A panel", "Une table ronde", "en-fr", AVOID) == []


def test_a_kept_term_is_not_translated() -> None:
    assert said("See Sched", "Смотри расписание", "en-ru", KEEP) == [("term_translated", "Sched")]
    assert said("See Sched", "Смотри Sched", "en-ru", KEEP) == []


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("Statement by Brazil", "Заявление Бразилии", "en-ru"),
        ("The Government of France", "французское правительство", "en-ru"),
        ("le Gouvernement français", "The Government of France", "fr-en"),
        ("Guinea-Bissau and Guinea", "几内亚比绍和几内亚", "en-zh"),
        ("الجمهورية العربية السورية", "la République arabe syrienne", "ar-fr"),
        ("Niger", "尼日尔", "en-zh"),
    ],
)
def test_official_names_are_known(source: str, target: str, pair: str) -> None:
    assert state(source, target, pair) == []


@pytest.mark.parametrize(
    ("source", "target", "pair", "wanted"),
    [
        ("Niger", "尼日利亚", "en-zh", "尼日尔"),
        ("Côte d’Ivoire", "Elfenbeinküste", "fr-en", "Côte d’Ivoire"),
        ("刚果民主共和国", "Congo-Kinshasa", "zh-fr", "République démocratique du Congo"),
    ],
)
def test_another_name_is_not_the_official_one(source: str, target: str, pair: str, wanted: str) -> None:
    assert state(source, target, pair) == [wanted]


def test_every_state_by_its_official_name_is_silent() -> None:
    wrong = [
        (names[first].short, names[second].short)
        for names in STATES
        for first, second in pairwise((*CODES, CODES[0]))
        for form in ("short", "formal")
        if check_states(getattr(names[first], form), getattr(names[second], form), first, second, STATES)
    ]
    assert wrong == []
