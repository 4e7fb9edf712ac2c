"""One party on behalf of another, typed in any of the six languages, is found in two parts."""

from datetime import date

import pytest

from interp.domain.delegations.search import Finder
from interp.domain.delegations.typed_on_behalf import parted, without_article
from interp.seed.bundled_data import delegations
from tests.row_by_row import row_by_row

FINDER = Finder(delegations())
DAY = date(2016, 3, 7)


@row_by_row(("language", "typed"), [
    ("en", "Pakistan on behalf of the OIC"),
    ("en", "pak on behalf of the Organization of Islamic Cooperation"),
    ("en", "Pakistan obo the OIC"),
    ("en", "pakistan O.B.O. OIC"),
    ("fr", "Pakistan au nom de l’Organisation de la coopération islamique"),
    ("fr", "Pakistan au nom de l'OCI"),
    ("es", "el Pakistán en nombre de la Organización de Cooperación Islámica"),
    ("es", "Pakistán en nombre de la OCI"),
    ("ru", "Пакистан от имени Организации исламского сотрудничества"),
    ("ru", "Пакистан от имени ОИС"),
    ("ar", "باكستان باسم منظمة التعاون الإسلامي"),
    ("ar", "باكستان بالنيابة عن منظمة التعاون الإسلامي"),
    ("ar", "باكستان نيابة عن منظمة التعاون الإسلامي"),
    ("zh", "巴基斯坦代表伊斯兰合作组织"),
    ("zh", "巴基斯坦 代表 伊斯兰合作组织"),
])  # fmt: skip
def test_pakistan_on_behalf_of_the_oic(language: str, typed: str) -> None:
    party, behalf = parted(typed)
    found = [FINDER.find(each, language, DAY)[0].code for each in (without_article(party), behalf or "")]
    assert found == ["PAK", "oic"]


ALONE = ("Pakistan", "Pakistan on behalf of", "on behalf of the OIC", "巴基斯坦代表", "Basma", "Hoboken", "")


@pytest.mark.parametrize("typed", ALONE)
def test_a_name_alone_is_one_party(typed: str) -> None:
    assert parted(typed) == (typed, None)


BARE = (("Lesotho", "Lesotho"), ("les Pays-Bas", "Pays-Bas"), ("del Brasil", "Brasil"), ("l’Inde", "Inde"))


@pytest.mark.parametrize(("typed", "left"), BARE)
def test_an_article_is_left_out_only_where_it_is_one(typed: str, left: str) -> None:
    assert without_article(typed) == left
