"""A paper whose language is unknown or mixed is asked about, with the lines of each passage."""

from interp.reading.files.line_cleaning import PrintedLine
from interp.reading.papers.line_accounting import LineAccounting
from interp.reading.papers.paper_language import language_of
from tests.reading.languages.samples import declaration, others

SIX, SENTENCES = declaration(), others("sentences")


def read(*texts: str) -> tuple[str | None, list[tuple[str, int | None, dict[str, str | int]]]]:
    """Return the language of a paper of these lines, and its warnings but those about places."""
    lines = [PrintedLine(number, text) for number, text in enumerate(texts, start=1)]
    accounting = LineAccounting(lines)
    language = language_of(lines, accounting)
    told = [(each.code, each.line, each.values) for each in accounting.close() if each.code != "unplaced"]
    return language, told


def test_a_paper_in_one_language_is_not_asked_about() -> None:
    assert read(*SIX["en"][:20]) == ("en", [])


def test_a_paper_in_none_of_the_six_is_asked_about() -> None:
    for language in ("uk", "pt", "fa", "ur", "ja", "de", "tr"):
        assert read(*SENTENCES[language]) == (None, [("language_unsure", None, {})])


def test_a_mixed_paper_is_asked_about_and_its_passages_are_named() -> None:
    language, told = read(*SIX["en"][2:12], *SIX["fr"][2:12])
    assert language is None
    assert told == [
        ("languages_mixed", None, {}),
        ("passage_language", 1, {"first": 1, "last": 10, "language": "en"}),
        ("passage_language", 11, {"first": 11, "last": 19, "language": "fr"}),
    ]


def test_a_passage_in_another_language_is_named_by_its_lines() -> None:
    english = SIX["en"][:60]
    assert read(*english, *SIX["fr"][60:62])[1] == [
        ("passage_language", 62, {"first": 62, "last": 62, "language": "fr"})
    ]
    assert read(*english, SENTENCES["pt"][0])[1] == [("passage_foreign", 61, {"first": 61, "last": 61})]


def test_the_first_line_of_a_passage_still_needs_its_place() -> None:
    lines = [PrintedLine(number, text) for number, text in enumerate([*SIX["en"][:60], SENTENCES["pt"][0]], start=1)]
    accounting = LineAccounting(lines)
    language_of(lines, accounting)
    assert ("unplaced", 61) in [(each.code, each.line) for each in accounting.close()]
