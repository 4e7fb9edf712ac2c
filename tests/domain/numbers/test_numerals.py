"""Numbers in words, Roman and Chinese numerals, in every form a language declines them to."""

import pytest

from interp.domain.numbers.numerals import chinese, in_words, large_in_words, runs, word_value, written
from tests.row_by_row import row_by_row


@row_by_row(
    ("text", "language", "value"),
    [
        ("twenty-one", "en", 21), ("the thirty-first session", "en", 31), ("two hundred and fifty", "en", 250),
        ("quatre-vingt-dix-sept", "fr", 97), ("deux cent mille", "fr", 200_000), ("vingt et unième", "fr", 21),
        ("trigésimo primer período", "es", 31), ("doscientos cincuenta", "es", 250), ("veintidós", "es", 22),
        ("тридцать первая сессия", "ru", 31), ("двухсот пятидесяти", "ru", 250), ("четырнадцатого", "ru", 14),
        ("الحادية والثلاثين", "ar", 31), ("مائتين وخمسين", "ar", 250), ("ثلاثة آلاف", "ar", 3_000),
        ("第三十一届会议", "zh", 31), ("一百零五", "zh", 105), ("二〇一六年", "zh", 2016), ("两千", "zh", 2_000),
        ("Part XIV", "en", 14), ("XXIᵉ siècle", "fr", 21),
    ],
)  # fmt: skip
def test_a_number_in_words_may_stand_for_its_value(text: str, language: str, value: int) -> None:
    assert value in written(text, language)


@pytest.mark.parametrize(("text", "language"), [("half of them", "en"), ("la moitié", "fr"), ("la mitad", "es"),
                                                ("половина", "ru"), ("نصف", "ar"), ("一半", "zh")])
def test_a_half_is_fifty_per_cent(text: str, language: str) -> None:
    assert 50 in written(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [("the eighties", "en"), ("les années quatre-vingt", "fr"), ("los años ochenta", "es"), ("восьмидесятые", "ru"),
     ("الثمانينات", "ar"), ("八十年代", "zh")],
)  # fmt: skip
def test_a_decade_is_of_the_century_before(text: str, language: str) -> None:
    assert {80, 1980} <= written(text, language)


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("十", 10), ("二十", 20), ("三百零七", 307), ("一万二千", 12_000), ("三亿五千万", 350_000_000), ("二〇三〇", 2030),
     ("万", None), ("百", None)],
)  # fmt: skip
def test_a_chinese_numeral_has_a_value_and_a_bare_scale_none(numeral: str, value: int | None) -> None:
    assert chinese(numeral) == value


@pytest.mark.parametrize(("word", "language"), [("often", "en"), ("content", "fr"), ("unos", "en"), ("совет", "ru")])
def test_a_word_that_only_looks_like_a_number_is_none(word: str, language: str) -> None:
    assert word_value(word, language) is None


def test_a_french_decade_made_of_two_numbers_is_read_whole() -> None:
    assert 1990 in written("les années quatre-vingt-dix", "fr")
    assert 1970 in written("les années soixante-dix", "fr")


def test_a_text_without_numbers_says_none() -> None:
    assert written("The Council met.", "en") == set()


@row_by_row(
    ("text", "language", "value"),
    [
        ("half a million", "en", 500_000), ("half of a billion", "en", 500_000_000), ("un demi-million", "fr", 500_000),
        ("medio millón", "es", 500_000), ("полмиллиона", "ru", 500_000), ("نصف مليون", "ar", 500_000),
        ("полтысячи", "ru", 500),
    ],
)  # fmt: skip
def test_half_of_a_scale_is_a_number(text: str, language: str, value: int) -> None:
    assert value in written(text, language)


@row_by_row(
    ("text", "language", "values"),
    [
        ("seven million people, a million more", "en", (7_000_000,)), ("hundreds of thousands", "en", ()),
        ("deux cent cinquante écoles", "fr", (250,)), ("tres mil millones", "es", (3_000_000_000,)),
        ("два миллиона двести тысяч", "ru", (2_200_000,)), ("сотни тысяч", "ru", ()),
        ("عشرين ألفاً", "ar", (20_000,)), ("ثلاثة ملايين", "ar", (3_000_000,)), ("五百万人", "zh", (5_000_000,)),
        ("三百多所", "zh", ()), ("数百万人", "zh", ()), ("二〇一六年", "zh", ()),
    ],
)  # fmt: skip
def test_a_large_number_of_several_words_is_found(text: str, language: str, values: tuple[int, ...]) -> None:
    assert large_in_words(text, language) == values


def test_numbers_on_both_sides_of_a_mark_are_two() -> None:
    assert 4 not in written("of group one, three members", "en")
    assert [value for *_, value in runs("five, ten per cent", "en")] == [5, 10]
    assert 10 not in written("the first nine members", "en")
    assert in_words("первых девяти", "ru") == () and in_words("twenty-nine", "en") == (frozenset({29}),)
    assert in_words("周五一名，唯一一个", "zh") == () and in_words("三十一个", "zh") == (frozenset({31}),)
    assert 2_300 in written("two thousand, three hundred", "en")


def test_a_number_said_by_two_or_by_about_ten_is_read() -> None:
    assert {14, 15} <= written("十四五岁", "zh") and 14 not in written("十五岁", "zh")
    assert 10 in written("une dizaine", "fr") and in_words("une dizaine", "fr") == ()
    assert 6 * 10**9 in written("seis miles de millones", "es")
    assert large_in_words("seis miles de millones", "es") == (6 * 10**9,)
    assert 40 in written("сорокалетие", "ru") and 90 in written("a mediados de los noventa.", "es")
    assert in_words("los veinte países", "es") != ()


def test_two_chinese_digits_may_be_a_year_or_one_of_two_numbers() -> None:
    assert 1992 in written("九二共识", "zh") and 1992 not in written("九十二个", "zh")
    assert {16_000, 17_000} <= written("一万六七千元", "zh") and {500, 600} <= written("五六百", "zh")
    assert 6_000_000 in written("six autres millions", "fr")


def test_about_forty_and_about_sixty_are_read() -> None:
    assert 40 in written("une quarantaine", "fr") and 60 in written("une soixantaine", "fr")
    assert in_words("une soixantaine", "fr") == ()


def test_hundred_years_are_read_in_chinese_and_russian() -> None:
    assert 100 in written("百年党史", "zh") and 100 not in written("数百年", "zh")
    assert 500 in written("пятисотлетней борьбе", "ru")


@pytest.mark.parametrize(
    ("text", "language"), [("twenty eight men", "en"), ("vingt-huit", "fr"), ("двадцать восемь", "ru")]
)
def test_tens_with_what_follows_are_one_number(text: str, language: str) -> None:
    assert in_words(text, language) == (frozenset({28}),)


def test_two_billions_are_one_arabic_word() -> None:
    assert 2 * 10**9 in written("ملياري جنيه", "ar")


def test_a_russian_group_of_three_and_one_and_a_half_of_a_scale_are_read() -> None:
    assert 3 in written("большой тройки", "ru") and 1500 in written("полторы тысячи", "ru")
    assert 16 in written("шестнадцатиступенчатой программы", "ru") and 10 in written("tenfold", "en")
