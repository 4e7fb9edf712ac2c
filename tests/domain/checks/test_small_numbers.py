"""A number up to nine that has become another is told; one that is only missing is not."""

from tests.domain.checks.gold_translations import found
from tests.row_by_row import row_by_row


@row_by_row(
    ("source", "target", "pair", "severity"),
    [
        ("four of the five studies", "trois des cinq études", "en-fr", "error"),
        ("four of the five studies", "cinq des cinq études", "en-fr", "warning"),
        ("up to nine experts", "jusqu’à onze experts", "en-fr", "error"),
        ("three affected countries", "四个受影响的国家", "en-zh", "error"),
        ("the fifth meeting, on 6 April", "la sixième réunion, le 6 avril", "en-fr", "warning"),
        ("four attempts", "три попытки", "en-ru", "error"),
        ("three of seven, then two of three, of seven", "trois sur sept, puis deux sur sept, sur sept", "en-fr",
         "warning"),
        ("new schools", "sept nouvelles écoles", "en-fr", "warning"),
    ],
)
def test_a_small_number_that_has_changed_is_told(source: str, target: str, pair: str, severity: str) -> None:
    assert severity in {each.severity for each in found(source, target, pair).values() if each.check == "number"}


@row_by_row(
    ("source", "target", "pair"),
    [
        ("two children", "طفلان", "en-ar"), ("both parties", "les deux parties", "en-fr"),
        ("three States", "plusieurs États", "en-fr"), ("a new building", "un bâtiment neuf", "en-fr"),
        ("labour and family", "труд и семья", "en-ru"),
    ],
)
def test_what_languages_say_in_other_words_is_no_fault(source: str, target: str, pair: str) -> None:
    assert [each for each in found(source, target, pair).values() if each.check == "number"] == []
