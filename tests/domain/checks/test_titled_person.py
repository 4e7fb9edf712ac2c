"""Whom the original calls by title and name must be called so in the translation, in any script, entered or not."""

import pytest

from interp.domain.checks import check as every_check
from interp.domain.checks.titled_person import check, persons

ZEID = "Mr. Zeid Ra'ad Al Hussein took the floor."


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("H.E. Ms. Maria Nazareth Farani Azevêdo (Brazil)", "en", ["Maria Nazareth Farani Azevêdo"]),
        ("Mr. President, Madam Chair, Mr. Vice-President", "en", []),
        ("Ms. Santos Pais met Ambassador Power.", "en", ["Santos Pais", "Power"]),
        ("Mr. Carr's film, Ms. Gilmore’s answer, Mr. Zeid Ra'ad's speech", "en", ["Carr", "Gilmore", "Zeid Ra'ad"]),
        ("S. E. M. Joachim Rücker et Mme de Albuquerque", "fr", ["Joachim Rücker", "de Albuquerque"]),
        ("M. le Président, le Sr.", "fr", []),
        ("Su Excelencia el Sr. Juan de la Cruz, Sra. Presidenta", "es", ["Juan de la Cruz"]),
        ("г-жой Кейт Гилмор и послом", "ru", ["Кейт Гилмор"]),
        ("السيدة كيت غيلمور", "ar", ["كيت غيلمور"]),
        ("السيد الرئيس", "ar", []),
        ("我已任命桑德拉·拉察女士", "zh", ["桑德拉·拉察"]),
    ],
)
def test_titled_names_are_found(text: str, language: str, names: list[str]) -> None:
    assert list(persons(text, language)) == names


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        (ZEID, "M. Zeid Ra’ad Al Hussein prend la parole.", "en-fr"),
        (ZEID, "Слово берет г-н Зейд Раад аль-Хусейн.", "en-ru"),
        (ZEID, "وأخذ الكلمة السيد زيد رعد الحسين", "en-ar"),
        (ZEID, "扎伊德·拉阿德·侯赛因先生发言", "en-zh"),
        ("Ms. Santos Pais spoke.", "Г-жа Сантуш Паиш выступила.", "en-ru"),
        ("Г-н Сантуш Паиш", "Mr. Santos Pais", "ru-en"),
        ("السيدة كيت غيلمور", "Mme Kate Gilmore", "ar-fr"),
        ("凯特·吉尔摩女士", "Sra. Kate Gilmore", "zh-es"),
        ("Mr. Ri Su Yong, Minister", "李洙墉先生", "en-zh"),
    ],
)
def test_the_same_person_is_right(source: str, target: str, pair: str) -> None:
    assert check(source, target, *pair.split("-")) == ()


@pytest.mark.parametrize(
    ("source", "target", "pair", "values"),
    [
        (ZEID, "M. Ban Ki-moon prend la parole.", "en-fr", ("Zeid Ra'ad Al Hussein", "Ban Ki-moon")),
        (ZEID, "El Sr. Ban Ki-moon hace uso de la palabra.", "en-es", ("Zeid Ra'ad Al Hussein", "Ban Ki-moon")),
        (ZEID, "Слово берет г-н Пан Ги Мун.", "en-ru", ("Zeid Ra'ad Al Hussein", "Пан Ги Мун")),
        (ZEID, "السيد بان كي مون", "en-ar", ("Zeid Ra'ad Al Hussein", "بان كي مون")),
        (ZEID, "潘基文先生发言", "en-zh", ("Zeid Ra'ad Al Hussein",)),
        (ZEID, "Il prend la parole.", "en-fr", ("Zeid Ra'ad Al Hussein",)),
        ("凯特·吉尔摩女士", "Mr. Yevgeny Sharov", "zh-en", ("凯特·吉尔摩", "Yevgeny Sharov")),
    ],
)
def test_another_person_and_a_lost_one_are_errors(
    source: str, target: str, pair: str, values: tuple[str, ...]
) -> None:
    (found,) = check(source, target, *pair.split("-"))
    assert (found.severity, found.values) == ("error", values)


def test_whom_the_meeting_knows_the_check_of_names_looks_for() -> None:
    gilmore = {"en": "Kate Gilmore", "fr": "Kate Gilmore"}
    found = every_check("Ms. Kate Gilmore spoke.", "Mme Smith a parlé.", "en", "fr", names=(gilmore,))
    assert [each.code for each in found] == ["name_missing"]


def test_a_family_name_alone_may_not_be_heard_in_chinese_without_a_title_either() -> None:
    assert check("Mr. Trump and Ms. Schroeder met Mr. Bone.", "特朗普、施罗德和博恩会面。", "en", "zh") == ()
    (lost,) = check("Mr. Park said so.", "人权理事会作了说明。", "en", "zh")
    assert (lost.severity, lost.values) == ("error", ("Park",))


def test_the_country_of_an_ambassador_is_no_name() -> None:
    assert check("Посол ОАЭ выступил.", "The ambassador of the Emirates spoke.", "ru", "en") == ()
    assert check("Г-н КИМ выступил.", "The delegate of the Emirates spoke.", "ru", "en") != ()


def test_a_name_ends_before_versus_and_before_another_party() -> None:
    source = "ITV’s Mr Bates Vs The Post Office moved us."
    assert check(source, "«Sr. Bates contra Correos» nos conmovió.", "en", "es") == ()
    target = "La demande inclura M. Walcott et le département."
    assert check("La demanda incluirá al Sr. Walcott y al Departamento.", target, "es", "fr") == ()
    assert check("El Sr. Ortega y Gasset habló.", "M. Smith a parlé.", "es", "fr") != ()


def test_a_short_name_is_heard_across_scripts() -> None:
    assert check("Professor Lee spoke.", "Г-н Ли выступил.", "en", "ru") == ()
    assert check("Mr. Putin and Mr. Marshall met.", "普京和马歇尔会面。", "en", "zh") == ()


def test_a_korean_or_russian_name_is_heard_in_chinese() -> None:
    assert check("Г-н Пак говорит о контроле.", "朴炳锡称这种控制。", "ru", "zh") == ()
    assert check("Он работал на г-на Буша.", "他曾为布什工作。", "ru", "zh") == ()
    assert check("Г-н Пак говорит о контроле.", "有人称这种控制。", "ru", "zh") != ()


def test_a_duchess_is_no_title_beside_a_name() -> None:
    assert check("Mr Carelli met the duchess.", "公爵夫人会见了卡雷利。", "en", "zh") == ()
