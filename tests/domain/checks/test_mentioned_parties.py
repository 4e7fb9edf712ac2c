"""A State or organization that another stands for, or that is lost, is an error, once, and names both."""

import random
from itertools import pairwise, permutations

import pytest

from interp.domain.checks.mentioned_parties import check
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.seed.bundled_data import delegations
from tests.known_parties import MARCH, PARTIES
from tests.row_by_row import row_by_row

STATES = {each.code: each.on(MARCH) for each in delegations() if each.code.isupper()}
NEAR = (  # States whose names are near each other in some language
    "COG COD", "NER NGA", "GIN GNB GNQ PNG GUY", "KOR PRK", "DMA DOM", "SDN SSD", "MLI MWI MDV MLT", "IRL ISL",
    "IRN IRQ", "SVK SVN", "AUS AUT", "MUS MRT", "WSM SMR SLV", "LBR LBY", "GMB ZMB", "GRD VCT", "BHS BHR BRB",
    "BLR BLZ BEL", "IND IDN", "KIR KGZ", "TUN TUV TUR TKM", "ZAF CAF", "KNA LCA VCT STP", "GBR IRL", "USA MEX FSM ARE",
    "SYR SYC", "CHE SWZ SWE", "PRY URY PER", "MAR MCO MNG MNE", "CHN CHL", "SRB SUR", "UGA UKR", "COL COM",
)  # fmt: skip


def said(source: str, target: str, pair: str) -> list[tuple[str, str, tuple[str, ...]]]:
    first, second = pair.split("-")
    return [(each.severity, each.code, each.values) for each in check(source, target, first, second, PARTIES)]


def swapped(one: str, other: str, form: str, pair: tuple[str, str]) -> bool:
    """Return whether one error, and nothing else, names both States."""
    found = check(getattr(STATES[one][pair[0]], form), getattr(STATES[other][pair[1]], form), *pair, PARTIES)
    return [(each.severity, each.values) for each in found] == [("error", (one, other))]


@row_by_row("near", NEAR)
def test_near_names_are_not_taken_for_each_other(near: str) -> None:
    silent = [
        (one, other, form, pair)
        for one, other in permutations(near.split(), 2)
        for pair in permutations(MEETING_LANGUAGES, 2)
        for form in ("short", "formal")
        if not swapped(one, other, form, pair)
    ]
    assert silent == []


def test_a_sample_of_all_swaps_is_reported() -> None:
    pairs = random.Random(14).sample(list(permutations(STATES, 2)), 400)
    ways = list(permutations(MEETING_LANGUAGES, 2))
    assert [each for place, each in enumerate(pairs) if not swapped(*each, "after", ways[place % len(ways)])] == []


def test_an_adjective_inside_a_compound_is_no_certain_mention() -> None:
    told = said("a workshop for French-speaking African States", "un atelier pour les États francophones", "en-fr")
    assert {severity for severity, *_ in told} <= {"warning"}


@row_by_row("code", ["COK", "NIU", "VAT", "PSE"])
def test_observers_and_other_states_are_not_taken_for_any_state(code: str) -> None:
    codes = [each for each in PARTIES.forms.codes() if each.isupper() and each != code]
    silent = []
    for place, other in enumerate(codes):
        one, two = list(permutations(MEETING_LANGUAGES, 2))[place % 30]
        for first, second in ((code, other), (other, code)):
            found = check(PARTIES.name(first, one), PARTIES.name(second, two), one, two, PARTIES)
            silent += [] if [each.values for each in found] == [(first, second)] else [(first, second, one, two)]
    assert silent == [] and len(codes) > 195


@pytest.mark.parametrize("target", [code for code in MEETING_LANGUAGES if code != "en"])
def test_no_organization_is_taken_for_another(target: str) -> None:
    codes = [code for code in PARTIES.forms.codes() if code.islower()]
    names = {code: (PARTIES.name(code, "en"), PARTIES.name(code, target)) for code in codes}
    silent = [
        (one, other)
        for one, other in permutations(names, 2)
        if [each.values for each in check(names[one][0], names[other][1], "en", target, PARTIES)] != [(one, other)]
    ]
    assert silent == [] and len(names) > 60


@pytest.mark.parametrize("form", ["short", "after", "formal"])
def test_every_state_by_its_own_name_is_silent(form: str) -> None:
    wrong = [
        (code, pair)
        for code, names in STATES.items()
        for pair in pairwise((*MEETING_LANGUAGES, MEETING_LANGUAGES[0]))
        if check(getattr(names[pair[0]], form), getattr(names[pair[1]], form), *pair, PARTIES)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("source", "target", "pair"),
    [
        ("Statement by Brazil", "Заявление Бразилии", "en-ru"),
        ("The Government of France", "французское правительство", "en-ru"),
        ("le Gouvernement français", "The Government of France", "fr-en"),
        ("el gobierno cubano", "حكومة كوبا", "es-ar"),
        ("in Chinese, French and Russian", "以中文、法文和俄文", "en-zh"),
        ("Iran", "la República Islámica del Irán", "en-es"),
        ("the Congolese authorities in the Congo", "刚果当局", "en-zh"),
        ("UNICEF", "the United Nations Children’s Fund", "fr-en"),
        ("OHCHR", "le Haut-Commissariat", "en-fr"),
        ("MINUSMA in Mali", "马里稳定团", "en-zh"),
    ],
)
def test_other_forms_of_the_same_party_are_right(source: str, target: str, pair: str) -> None:
    assert said(source, target, pair) == []


@pytest.mark.parametrize(
    ("source", "target", "pair", "found"),
    [
        ("The Congo spoke.", "La République démocratique du Congo", "en-fr", ("state_changed", ("COG", "COD"))),
        ("el gobierno cubano", "правительство Чили", "es-ru", ("state_changed", ("CUB", "CHL"))),
        ("el gobierno cubano", "le Gouvernement", "es-fr", ("state_missing", ("CUB",))),
        ("Brazil and Chile", "Le Brésil", "en-fr", ("state_missing", ("CHL",))),
        ("Mali, not Malawi, and Mali", "Mali, Malawi, Malta", "en-es", ("state_changed", ("MLI", "MLT"))),
        ("مالي", "the representative of Malawi", "ar-en", ("state_changed", ("MLI", "MWI"))),
        ("the French text", "el texto español", "en-es", ("state_changed", ("FRA", "ESP"))),
        ("UNICEF", "ЮНЕСКО", "en-ru", ("organization_changed", ("unicef", "unesco"))),
        ("ECOSOC", "la Asamblea General", "en-es", ("organization_changed", ("ecosoc", "general-assembly"))),
        ("WHO recalls", "Он напомнил", "en-ru", None),
        ("WHO recalls this", "напоминают об этом", "en-ru", ("organization_missing", ("who",))),
    ],
)  # fmt: skip
def test_what_was_changed_or_lost_is_one_error(
    source: str, target: str, pair: str, found: tuple[str, tuple[str, ...]] | None
) -> None:
    errors = [(code, values) for severity, code, values in said(source, target, pair) if severity == "error"]
    assert errors == ([found] if found else [])


def test_what_the_sentence_before_may_have_named_is_a_warning() -> None:
    assert said("Ireland spoke.", "Elle a pris la parole.", "en-fr") == [("warning", "state_missing", ("IRL",))]


def test_a_form_to_avoid_is_a_warning_with_the_official_name() -> None:
    assert said("the Republic of Korea", "la Corée du Sud", "en-fr") == [
        ("warning", "state_name", ("Corée du Sud", "République de Corée"))
    ]


def test_the_english_message_has_names_and_not_codes() -> None:
    (found,) = check("Niger", "le Nigéria", "en", "fr", PARTIES)
    assert found.message == "The original names Niger, the translation Nigeria."


@row_by_row(
    ("source", "target", "pair", "codes"),
    [
        ("The WHO warns.", "WHO 警告说。", "en-zh", []), ("The EU agrees.", "EU/EEA 国家同意。", "en-zh", []),
        ("UNICEF said so.", "قالت UNICEF ذلك.", "en-ar", []), ("UNICEF said so.", "Об этом сообщил WHO.", "en-ru",
         ["organization_missing"]),
        ("The EU paid.", "付了100万EUR。", "en-zh", ["organization_missing"]),
        ("The EU and the UK agree.", "La UE y el RU están de acuerdo.", "en-es", []),
        ("WHO 警告说。", "The agency warns.", "zh-en", []),
    ],
)  # fmt: skip
def test_an_english_abbreviation_names_its_party_in_a_text_of_another_script(
    source: str, target: str, pair: str, codes: list[str]
) -> None:
    assert [code for _, code, _ in said(source, target, pair)] == codes


def test_a_state_in_a_name_that_is_left_as_it_is_need_not_be_named_again() -> None:
    airline = "Airlines such as China Northern Airlines cancelled flights."
    assert said(airline, "Авиакомпании, в том числе China Northern Airlines, отменили рейсы.", "en-ru") == []
    assert said(airline, "Авиакомпании отменили рейсы.", "en-ru") != []
    both = "China Northern Airlines left China."
    assert said(both, "China Northern Airlines покинула страну.", "en-ru") != []


def test_of_the_european_union_it_is_enough_to_say_european() -> None:
    source = "He called on them to stay away from the EU energy policy."
    target = "Il les a appelés à ne pas s’impliquer dans la politique énergétique"
    assert said(source, f"{target} européenne.", "en-fr") == []
    assert said(source, f"{target}.", "en-fr") != []


def test_a_company_keeps_the_state_in_its_name_in_the_same_script_too() -> None:
    airlines = "Flights of China Eastern Airlines and Qantas were cancelled."
    assert said(airlines, "Les vols de China Eastern Airlines et de Qantas ont été annulés.", "en-fr") == []
    kept = "The delegation of New Zealand spoke."
    assert said(kept, "La délégation de New Zealand a pris la parole.", "en-fr") != []


def test_an_adjective_lost_from_a_long_sentence_is_a_warning() -> None:
    long = (
        "The visitors from Chile, Peru and Mali know that a victory over the Danish team, after their long journey, "
        "will put them in a good place."
    )
    target = "智利、秘鲁和马里的来宾知道，长途跋涉之后，战胜他们将处于有利地位。"
    assert said(long, target, "en-zh") == [("warning", "state_missing", ("DNK",))]
    assert said("The Danish team won.", "队伍胜利了。", "en-zh") == [("error", "state_missing", ("DNK",))]


@row_by_row(
    ("source", "target", "pair", "errors"),
    [
        ("日本表示欢迎。", "Tokyo welcomed it.", "zh-en", 0), ("Brasil votó.", "Бразилиа проголосовала.", "es-ru", 0),
        ("法国总统在巴黎发言。", "The President spoke in Paris.", "zh-en", 1),
        ("挪威部长在奥斯陆会见了智利部长。", "The minister of Peru met the minister of Chile in Oslo.", "zh-en", 1),
        ("俄罗斯克里姆林宫发言人", "the spokesman of the Kremlin", "zh-en", 0),
    ],
)  # fmt: skip
def test_a_capital_stands_for_its_state_unless_the_original_names_it_too(
    source: str, target: str, pair: str, errors: int
) -> None:
    assert [severity for severity, *_ in said(source, target, pair)] == ["error"] * errors


def test_a_chinese_name_whose_abbreviation_stays_need_not_name_its_state() -> None:
    assert said("瑞典国际开发署（SIDA）提供了资助。", "SIDA paid.", "zh-en") == []
    assert said("瑞典国际开发署（SIDA）提供了资助。", "The agency paid.", "zh-en") != []


def test_how_often_a_long_sentence_names_a_party_does_not_matter() -> None:
    source = "智利代表说，智利政府已经批准了这项公约，智利议会正在审议执行该公约所需要的法律草案和预算。"
    target = "The representative said that the convention was ratified and that parliament was considering the law."
    assert said(source, target, "zh-en") == [("warning", "state_missing", ("CHL",))]


def test_states_that_chinese_joins_by_a_character_each_are_named() -> None:
    source = "The summit of France and Germany began."
    assert said(source, "法德首脑会晤开始了。", "en-zh") == []
    assert said(source, "法国首脑会晤开始了。", "en-zh") != []
    assert said("法德关系", "France’s relations with Germany", "zh-en") == []


@row_by_row(
    ("source", "target", "pair"),
    [
        ("The two states are New York and Georgia.", "Это два штата, Нью-Йорк и Джорджия.", "en-ru"),
        ("The two states are New York and Georgia.", "这两个州就是纽约州和佐治亚州。", "en-zh"),
        ("Bank of America shares fell.", "Les actions de Bank of America ont baissé.", "en-fr"),
        ("It takes place across America.", "Cela se passe à travers toute l’Amérique.", "en-fr"),
        ("They pay a fine in the USA.", "Ils paient une amende aux USA.", "en-fr"),
        ("Belgium chairs the EU Council.", "Бельгия председательствует в Совете Евросоюза.", "en-ru"),
        ("Britain has one advantage.", "Преимущество Британии одно.", "en-ru"),
    ],
)
def test_a_party_may_be_named_as_it_is_in_news(source: str, target: str, pair: str) -> None:
    assert [each for each in said(source, target, pair) if each[0] == "error"] == []


def test_what_is_named_so_still_needs_to_be_named() -> None:
    assert said("The minister of Georgia spoke.", "Министр выступил.", "en-ru") != []
    assert said("The Republic of France agreed.", "La République d’Espagne a accepté.", "en-fr") != []
    assert said("Bank of America shares fell.", "Les actions de la banque ont baissé.", "en-fr") != []


def test_a_state_before_its_own_body_may_be_taken_for_granted() -> None:
    (lost,) = said("这是德国海军第一次退还舰船。", "C’était la première fois que la Marine rendait un navire.", "zh-fr")
    assert lost[0] == "warning"
    (lost,) = said("德国代表发言。", "Le représentant a parlé.", "zh-fr")
    assert lost[0] == "error"
    assert said("德国之声已报道。", "Deutsche Welle has reported.", "zh-en") == []


def test_a_german_name_or_the_former_state_stands_for_germany() -> None:
    assert said("La banque allemande analyse.", "El Deutsche Bank analiza.", "fr-es") == []
    assert said("Les vacances en Allemagne de l’Est", "Las vacaciones en la RDA", "fr-es") == []
    assert said("La banque allemande analyse.", "El banco analiza.", "fr-es") != []


def test_the_name_of_a_person_between_points_is_no_state() -> None:
    assert said("[法]多米尼克·埃诺 著", "[France] Dominique Ayral", "zh-en") == []
