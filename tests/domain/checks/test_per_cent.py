"""Shares keep their value, their kind and their order."""

from interp.domain.checks import per_cent
from interp.domain.checks.per_cent import Counted
from interp.domain.numbers.figures import figures
from tests.domain.checks.gold_translations import found
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


def errors(source: str, target: str, pair: str) -> list[str]:
    return [each.severity for each in found(source, target, pair).values() if each.check == "number"]


@row_by_row(
    ("source", "target", "pair"),
    [
        ("One in four children works.", "Каждый пятый ребенок работает.", "en-ru"),
        ("طفل من كل أربعة أطفال يعمل.", "One in five children works.", "ar-en"),
        ("五分之二的学校关闭了。", "Un tiers des écoles ont fermé.", "zh-fr"),
        ("Un quart, soit 25 %, et un tiers d’entre eux", "四分之一，即25%，其中四分之一", "fr-zh"),
        ("Una de cada diez escuelas, es decir, el 10 %", "One in eight schools, or 10 per cent", "es-en"),
    ],
)  # fmt: skip
def test_another_share_in_words_is_an_error(source: str, target: str, pair: str) -> None:
    assert errors(source, target, pair) == ["error"]


@row_by_row(
    ("source", "target", "pair"),
    [
        ("A quarter of them left.", "Ушли 25 процентов из них.", "en-ru"),
        ("二分之一和四分之一", "half, and a quarter of it", "zh-en"),
        ("La troisième session et un tiers des membres", "第三届会议和三分之一的成员", "fr-zh"),
        ("One in ten schools closed.", "十分之一的学校关闭了。", "en-zh"),
        ("ثلثهم من الفتيات.", "A third of them are girls.", "ar-en"),
        ("A third of them may, and a quarter of them may not.", "有人可以，有人不可以。", "en-zh"),
    ],
)  # fmt: skip
def test_the_same_share_in_words_and_one_that_is_only_lost_are_no_error(source: str, target: str, pair: str) -> None:
    assert "error" not in errors(source, target, pair)
