"""What became of drafts is counted by package and direction, and what is not known stays unknown."""

from interp.domain.translation.draft_measures import FEWEST_TIMED, Sentence, Step, measures, package_of, words_in

PACKAGE = "mt:en-fr@1.9"
SECOND = 1_000


def draft(text: str = "La parole est à vous.", *findings: str, origin: str = PACKAGE, at: int = 0) -> Step:
    return Step(text, "draft", origin, "machine", at, findings)


def approved(text: str = "La parole est à vous.", by: str = "Ana", at: int = 0) -> Step:
    return Step(text, "reviewed", "person", by, at)


def sentence(*steps: Step, text: str = "You have the floor.", language: str = "fr") -> Sentence:
    return Sentence("d1", "en", language, text, steps)


def test_drafts_are_counted_by_what_a_reviser_made_of_them() -> None:
    (row,) = measures(
        [
            sentence(draft(), approved()),
            sentence(draft("Vous avez le plancher.", "number", "number", "term"), approved("Vous avez la parole.")),
            sentence(draft("Bonjour.", "number")),
            sentence(),
        ]
    )
    assert (row.package, row.source, row.language) == (PACKAGE, "en", "fr")
    assert (row.sentences, row.drafted, row.unchanged, row.changed, row.compared) == (4, 3, 1, 1, 2)
    assert row.findings == (("number", 2), ("term", 1))
    assert row.chrf is not None and 50 < row.chrf < 100


def test_what_nobody_reviewed_is_not_known() -> None:
    (row,) = measures([sentence(draft())])
    assert (row.unchanged, row.changed, row.chrf, row.compared, row.minutes, row.timed) == (0, 0, None, 0, None, 0)


def test_an_official_text_is_compared_and_is_no_reviews() -> None:
    (row,) = measures([sentence(draft(), Step("La parole est à vous.", "final", "official", "Ana", 5))])
    assert (row.unchanged, row.changed, row.chrf, row.compared) == (0, 0, 100.0, 1)


def test_the_draft_is_what_stood_before_a_person_wrote() -> None:
    again = draft("Vous avez la parole.", origin="mt:en-fr@2.0")
    (row,) = measures([sentence(draft(), again, approved("Vous avez la parole."), draft("Autre."))])
    assert (row.package, row.unchanged) == ("mt:en-fr@2.0", 1)


def test_each_package_and_direction_has_its_row() -> None:
    rows = measures(
        [
            sentence(draft()),
            sentence(draft(origin="tm:87")),
            sentence(draft(origin="tm:99")),
            sentence(draft(origin="mt:en-es@1.9"), language="es"),
        ]
    )
    assert [(row.language, row.package, row.drafted, row.sentences) for row in rows] == [
        ("es", "mt:en-es@1.9", 1, 1), ("fr", "tm", 2, 3), ("fr", PACKAGE, 1, 3),
    ]  # fmt: skip
    assert package_of("phrase") == "phrase"


def reviewed(people: str, every_s: int, count: int = FEWEST_TIMED) -> list[Sentence]:
    """Return sentences of ten words, approved in turn by people, each person every so many seconds."""
    made = []
    for person in people:
        made += [
            sentence(draft(), approved(by=person, at=place * every_s * SECOND), text="word " * 10)
            for place in range(count + 1)
        ]
    return made


def test_the_time_is_from_one_review_to_the_next() -> None:
    (row,) = measures(reviewed("AB", 30))
    assert row.timed == 2 * FEWEST_TIMED
    assert row.minutes is not None and round(row.minutes, 6) == 5.0  # half a minute for ten words


def test_no_time_is_shown_of_one_person_or_of_few_sentences_or_over_pauses() -> None:
    assert [row.minutes for row in measures(reviewed("A", 30, 3 * FEWEST_TIMED))] == [None]
    assert [row.minutes for row in measures(reviewed("AB", 30, FEWEST_TIMED // 2 - 1))] == [None]
    assert [(row.minutes, row.timed) for row in measures(reviewed("AB", 301))] == [(None, 0)]


def test_chinese_characters_count_as_parts_of_words() -> None:
    assert (words_in("You have the floor.", "en"), words_in("请您发言，主席先生。", "zh")) == (4, 5.0)
