"""Shares keep their value, their kind and their order."""

from interp.domain.checks import per_cent
from interp.domain.checks.per_cent import Counted
from interp.domain.numbers.figures import figures
from tests.row_by_row import row_by_row


def counted(text: str, language: str) -> tuple[Counted, ...]:
    return per_cent.counted(text, figures(text, language), language)


@row_by_row(
    ("source", "target", "codes"),
    [
        ("40 per cent", "40 dollars", ["percent_changed"]), ("40 per cent", "40 %", []),
        ("40 per cent", "40", ["percent_changed"]), ("40 per cent", "35 %", ["number_changed"]),
        ("45 and 46 per cent", "45 dollars et 46 %", ["percent_changed"]), ("45 and 46 per cent", "45 et 46 %", []),
        ("50 per cent and 50 schools", "50 et 50 écoles", ["percent_changed"]),
        ("40 schools", "40 %", ["percent_changed"]), ("three per cent", "3 %", []),
    ],
)  # fmt: skip
def test_a_share_stays_one(source: str, target: str, codes: list[str]) -> None:
    found = per_cent.check(counted(source, "en"), counted(target, "fr"), frozenset())
    assert [each.code for each in found] == codes


def test_a_share_that_is_said_in_words_is_there() -> None:
    assert per_cent.check(counted("25 per cent", "en"), counted("un sur quatre", "fr"), frozenset({25})) == ()


@row_by_row(
    ("source", "target", "severities"),
    [
        ("rose from 12 per cent to 15 per cent", "est passé de 15 % à 12 %", ["error"]),
        ("rose from 12 per cent to 15 per cent", "est passé de 12 % à 15 %", []),
        ("12 per cent here, 15 per cent there", "15 % ici, 12 % là", ["warning"]),
    ],
)
def test_shares_keep_their_order(source: str, target: str, severities: list[str]) -> None:
    sides = counted(source, "en"), counted(target, "fr")
    assert [each.severity for each in per_cent.order(*sides, (source, target), ("en", "fr"))] == severities
