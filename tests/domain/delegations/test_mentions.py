"""States and organizations are found in texts by whole forms of the tables, the longest first, in six languages."""

import pytest

from interp.domain.delegations import mentions
from interp.domain.delegations.mentions import FormTable
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.seed.bundled_data import delegations, known_parties
from tests.known_parties import MARCH, PARTIES
from tests.row_by_row import row_by_row


def found(text: str, language: str) -> list[str]:
    """Return the codes of the firm mentions in a text, those of an ambiguous one joined."""
    return ["/".join(sorted(each.codes)) for each in PARTIES.forms.find(text, language) if each.firm]


@row_by_row(
    ("text", "language", "codes"),
    [
        ("The Democratic Republic of the Congo and the Congo spoke.", "en", ["COD", "COG"]),
        ("The Republic of Korea and the Democratic People’s Republic of Korea.", "en", ["KOR", "PRK"]),
        ("Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea", "en", ["GIN", "GNB", "GNQ", "PNG"]),
        ("Northern Ireland is no other State; American Samoa, New Mexico, the Gulf of Guinea", "en", []),
        ("Dominica and the Dominican Republic", "en", ["DMA", "DOM"]),
        ("the Congolese people", "en", ["COD/COG"]),
        ("US troops told us that it cost US$ 5 million", "en", ["USA"]),
        ("The turkey was polished in china.", "en", []),
        ("Turkey flu is a disease of turkeys in Chad.", "en", ["TCD"]),
        ("Turkey spoke after Chad.", "en", ["TUR", "TCD"]),
        ("WHO is it who spoke for WHO?", "en", ["who", "who"]),
        ("los EUA", "es", ["USA"]),
        ("British pounds, the Dominican priest and a Dominican", "en", ["DMA/DOM"]),
        ("les montagnes russes et les Russes", "fr", ["RUS"]),
        ("по всей Северной и Южной Америке упал британский фунт", "ru", []),
        ("السكان الأصليون في الأمريكيتين والمدن الإغريقية", "ar", ["GRC"]),
        ("Irak, Catar y Kazajistán", "es", ["IRQ", "QAT", "KAZ"]),
        ("تايلاند وجمهورية التشيك والإكوادور", "ar", ["THA", "CZE", "ECU"]),
        ("We met Michael Jordan and Ms. Georgia Brown.", "en", []),
        ("The representative of Jordan spoke on Georgia.", "en", ["JOR", "GEO"]),
        ("STATEMENT BY NIGER", "en", ["NER"]),
        ("le Gouvernement nigérien et le Gouvernement nigérian", "fr", ["NER", "NGA"]),
        ("l’Irlande, l’Islande et l’Irlande du Nord", "fr", ["IRL", "ISL"]),
        ("une grenade", "fr", []),
        ("Она говорит по-чешски и по-японски.", "ru", ["CZE", "JPN"]),
        ("马里兰州和尼日尔州", "zh", []), ("马里各州和美国州长", "zh", ["MLI", "USA"]),
        ("马里内罗先生和乍得尔河", "zh", ["MLI"]), ("古巴尼日尔", "zh", ["CUB", "NER"]),
        ("约旦·彼得森和秘鲁", "zh", ["PER"]), ("印度教和孟加拉湾", "zh", []), ("亚太经合组织", "zh", []),
        ("海地的沿海地区", "zh", ["HTI"]),
        ("Poles, Turks and Danes met a Spaniard at the North Pole.", "en", ["POL", "TUR", "DNK", "ESP"]),
        ("Москва и торговля с Америкой", "ru", []), ("турок, китаец и индиец", "ru", ["TUR", "CHN", "IND"]),
        ("в швейцарских франках и канадскими долларами", "ru", []), ("العصر الروماني", "ar", []),
        ("Самое важное для Самоа; восток Японского моря", "ru", ["WSM"]),
        ("the Mongols and the English language", "en", []),
        ("جنوب أفريقيين", "ar", ["ZAF"]),
        ("la delegación del gobierno cubano", "es", ["CUB"]),
        ("para los fines de la Convención", "es", []),
        ("EE.UU. y Sudán del Sur", "es", ["USA", "SSD"]),
        ("правительством Южного Судана и Суданом", "ru", ["SSD", "SDN"]),
        ("кубинскому правительству, не того же мнения, что Того", "ru", ["CUB", "TGO"]),
        ("Соединённых Штатов Америки", "ru", ["USA"]),
        ("1,5 млрд долл. США", "ru", []),
        ("发展中国家", "zh", []),
        ("赤道几内亚、几内亚和几内亚湾", "zh", ["GNQ", "GIN"]),
        ("刚果（布）和刚果民主共和国", "zh", ["COG", "COD"]),
        ("وللأردن وبكوبا والحكومة الكوبية", "ar", ["JOR", "CUB", "CUB"]),
        ("جمهورية الكونغو الديمقراطية وجمهورية الكونغو", "ar", ["COD", "COG"]),
        ("la RDC et les États américains", "fr", ["COD"]), ("le président François Hollande", "fr", []),
        ("Democratic Republic of Congo, a Northern Irish capital", "en", ["COD"]),
        ("британско-кубинский", "ru", ["GBR", "CUB"]), ("日航和法航", "zh", []),
        ("الدعم المالي", "ar", []), ("مجرى النهر والمجرى المائي والمنتخب المجري", "ar", ["HUN"]),
        ("UNICEF, UNESCO; who spoke for WHO?", "en", ["unicef", "unesco", "who"]),
        ("во Всемирной организации здравоохранения", "ru", ["who"]),
        ("the United Nations Educational, Scientific and Cultural Organization", "en", ["unesco"]),
        ("联合国教育、科学及文化组织和儿基会", "zh", ["unesco", "unicef"]),
    ],
)  # fmt: skip
def test_parties_are_found_by_their_longest_form(text: str, language: str, codes: list[str]) -> None:
    assert found(text, language) == codes


def test_every_name_of_every_state_means_that_state_alone() -> None:
    wrong = [
        (each.code, form)
        for each in delegations()
        if each.category in ("member_state", "observer_state")
        for period in each.periods
        for language in MEETING_LANGUAGES
        for form in (period.names[language].short, period.names[language].after, period.names[language].formal)
        if [mention.codes for mention in PARTIES.forms.find(form, language)] != [{each.code}]
    ]
    assert wrong == []


def test_every_party_has_a_name_in_every_language() -> None:
    assert all(len(PARTIES.called(language)) == len(PARTIES.forms.codes()) for language in MEETING_LANGUAGES)
    assert (PARTIES.name("NER", "fr"), PARTIES.name("imf", "es")) == ("Niger", "FMI")
    assert PARTIES.forms.forms("nobody", "en") == ()


def test_a_table_with_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown kind"):
        FormTable([{"en": "code\tkind\tforms\nCUB\tnoun\tCuba"}])


def test_nothing_is_found_in_a_language_without_a_table() -> None:
    assert FormTable([{"en": "code\tkind\tforms\nCUB\tname\tCuba"}]).find("Cuba", "fr") == ()


def test_tables_are_made_in_pieces_and_say_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    made, pieces = [0], [0]
    prepared = mentions._prepared

    def counts(text: str, language: str) -> str:
        made[0] += 1
        return prepared(text, language)

    monkeypatch.setattr(mentions, "_prepared", counts)

    def breathe() -> None:
        pieces.append(made[0])
        made[0] = 0

    pieced = known_parties(delegations(), MARCH, breathe)
    assert sum(pieces) > 10_000
    assert max(pieces) <= mentions.STEP
    assert [pieced.forms._indexes[code].by_first for code in MEETING_LANGUAGES] == [
        PARTIES.forms._indexes[code].by_first for code in MEETING_LANGUAGES
    ]


def test_at_each_place_of_a_chinese_text_the_longest_form_counts() -> None:
    table = "code\tkind\tforms\nCHN\tname\t中国|中华人民共和国\nTWN\tnone\t中国北方"
    found = FormTable([{"zh": table}]).find("中国北方中国中华人民共和国", "zh")
    assert [each.written for each in found] == ["中国", "中华人民共和国"]


@pytest.mark.parametrize(("text", "language"), [("l’Otan", "fr"), ("la Otan", "es"), ("Nato", "en")])
def test_an_acronym_written_like_a_name_may_stand_for_its_body(text: str, language: str) -> None:
    assert [(each.codes, each.kind) for each in PARTIES.forms.find(text, language)] == [(frozenset({"nato"}), "weak")]
    assert PARTIES.forms.find("Car, Us, Who", "en") == ()
