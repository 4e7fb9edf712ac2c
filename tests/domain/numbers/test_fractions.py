"""A share in words is one in per cent."""

from interp.domain.numbers.fractions import certain_shares, shares
from tests.row_by_row import row_by_row


@row_by_row(
    ("text", "language", "value"),
    [
        ("one in four children", "en", 25), ("two out of five", "en", 40), ("three quarters of them", "en", 75),
        ("a third of the States", "en", 33), ("two thirds", "en", 67), ("half of them", "en", 50),
        ("un enfant sur quatre", "fr", 25), ("les trois quarts", "fr", 75), ("deux tiers", "fr", 66),
        ("uno de cada cuatro niños", "es", 25), ("la cuarta parte", "es", 25), ("dos tercios", "es", 67),
        ("каждый четвертый ребенок", "ru", 25), ("один из десяти", "ru", 10), ("две трети", "ru", 67),
        ("واحد من كل أربعة أطفال", "ar", 25), ("طفل من كل أربعة", "ar", 25),
        ("ثلثهم", "ar", 33), ("ثلثي السكان", "ar", 67), ("ربع السكان", "ar", 25),
        ("四分之一的儿童", "zh", 25), ("每四名儿童中就有一名", "zh", 25), ("七成", "zh", 70),
        ("打七五折", "zh", 25), ("打七折", "zh", 30),
    ],
)  # fmt: skip
def test_a_share_in_words_is_so_many_per_cent(text: str, language: str, value: int) -> None:
    assert value in shares(text, language)


@row_by_row(
    ("text", "language"),
    [("five per cent of 100", "en"), ("12.5 في المائة", "ar"), ("the first of four", "en"), ("成为四国", "zh"),
     ("三折叠", "zh")],
)
def test_other_words_are_no_share(text: str, language: str) -> None:
    assert shares(text, language) == frozenset()


@row_by_row(
    ("text", "language", "said"),
    [
        ("A third of them, three quarters of all, the third session", "en", ["a third", "three quarters"]),
        ("un tiers des élèves, un tiers, un quart d’heure", "fr", ["un tiers"]),
        ("la cuarta parte, un cuarto de hora", "es", ["la cuarta parte"]),
        ("треть детей, каждый пятый, четверть часа", "ru", ["треть", "каждый пятый"]),
        ("ربع السكان، ربع ساعة", "ar", ["ربع"]), ("三分之二的国家，第三届", "zh", ["三分之二"]),
    ],
)  # fmt: skip
def test_a_share_is_certain_where_its_words_mean_nothing_else(text: str, language: str, said: list[str]) -> None:
    assert [str(each) for each in certain_shares(text, language)] == said
