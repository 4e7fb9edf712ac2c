"""Terms: what must be used is missed, what is avoided is seen, and what is kept must not be translated."""

from interp.domain.checks.required_terms import Term, check

OPENING = Term(
    "required",
    {"en": ("opening statement",), "fr": ("déclaration liminaire",), "ru": ("вступительное заявление", "слово")},
)
AVOID = Term("forbidden", {"fr": ("panel",)}, {"fr": "table ronde"})
KEEP = Term("kept", {"en": ("Sched",), "ru": ("Sched",)})


def said(source: str, target: str, pair: str, *terms: Term) -> list[tuple[str, ...]]:
    first, second = pair.split("-")
    return [(each.code, *each.values) for each in check(source, target, first, second, terms)]


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
