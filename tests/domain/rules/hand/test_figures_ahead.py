"""The figures and names of a sentence in its order, each with what the other text has of it."""

from datetime import date

import pytest

from interp.domain.rules.hand.figures_ahead import FigureAhead, SaidSentence, figures_ahead
from interp.seed.bundled_data import delegations, known_parties

ENGLISH = SaidSentence(
    "In 2015, 45 countries received 1,041,000 reports, of which 92 per cent; Norway and Mr. Ernie Allen paid $3.5 "
    "million on 7 March 2016, see A/HRC/31/34.", "en",
)  # fmt: skip
OTHERS = {
    "fr": "En 2015, 45 pays ont reçu 1 041 000 signalements, dont 92 % ; la Norvège et M. Ernie Allen ont payé 3,5 "
          "millions de dollars le 7 mars 2016, voir A/HRC/31/34.",
    "zh": "2015年，45个国家收到104.1万份举报，其中92%；挪威和Ernie Allen先生在2016年3月7日支付350万美元，"
          "见A/HRC/31/34。",
    "ar": "في عام 2015 تلقى 45 بلدا 000 041 1 بلاغ، 92 في المائة منها؛ ودفعت النرويج والسيد Ernie Allen 3.5 ملايين "
          "دولار في 7 آذار/مارس 2016، انظر A/HRC/31/34.",
}  # fmt: skip
NAMES = (dict.fromkeys(("ar", "zh", "en", "fr"), "Ernie Allen"),)
FOUND = [
    "2015", "45", "1,041,000", "92 per cent", "Norway", "Ernie Allen", "3.5 million", "7 March", "2016", "A/HRC/31/34",
]  # fmt: skip
PARTIES = known_parties(delegations(), date(2016, 3, 7))


@pytest.mark.parametrize("language", OTHERS)
def test_each_is_found_in_the_order_of_delivery_and_in_the_other_language(language: str) -> None:
    found = figures_ahead(ENGLISH, SaidSentence(OTHERS[language], language), NAMES, PARTIES)
    assert [each.original for each in found] == FOUND
    assert [each.original for each in found if each.text is None] == []
    assert all(each.text and each.text in OTHERS[language] for each in found)


def test_what_the_other_text_does_not_have_is_not_made_up() -> None:
    other = SaidSentence("Nous en avons compté 45.", "fr")
    found = figures_ahead(SaidSentence("We counted 45 of 92.", "en"), other, (), PARTIES)
    assert found == (FigureAhead("number", "45", "45"), FigureAhead("number", "92", None))


def test_without_another_text_the_original_stands_alone() -> None:
    alone = (FigureAhead("number", "2015", None),)
    assert figures_ahead(SaidSentence("In 2015 we met.", "en"), None, (), None) == alone
    assert figures_ahead(SaidSentence("We met.", "en"), None, NAMES, PARTIES) == ()
