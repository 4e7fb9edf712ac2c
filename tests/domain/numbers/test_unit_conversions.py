"""Measures that a translation gives in a unit of its own, and those that it gets wrong or leaves."""

import pytest

from interp.domain.checks import check
from interp.domain.numbers.unit_conversions import without_conversions
from tests.row_by_row import row_by_row


@pytest.mark.parametrize(
    ("source", "target", "pair", "wrong"),
    [
        ("It was 80 degrees outside.", "Il faisait 27 degrés dehors.", "en-fr", "Il faisait 72 degrés dehors."),
        ("A 6-foot-6 junior played.", "Un jeune de 2 m a joué.", "en-fr", "Un jeune de 3 m a joué."),
        ("They walked 15 miles.", "Они прошли 24 км.", "en-ru", "Они прошли 42 км."),
        ("It weighs 1,200 pounds.", "重量为544公斤。", "en-zh", "重量为445公斤。"),
        ("The fire burned 250 acres.", "El fuego quemó 101 hectáreas.", "en-es", "El fuego quemó 110 hectáreas."),
        ("La plage s’étend sur 129 km (80 milles).", "Пляж тянется на 80 миль.", "fr-ru", "Пляж тянется на 90 миль."),
        ("气温为77华氏度。", "La temperatura era de 25 grados.", "zh-es", "La temperatura era de 35 grados."),
        ("The wave was 20 feet high.", "بلغ ارتفاع الموجة 6 أمتار.", "en-ar", "بلغ ارتفاع الموجة 60 مترا."),
    ],
)
def test_a_measure_in_another_unit_is_right_where_it_says_the_same(
    source: str, target: str, pair: str, wrong: str
) -> None:
    first, second = pair.split("-")
    assert [each.code for each in check(source, target, first, second)] == []
    assert [each.code for each in check(source, wrong, first, second)] != []


def test_what_stays_or_stands_in_both_units_is_left_to_be_compared() -> None:
    both = "It is 4.5 metres (15 feet) away."
    assert without_conversions(both, "C’est à 4,5 mètres (15 pieds).") == (both, "C’est à 4,5 mètres (15 pieds).")
    assert check(both, "C’est à 4 mètres (15 pieds).", "en", "fr") != ()
    kept = "He ran 100 yards in 91 minutes."
    assert without_conversions(kept, "Il a couru 100 yards en 91 mètres.")[0] == kept
    assert check("Mide 21 acres (8,5 ha).", "It has 21 acres (8 ha).", "es", "en") != ()
    assert check("Mide 4,5 metros (15 pies).", "长4米（15英尺）。", "es", "zh") != ()
    written = "A rod of 2.5 metres (8.2 feet)."
    assert check(written, "Стержень длиной 2,5 метра (8,2 фута).", "en", "ru") == ()
    assert check("It is 1,300,000 miles away.", "C’est à 1,300,000 kilomètres.", "en", "fr") != ()
    assert check("Il pèse 454 kilos.", "It weighs 1,000 pounds.", "fr", "en") == ()
    assert check("Il pèse 454 kilos.", "It weighs 2,000 pounds.", "fr", "en") != ()
    assert check("La route fait 161 km (100 miles).", "The road is 100 miles long.", "fr", "en") == ()
    celsius = "It was 27 degrees Celsius."
    assert without_conversions(celsius, "Il faisait -3 degrés.")[0] == celsius


@row_by_row(
    ("source", "target", "pair", "wrong"),
    [
        ("A flight over 50 Nautical Miles.", "Полет дальше 92 км.", "en-ru", "Полет дальше 72 км."),
        ("It has 120 square miles.", "Il a 310 kilomètres carrés.", "en-fr", "Il a 193 kilomètres carrés."),
        ("Add 12 ounces.", "Añadir 340 gramos.", "en-es", "Añadir 240 gramos."),
        ("It grew from 15-20 acres.", "过火面积从6-8公顷扩大。", "en-zh", "过火面积从3-8公顷扩大。"),
        ("It was 90 degrees.", "气温32.2摄氏度。", "en-zh", "气温42.2摄氏度。"),
    ],
)
def test_other_units_and_ranges_are_converted(source: str, target: str, pair: str, wrong: str) -> None:
    first, second = pair.split("-")
    assert [each.code for each in check(source, target, first, second)] == []
    assert [each.code for each in check(source, wrong, first, second)] != []


@row_by_row(
    ("source", "target", "pair", "wrong"),
    [
        ("We go fifty miles outside.", "Vamos a 80 kilómetros.", "en-es", "Vamos a 60 kilómetros."),
        ("Un ala de 60 centímetros.", "Поля шириной в два фута.", "es-ru", "Поля шириной в три фута."),
        ("It is four miles away.", "C’est à quatre milles.", "en-fr", "C’est à cinq milles."),
        ("西姆斯身高6英尺6英寸。", "Sims fait 2 m.", "zh-fr", "Sims fait 3 m."),
    ],
)
def test_numbers_in_words_and_inches_beside_feet_are_converted(
    source: str, target: str, pair: str, wrong: str
) -> None:
    first, second = pair.split("-")
    assert [each.code for each in check(source, target, first, second)] == []
    assert [each.code for each in check(source, wrong, first, second)] != []


def test_chinese_units_are_converted() -> None:
    assert check("白酒10斤", "Liquor 5 kg", "zh", "en") == () and check("白酒10斤", "Liquor 15 kg", "zh", "en") != ()


@row_by_row(
    ("source", "target", "pair", "wrong"),
    [
        ("It weighs 20 million pounds.", "Cela pèse 9 millions de kg.", "en-fr", "Cela pèse 12 millions de kg."),
        ("They climbed 101,000ft.", "Они поднялись на 31 тысячу метров.", "en-ru", "Они поднялись на 25 тысяч метров."),
        ("It holds 3 trillion cubic feet.", "Contiene 85 mil millones de metros cúbicos.", "en-es",
         "Contiene 60 mil millones de metros cúbicos."),
    ],
)  # fmt: skip
def test_measures_with_a_scale_are_converted(source: str, target: str, pair: str, wrong: str) -> None:
    first, second = pair.split("-")
    assert [each.code for each in check(source, target, first, second)] == []
    assert [each.code for each in check(source, wrong, first, second)] != []
