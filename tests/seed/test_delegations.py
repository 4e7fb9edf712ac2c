"""The table of delegations: everyone is in it, once, in six languages, in order, in every form a sentence needs."""

import re
from collections import Counter
from datetime import date

import pytest

from interp.domain.delegations.registry import Delegation, read
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.seed.bundled_data import delegations
from interp.wire import command_from_json
from tests.row_by_row import row_by_row

ALL = delegations()
TODAY = date(2026, 11, 25)
PANEL = date(2016, 3, 7)
STATES = [each for each in ALL if each.category in ("member_state", "observer_state")]
SCRIPT = {"ar": "[ء-ي]", "zh": "[一-鿿]", "ru": "[А-я]", "en": "[A-z]", "fr": "[A-z]", "es": "[A-z]"}
EVERY = [(each, language, name) for each in ALL for p in each.periods for language, name in p.names.items()]


def short(code: str, language: str, on: date = TODAY) -> str:
    return ALL.name(code, language, on).short


def test_the_193_members_and_both_observer_states_are_there() -> None:
    count = Counter(each.category for each in ALL)
    assert (count["member_state"], count["observer_state"]) == (193, 2)
    assert {each.code for each in ALL if each.category == "observer_state"} == {"VAT", "PSE"}


def test_the_floor_can_be_given_to_each_by_the_code_which_a_command_takes() -> None:
    for each in ALL:
        party = {"kind": "organization", "code": each.code, "name": ""}
        sent = {"meeting": "m", "id": "c" * 32, "name": "floor.give", "args": {"party": party, "role": "floor_speaker"}}
        assert command_from_json(sent)


def test_every_member_belongs_to_one_of_the_five_regional_groups() -> None:
    regions = Counter(each.region for each in ALL if each.category == "member_state")
    assert regions == {"AF": 54, "AP": 54, "EE": 23, "LA": 33, "WE": 29}


def test_the_usual_groups_and_entities_are_there() -> None:
    codes = {each.code for each in ALL}
    assert {"african-group", "arab-group", "oic", "eu", "grulac", "nordic-baltic", "non-aligned", "caricom"} <= codes
    assert {"pif", "asean", "ldc", "sids", "ohchr", "unicef", "unhcr", "undp", "un-women", "unfpa", "who"} <= codes
    assert {"ilo", "itu", "unesco"} <= codes


def test_states_go_by_three_capitals_and_nobody_else_does() -> None:
    assert {each.code for each in ALL if re.fullmatch("[A-Z]{3}", each.code)} == {each.code for each in STATES}


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_every_name_is_in_its_script_and_whole(language: str) -> None:
    mine = [name for _, code, name in EVERY if code == language]
    assert len(mine) == len(EVERY) / len(MEETING_LANGUAGES)
    acronyms = {"UN-Women"}
    wrong = [n.short for n in mine if not re.search(SCRIPT[language], n.formal) and n.short not in acronyms]
    assert wrong == []
    assert [n for n in mine if not (n.short and n.after and n.formal and n.key)] == []


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_no_two_delegations_share_a_name_or_a_place_in_the_order(language: str) -> None:
    now = [each.on(TODAY)[language] for each in ALL]
    assert [text for text, n in Counter(name.short for name in now).items() if n > 1] == []
    assert [text for text, n in Counter(name.key for name in now).items() if n > 1] == []


# --- the order of each language


def in_order(language: str, *codes: str) -> bool:
    keys = [ALL.name(code, language, TODAY).key for code in codes]
    return keys == sorted(keys)


@pytest.mark.parametrize(
    ("language", "codes"),
    [
        ("en", "COG CRI CIV HRV CUB CYP CZE PRK COD DNK"),  # Congo … Côte d’Ivoire … Czechia, Democratic …
        ("en", "TLS TGO TON TTO TUN TUR TKM TUV UGA"),  # Tunisia, Türkiye, Turkmenistan
        ("fr", "DJI DMA EGY SLV ARE ECU ERI ESP EST"),  # Égypte and Émirats among the Es
        ("fr", "GRC GRD GTM GIN GNB GNQ GUY"),  # Guinée, Guinée-Bissau, Guinée équatoriale
        ("es", "BHR BGD BRB BLR BEL BLZ BEN BTN"),  # Belarús, Bélgica, Belice
        ("ru", "YEM CPV KAZ KHM"),  # Йемен before Кабо-Верде
        ("ar", "RUS ETH AZE ARG JOR ARM"),  # الاتحاد, إثيوبيا … الأرجنتين, الأردن: without the article
        ("ar", "ALB DEU ARE ATG"),  # ألبانيا keeps its first letters: they are no article
        ("zh", "ALB DZA AFG ARG ARE SYR OMN AZE EGY"),  # 阿… by the second syllable, then 埃
        ("zh", "CHN CAF"),  # 中国 (zhong guo) after 中非 (zhong fei)
    ],
)
def test_sorting_by_key_gives_the_languages_own_order(language: str, codes: str) -> None:
    listed = codes.split()
    assert in_order(language, *(reversed(listed) if listed == ["CHN", "CAF"] else listed))


def test_russian_yo_and_arabic_alef_are_folded_in_keys() -> None:
    assert not [name.key for _, code, name in EVERY if code == "ru" and "ё" in name.key]
    assert not [name.key for _, code, name in EVERY if code == "ar" and re.search("[أإآ]", name.key)]


# --- the form after "the representative of"

OPENING = {
    "fr": re.compile("^(du|de la|de l’|des|de|d’) ?"),
    "es": re.compile("^(del|de la|de los|de las|de) "),
}


@pytest.mark.parametrize("language", ["fr", "es"])
def test_the_form_after_representative_of_begins_with_its_preposition(language: str) -> None:
    assert [n.after for _, code, n in EVERY if code == language and not OPENING[language].match(n.after)] == []


def test_articles_are_contracted() -> None:
    assert [n.after for _, code, n in EVERY if code == "fr" and re.match("de (le|les) ", n.after)] == []
    assert [n.after for _, code, n in EVERY if code == "fr" and re.match("de [AEÉÊIÎOU]", n.after)] == []
    assert [n.after for _, code, n in EVERY if code == "es" and re.match("de el ", n.after)] == []


@pytest.mark.parametrize("language", MEETING_LANGUAGES)
def test_no_form_holds_a_bracket_where_a_sentence_would_run_on(language: str) -> None:
    bracketed = [n.after for _, code, n in EVERY if code == language and re.search("[(（]", n.after)]
    assert bracketed == []


FORMS = [
    ("BRA", "du Brésil", "del Brasil", "Бразилии", "البرازيل", "Brazil"),
    ("FRA", "de la France", "de Francia", "Франции", "فرنسا", "France"),
    ("ITA", "de l’Italie", "de Italia", "Италии", "إيطاليا", "Italy"),
    ("PHL", "des Philippines", "de Filipinas", "Филиппин", "الفلبين", "the Philippines"),
    ("HTI", "d’Haïti", "de Haití", "Гаити", "هايتي", "Haiti"),
    ("CUB", "de Cuba", "de Cuba", "Кубы", "كوبا", "Cuba"),
    ("SLV", "d’El Salvador", "de El Salvador", "Сальвадора", "السلفادور", "El Salvador"),
    ("USA", "des États-Unis d’Amérique", "de los Estados Unidos de América", "Соединенных Штатов Америки",
     "الولايات المتحدة الأمريكية", "the United States of America"),
    ("IRN", "de la République islamique d’Iran", "de la República Islámica del Irán", "Исламской Республики Иран",
     "جمهورية إيران الإسلامية", "the Islamic Republic of Iran"),
    ("VAT", "du Saint-Siège", "de la Santa Sede", "Святого Престола", "الكرسي الرسولي", "the Holy See"),
    ("eu", "de l’Union européenne", "de la Unión Europea", "Европейского союза", "الاتحاد الأوروبي",
     "the European Union"),
    ("unicef", "de l’UNICEF", "del UNICEF", "ЮНИСЕФ", "اليونيسف", "UNICEF"),
]  # fmt: skip


@row_by_row("row", FORMS, ids=lambda row: row[0])
def test_forms_one_is_sure_of(row: tuple[str, ...]) -> None:
    code, *forms = row
    assert [ALL.name(code, language, TODAY).after for language in "fr es ru ar en".split()] == forms


# --- names one is sure of

NAMES = [
    ("CIV", "كوت ديفوار", "科特迪瓦", "Côte d’Ivoire", "Côte d’Ivoire", "Кот-д’Ивуар", "Côte d’Ivoire"),
    ("TUR", "تركيا", "土耳其", "Türkiye", "Türkiye", "Турция", "Türkiye"),
    ("PRK", "جمهورية كوريا الشعبية الديمقراطية", "朝鲜民主主义人民共和国", "Democratic People’s Republic of Korea",
     "République populaire démocratique de Corée", "Корейская Народно-Демократическая Республика",
     "República Popular Democrática de Corea"),
    ("RUS", "الاتحاد الروسي", "俄罗斯联邦", "Russian Federation", "Fédération de Russie", "Российская Федерация",
     "Federación de Rusia"),
    ("BOL", "بوليفيا (دولة - المتعددة القوميات)", "多民族玻利维亚国", "Bolivia (Plurinational State of)",
     "Bolivie (État plurinational de)", "Боливия (Многонациональное Государство)",
     "Bolivia (Estado Plurinacional de)"),
    ("PSE", "دولة فلسطين", "巴勒斯坦国", "State of Palestine", "État de Palestine", "Государство Палестина",
     "Estado de Palestina"),
    ("MUS", "موريشيوس", "毛里求斯", "Mauritius", "Maurice", "Маврикий", "Mauricio"),
]  # fmt: skip


@pytest.mark.parametrize("row", NAMES, ids=lambda row: row[0])
def test_names_one_is_sure_of(row: tuple[str, ...]) -> None:
    assert tuple(short(row[0], language) for language in MEETING_LANGUAGES) == row[1:]


@pytest.mark.parametrize(
    ("code", "day", "before", "since"),
    [
        ("CPV", date(2013, 10, 24), "Cape Verde", "Cabo Verde"),
        ("CZE", date(2016, 5, 17), "Czech Republic", "Czechia"),
        ("SWZ", date(2018, 4, 19), "Swaziland", "Eswatini"),
        ("MKD", date(2019, 2, 14), "The former Yugoslav Republic of Macedonia", "North Macedonia"),
        ("TUR", date(2022, 6, 1), "Turkey", "Türkiye"),
    ],
)
def test_a_state_bears_the_name_of_the_day(code: str, day: date, before: str, since: str) -> None:
    assert (short(code, "en", date.fromordinal(day.toordinal() - 1)), short(code, "en", day)) == (before, since)


def test_a_day_before_every_change_has_the_earliest_name() -> None:
    assert short("CZE", "fr", date(1993, 1, 19)) == "République tchèque"


# --- the Council


@row_by_row("year", range(2014, 2027))
def test_the_council_has_47_members_shared_among_the_regions_as_its_founding_resolution_says(year: int) -> None:
    members = ALL.council(date(year, 12, 1))
    regions = Counter(ALL.one(code).region for code in members)
    assert (len(members), regions) == (47, {"AF": 13, "AP": 13, "EE": 6, "LA": 8, "WE": 7})


def test_a_seat_given_up_in_mid_term_is_empty_and_then_another_states() -> None:
    assert "USA" in ALL.council(date(2018, 6, 19))
    assert len(ALL.council(date(2018, 7, 1))) == 46
    assert "ISL" in ALL.council(date(2018, 7, 13))
    assert "RUS" not in ALL.council(date(2022, 4, 8))
    assert "CZE" in ALL.council(date(2022, 5, 10))


def test_years_nobody_vouches_for_are_empty() -> None:
    assert ALL.council(date(2013, 12, 31)) == frozenset() == ALL.council(date(2029, 1, 1))


def test_nobody_serves_more_than_two_terms_running() -> None:
    def longest(each: Delegation) -> int:
        years = [each.code in ALL.council(date(year, 6, 1)) for year in range(2014, 2029)]
        return max(map(len, "".join("x" if there else " " for there in years).split()), default=0)

    assert {each.code for each in STATES if longest(each) > 6} == set()


def test_a_table_without_a_language_is_refused() -> None:
    with pytest.raises(KeyError):
        read({"delegations": "code\tcategory\tregion", "council": "code\tfirst\tlast", "en": "code"})
