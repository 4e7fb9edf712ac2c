"""Currencies are told apart, and amounts from other figures."""

import pytest

from interp.domain.numbers.figures import figures
from interp.domain.numbers.money import currencies, is_amount


def test_what_stands_beside_a_figure_makes_it_an_amount() -> None:
    assert is_amount("US$ 5", 4, 5) and is_amount("Euro1.5 million", 4, 7) and not is_amount("5 people", 0, 1)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("$5", {"usd"}), ("5 dólares y 3 euros", {"usd", "eur"}), ("европейские страны", set()), ("5 евро", {"eur"}),
        ("40瑞士法郎", {"francs"}), ("دولارات", {"usd"}), ("100 rubles", {"rub"}), ("3 yen", {"jpy"}),
        ("الحيوان", set()), ("باليوان", {"cny"}), ("للدولارات", {"usd"}), ("15 клиентов", set()), ("невроз", set()),
        ("5 иен", {"jpy"}), ("франкоязычных", set()), ("5 франков", {"francs"}),
    ],
)  # fmt: skip
def test_a_currency_is_named(text: str, names: set[str]) -> None:
    assert set(currencies(text)) == names


@pytest.mark.parametrize(
    ("text", "amount"),
    [("$5 paid", True), ("5 millions d’euros", True), ("5 people", False), ("US$ 5", True), ("5美元", True)],
)
def test_an_amount_has_its_currency_beside_it(text: str, amount: bool) -> None:
    language = "fr" if "millions" in text else "zh" if "美" in text else "en"
    assert [each.amount for each in figures(text, language)] == [amount]
