"""Numbers: a year, a scale, a date or an hour that has changed is found, in whatever script it is written."""

import re
from collections.abc import Iterator
from itertools import permutations

import pytest

from interp.domain.checks import check
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from tests.domain.checks.gold_translations import GOLD, found
from tests.domain.checks.seeded_numbers import FIRST, SENTENCES, SHARES, WRITTEN, seeded, written
from tests.row_by_row import row_by_row
from tests.sample_sizes import size

OTHERS = size(1, torture=2)  # wrong values put in the place of each
ONE_IN = size(3, torture=1)  # of the sentences
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def dated() -> Iterator[tuple[str, str, str, str]]:
    """Yield source, target and both languages of every pair that names the same year."""
    for row in GOLD:
        for source, target in permutations(MEETING_LANGUAGES, 2):
            years = YEAR.findall(row[source])
            if years and YEAR.search(row[target]) and (source != "zh" or len(years) == len(set(years))):
                yield row[source], row[target], source, target


@pytest.mark.usefixtures("numbers_read_once")
@pytest.mark.parametrize("change", ["", "1987"])
def test_a_year_dropped_or_changed_is_told(change: str) -> None:
    """An error, but a warning where the same year still stands elsewhere: right texts name it once less."""
    pairs = list(dated())
    spoilt = [(a, YEAR.sub(change, b, count=1), first, second) for a, b, first, second in pairs]
    missed = []
    for each in spoilt:
        told = {f.severity for f in check(*each) if f.check == "number"}
        again = not change and bool(set(YEAR.findall(each[0])) <= set(YEAR.findall(each[1])))
        if not told & ({"error", "warning"} if again else {"error"}):
            missed.append(each)
    assert len(pairs) >= 100
    assert missed == []


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("Article 5 applies.", "Статья 6 применяется.", "en-ru"),
        ("50 million children", "50 milliards d’enfants", "en-fr"),
        ("1.5 billion dollars", "1,5 million de dollars", "en-fr"),
        ("约有5 000万儿童", "about 5 million children", "zh-en"),
        ("15 per cent of all children", "25 % de todos los niños", "en-es"),
        ("7 March 2016", "7 avril 2016", "en-fr"),
        ("The meeting opened at 9 a.m.", "La séance est ouverte à 10 heures.", "en-fr"),
        ("Resolution 28/19", "القرار 28/91", "en-ar"),
        ("1.25 dollars a day", "12,5 доллара в день", "en-ru"),
        ("on 2016-03-07", "le 8 mars 2016", "en-fr"),
    ],
)
def test_a_changed_number_is_found(source: str, target: str, pair: str) -> None:
    assert "number" in {each.check for each in found(source, target, pair).values()}


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("in the 1980s", "в 80-х годах", "en-ru"), ("the thirty-first session", "第三十一届会议", "en-zh"),
        ("half of all children", "50 % de los niños", "en-es"), ("at noon", "à 12 heures", "en-fr"),
        ("1,250,000", "1 250 000", "en-ru"), ("الدورة الحادية والثلاثون", "the 31st session", "ar-en"),
    ],
)  # fmt: skip
def test_the_same_number_written_another_way_is_no_fault(source: str, target: str, pair: str) -> None:
    assert [each for each in found(source, target, pair).values() if each.check == "number"] == []


@row_by_row(
    ("source", "target", "pair"),
    [
        ("3,2 млн и $4 трлн", "3.2 mln and $4 tln", "ru-en"),
        ("трех с половиной миллионов", "3 1/2 million", "ru-en"),
        ("two and a half million people", "2,5 millions de personnes", "en-fr"),
        ("dos millones y medio de personas", "2.5 million people", "es-en"),
        ("خمسة ملايين ونصف", "5.5 million", "ar-en"),
        ("十几个国家", "more than a dozen countries", "zh-en"), ("七八百人", "about 700 people", "zh-en"),
        ("“十二五”期间", "during the 12th five-year plan", "zh-en"), ("二十年来", "for 20 years", "zh-en"),
        ("大会决定，二十年后再次审议", "it would be considered again in two decades", "zh-en"),
        ("三月9日上午9时至10日上午9时", "from 9 a.m. on 9 March to 9 a.m. on the next day", "zh-en"),
        ("24小时开放", "open around the clock", "zh-en"), ("open 24 hours a day", "全天候开放", "en-zh"),
        ("19世纪四五十年代", "in the 1840s and 1850s", "zh-en"), ("18 世纪 40 年代", "the 1740s", "zh-en"),
        ("二十世纪七十年代", "the 1970s", "zh-en"), ("她是85后", "she was born after 1985", "zh-en"),
        ("跟踪COVID-19时", "when COVID-19 was tracked", "zh-en"), ("así lo decimos", "we say so", "es-en"),
        ("采用十六进制", "in hexadecimal", "zh-en"), ("ستينيات القرن العشرين", "the 1960s", "ar-en"),
        ("работает с 09.00 до 18.30", "open from 9 a.m. to 6:30 p.m.", "ru-en"),
        ("中午休会", "adjourned at midday", "zh-en"),
        ("8月9日21时至10日21时", "between 21:00 on August 9 and 21:00 on the 10th", "zh-en"),
    ],
)  # fmt: skip
def test_what_each_language_says_in_its_own_words_is_right(source: str, target: str, pair: str) -> None:
    assert [each for each in found(source, target, pair).values() if each.check == "number"] == []


@row_by_row(
    ("source", "target", "pair"),
    [
        ("总数达2.415亿", "всего 241,5 млрд", "zh-ru"),
        ("3,2 млн", "3.2 bln", "ru-en"), ("трех с половиной миллионов", "4 1/2 million", "ru-en"),
        ("two and a half million", "3,5 millions", "en-fr"), ("七八百人", "about 900 people", "zh-en"),
        ("“十二五”期间", "during the 13th five-year plan", "zh-en"), ("24小时开放", "open on weekdays", "zh-en"),
        ("19世纪四五十年代", "in the 1860s", "zh-en"),
        ("собрались в 14.00", "they met at 3 p.m.", "ru-en"),
        ("she is 100 per cent sure", "il en est sûr à 10 %", "en-fr"),
        ("from 9 a.m. on 9 March to the 12th", "从3月9日上午9时至10日", "en-zh"),
    ],
)  # fmt: skip
def test_another_number_than_the_words_say_is_an_error(source: str, target: str, pair: str) -> None:
    assert "error" in {each.severity for each in found(source, target, pair).values() if each.check == "number"}


def test_a_small_number_that_is_new_beside_a_half_is_a_warning() -> None:
    assert [each.severity for each in found("سنتين ونصف", "four and a half years", "ar-en").values()] == ["warning"]
    assert found("سنتين ونصف", "two and a half years", "ar-en") == {}


def test_a_hundred_per_cent_may_be_said_in_another_word() -> None:
    made = found("une eau 100 % pure", "perfectly pure water", "fr-en")
    assert [(code, each.severity) for code, each in made.items()] == [("number_missing", "warning")]


def test_a_number_that_a_long_chinese_sentence_says_again_is_a_warning() -> None:
    source = "如果提案在大会获得至少60票，主席将宣布获得通过；如果没有获得60票，提案将退回委员会重新审议。"
    target = "If it has at least 60 votes, the President declares it adopted; otherwise it returns to the committee."
    assert [each.severity for each in found(source, target, "zh-en").values()] == ["warning"]


def test_a_number_in_a_kept_piece_is_not_compared() -> None:
    assert "number_missing" in found("Agenda 2030 stands", "Повестка дня", "en-ru")
    assert found("Room XX 2030 stands", "Стоит Room XX 2030", "en-ru", kept=("Room XX 2030",)) == {}


@pytest.mark.usefixtures("numbers_read_once")
@pytest.mark.parametrize("kind", SENTENCES)
def test_what_is_lost_or_changed_is_an_error_and_what_is_right_is_not(kind: str) -> None:
    planted = missed = 0
    for each in seeded(kind, OTHERS, ONE_IN):
        told = [every.severity for every in check(each.source, each.target, *each.languages)]
        if each.fault:
            planted, missed = planted + 1, missed + ("error" not in told)
        else:
            assert "error" not in told and "warning" not in told, each
    assert planted >= 300 * (1 + OTHERS) // ONE_IN
    assert missed == 0 if kind in FIRST else missed <= 0.05 * planted


@pytest.mark.usefixtures("numbers_read_once")
@row_by_row(
    ("table", "kind"), [(table, kind) for table in (WRITTEN, SHARES) for kind in table], ids=[*WRITTEN, *SHARES]
)
def test_a_number_written_or_counted_otherwise_is_told_in_every_direction(
    table: dict[str, tuple[tuple[str, ...], tuple[str, ...]]], kind: str
) -> None:
    """No right sentence has an error or a warning, no wrong one is without; a wrong value is an error."""
    wrong = []
    for each in written(table, kind):
        told = {found.severity for found in check(each.source, each.target, *each.languages) if found.check == "number"}
        if bool(each.fault) is not bool(told):
            wrong.append((each, told))
    assert wrong == []


@row_by_row(
    ("source", "target", "pair"),
    [
        ("15,000 children", "15 enfants", "en-fr"), ("25,000 children", "25 niños", "en-es"),
        ("200 million people", "200.000 millones de personas", "en-es"), ("15,000 children", "15,000 enfants", "en-fr"),
        ("3 per cent", "cinq pour cent", "en-fr"), ("from 12 per cent to 15 per cent", "de 15 % à 12 %", "en-fr"),
    ],
)  # fmt: skip
def test_what_reads_otherwise_in_the_language_is_an_error(source: str, target: str, pair: str) -> None:
    assert "error" in {each.severity for each in found(source, target, pair).values() if each.check == "number"}


def test_decimals_of_another_language_are_a_warning() -> None:
    told = found("12.5 per cent of them", "12.5 % d’entre eux", "en-fr")
    assert [(each.code, each.severity) for each in told.values()] == [("number_separators", "warning")]


@row_by_row(
    ("source", "target", "pair"),
    [
        ("within 200 nautical miles", "à moins de 200 milles marins", "en-fr"), ("one in four", "25 %", "en-fr"),
        ("25 per cent of the children", "un enfant sur quatre", "en-fr"), ("2.5 years", "deux ans et demi", "en-fr"),
        ("45 and 46 per cent", "45 % et 46 %", "en-fr"), ("Target 4.1", "Cible 4.1", "en-fr"),
        ("51. The Committee met.", "Le Comité s’est réuni.", "en-fr"), ("see p. 31", "voir p. 33", "en-fr"),
        ("from 18 to 22 May 2015", "2015年5月18日至22日", "en-zh"), ("in October", "10月", "en-zh"),
        ("an increase of 4.5 points", "增加了4.5个百分点", "en-zh"), ("at 11 a.m.", "الساعة 00/11", "en-ar"),
        ("50 states", "五十个国家", "en-zh"),
        ("over the last two decades", "за последние двадцать лет", "en-ru"),
        ("from 25 to 29 May 2015", "2015年5月25日至29 日", "en-zh"),
        ("Euro1.5 million", "1,5 million d’euros", "en-fr"),
    ],
)  # fmt: skip
def test_what_official_translations_write_is_no_fault(source: str, target: str, pair: str) -> None:
    assert [each for each in found(source, target, pair).values() if each.check == "number"] == []


def test_an_amount_keeps_its_currency() -> None:
    changed = found("They paid $5 million.", "Ils ont versé 5 millions d’euros.", "en-fr")
    assert changed["number_changed"].severity == "error"
    assert found("They paid $5 million.", "Они внесли 5 миллионов.", "en-ru")["number_missing"].severity == "warning"


def test_a_span_and_a_number_in_words_keep_their_values() -> None:
    assert found("children aged 5–17 years", "enfants de 5 à 60 ans", "en-fr")["number_changed"].severity == "error"
    changed = found("خلال الاثني عشر شهرا السابقة", "au cours des 67 mois précédents", "ar-fr")
    assert changed["number_extra"].severity == "error"
    assert found("خلال الاثني عشر شهرا السابقة", "au cours des 12 mois précédents", "ar-fr") == {}


def test_ten_years_may_be_a_decade() -> None:
    assert found("in 10 years", "en una década", "en-es") == {}
    assert found("the 10-year framework", "le cadre décennal", "en-fr") == {}
    assert found("within 12 months", "en un an", "en-fr") == {}
    assert "number_missing" in found("with 12 schools", "avec des écoles", "en-fr")


def test_the_number_of_a_disease_is_none() -> None:
    assert not check("The COVID-19 epidemic spread.", "انتشر وباء كوفيد 19.", "en", "ar")


def test_dozens_are_twelve_each() -> None:
    assert not check("Around two dozen members were ill.", "约有24名议员患病。", "en", "zh")


@row_by_row(
    ("source", "target", "pair", "changed"),
    [
        ("between 14 and 22 million people", "14–22 миллиона человек", "en-ru", "14–23 миллиона человек"),
        ("within 3.5 hours", "в течение 3,5 часов", "en-ru", "в течение 4,5 часов"),
        ("up to twenty times the price", "двадцатикратный рост цены", "en-ru", "тридцатикратный рост цены"),
        ("The victim, in his 40s, was shot.", "La victime, d’une quarantaine d’années, a été touchée.", "en-fr",
         "La victime, d’une cinquantaine d’années, a été touchée."),
        ("He fell on the quarter-hour mark.", "Se cayó en el minuto 15.", "en-es", "Se cayó en el minuto 45."),
        ("by more than two fifths", "بأكثر من الخُمسين", "en-ar", "بأكثر من خمسين"),
        ("Two more were found in the 1940s.", "عُثر على نوعين آخرين في 1940 من القرن العشرين.", "en-ar",
         "عُثر على نوعين آخرين في 1960 من القرن العشرين."),
    ],
)  # fmt: skip
def test_ranges_durations_and_words_for_numbers_are_read_as_they_are_meant(
    source: str, target: str, pair: str, changed: str
) -> None:
    first, second = pair.split("-")
    assert [each.code for each in check(source, target, first, second) if each.severity == "error"] == []
    assert [each for each in check(source, changed, first, second) if each.severity == "error"] != []


@row_by_row(
    ("source", "target", "pair"),
    [
        ("two million people", "trois millions de personnes", "en-fr"), ("five hundred schools", "六百所学校", "en-zh"),
        ("seven thousand children", "ثمانية آلاف طفل", "en-ar"), ("three billion", "cuatro mil millones", "en-es"),
        ("двести пятьдесят школ", "three hundred and fifty schools", "ru-en"),
    ],
)  # fmt: skip
def test_a_large_number_in_words_that_has_changed_is_an_error(source: str, target: str, pair: str) -> None:
    told = [(each.code, each.severity) for each in check(source, target, *pair.split("-"))]
    assert told == [("number_changed", "error")]


@row_by_row(
    ("source", "target", "pair"),
    [
        ("two million people", "deux millions de personnes", "en-fr"), ("three billion", "tres mil millones", "en-es"),
        ("twenty thousand children", "عشرون ألف طفل", "en-ar"), ("five hundred schools", "五百所学校", "en-zh"),
        ("open for 48 hours", "открыт двое суток", "en-ru"),
    ],
)  # fmt: skip
def test_a_large_number_or_a_length_of_time_that_stays_is_no_fault(source: str, target: str, pair: str) -> None:
    assert check(source, target, *pair.split("-")) == ()


def test_days_that_may_be_as_many_months_are_a_warning() -> None:
    told = check("Reply within 90 days.", "Répondez dans les trois mois.", "en", "fr")
    assert [(each.code, each.severity) for each in told] == [("number_missing", "warning")]
    told = check("Reply within 90 days.", "Répondez dans les deux mois.", "en", "fr")
    assert "error" in {each.severity for each in told}


def test_hours_that_last_are_compared_too() -> None:
    source = "It lasts three days on steel and five hours on wood."
    assert check(source, "На стали — до трех дней, а на дереве — до 5 часов.", "en", "ru") == ()
    assert check(source, "На стали — до шести дней, а на дереве — до 5 часов.", "en", "ru") != ()
    assert check("At 4 p.m. three left.", "В 16 часов трое ушли.", "en", "ru") == ()


@row_by_row(
    ("source", "target", "pair", "changed"),
    [
        ("a genome of 40 to 60 kilobases", "基因组为4万至6万个碱基", "en-zh", "基因组为5万至6万个碱基"),
        ("2.5 gigatons of sand", "25亿吨沙子", "en-zh", "26亿吨沙子"),
        ("over 26 kilometres", "超过26千米", "en-zh", "超过27千米"),
        ("in the years 1540-41", "в 1540–1541 годах", "en-ru", "в 1540–1542 годах"),
        ("An Academy of 8.5 metres", "una Academia de 8,5 metros", "en-es", "una Academia de 8 metros"),
        ("One road is 4.3 km long, one of 4.3 km leads back.", "Une route fait 4,3 km, une de 4,3 km revient.", "en-fr",
         "Une route fait 4,3 km, une de 4 km revient."),
    ],
)  # fmt: skip
def test_what_units_years_and_decimals_say_is_compared(source: str, target: str, pair: str, changed: str) -> None:
    assert check(source, target, *pair.split("-")) == ()
    assert check(source, changed, *pair.split("-")) != ()


def test_groups_of_an_arabic_number_may_be_decimals_and_are_told_all_the_same() -> None:
    assert check("وصل 231,457 شخصاً", "231,457 people came.", "ar", "en") == ()
    told = check("وصل 231,457 شخصاً", "231.457 people came.", "ar", "en")
    assert [(each.code, each.severity) for each in told] == [("number_separators", "error")]


def test_the_day_of_september_is_a_name() -> None:
    assert check("Since 9/11 it is so.", "自911事件以来就是如此。", "en", "zh") == ()


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("It was $1.5 million.", "C’était 1 million et demi de dollars.", ("en", "fr")),
        ("Futures rose by more than 1%.", "期货升幅超过一个百分点。", ("en", "zh")),
        ("The book has a 25% discount.", "这本书打七五折。", ("en", "zh")),
    ],
)
def test_a_number_said_otherwise_is_no_error(source: str, target: str, languages: tuple[str, str]) -> None:
    assert not [each for each in check(source, target, *languages) if each.severity == "error"]


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        ("The farm costs $4.25 million.", "Ферма стоит 4 миллиона 250 тысяч долларов.", ("en", "ru")),
        ("They asked for $1.5 million.", "Они просили около полутора миллионов долларов.", ("en", "ru")),
        ("Our crew won a race in the last 16.", "Nuestro equipo ganó en octavos de final.", ("en", "es")),
        ("The ship makes a 24-hour trip.", "Судно идет в суточный рейс.", ("en", "ru")),
        ("They sold 2.7m bags of rice.", "他们卖出270万袋大米。", ("en", "zh")),
        ("He read “Gerda's Eleven” to us.", "Nos leyó «Gerda's Eleven».", ("en", "es")),
        ("Yields have risen tenfold.", "Les récoltes ont été multipliées par 10.", ("en", "fr")),
    ],
)
def test_a_number_in_the_manner_of_the_news_is_no_error(source: str, target: str, languages: tuple[str, str]) -> None:
    assert not [each for each in check(source, target, *languages) if each.severity == "error"]


@pytest.mark.parametrize(
    ("target", "language"), [("Ферма стоит 4 миллиона 350 тысяч долларов.", "ru"), ("Она стоит 3,25 млн долл.", "ru")]
)
def test_another_number_in_two_steps_is_told(target: str, language: str) -> None:
    assert check("The farm costs $4.25 million.", target, "en", language) != ()
