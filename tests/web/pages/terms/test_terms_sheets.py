"""Names and terms for printing, and a text with those that occur in it, in two languages and each in its direction."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.pages.booth.test_booth_texts import DRAFT, House

TERMS = "kind\ten\tfr\tar\nrequired\tChair\tPrésidence\tرئاسة\nrequired\tmissile\tmissile\tقذيفة\n"


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = House(tmp_path)
    made.services.terms.change(lambda _: TERMS)
    yield made
    made.service.close()


def cells(page: str) -> list[str]:
    """Return the text of the cells of a page."""
    return [re.sub("<[^>]+>", "", each).strip() for each in re.findall(r"<td[^>]*>(.*?)</td>", page, re.DOTALL)]


@pytest.mark.parametrize(
    ("language", "beside", "pair"),
    [
        ("ar", "", ["رئاسة", "Chair"]), ("ar", "fr", ["رئاسة", "Présidence"]), ("en", "", ["Chair", "Présidence"]),
        ("zh", "", ["", "Chair"]),
    ],
)  # fmt: skip
def test_the_sheet_has_names_and_terms_in_the_language_of_the_booth_and_another(
    house: House, language: str, beside: str, pair: list[str]
) -> None:
    asked = f"?beside={beside}" if beside else ""
    page = house.client("interpreter", language=language).get(f"/m/m1/booth/{language}/terms{asked}").text
    found = cells(page)
    at = found.index(pair[1], found.index(pair[0]))
    assert found[at - 1 : at + 1] == pair
    if language == "ar":
        assert '<td lang="ar" dir="rtl">رئاسة</td>' in page and 'dir="rtl" data-theme="light"' in page


def test_a_text_is_printed_beside_its_original_with_the_terms_that_occur_in_it(house: House) -> None:
    document = house.files("booths")
    house.revise(document, house.services.documents.segments(document.id)[0].id, DRAFT)
    page = house.client("interpreter", language="fr").get(f"/m/m1/booth/fr/texts/{document.id}/sheet").text
    found = cells(page)
    assert DRAFT in found and "The delegation of Zanzibar thanks the Chair." in found
    assert {"Présidence", "Chair"} <= set(found)
    assert "missile" not in found, "only what occurs"


def test_others_open_neither(house: House) -> None:
    document = house.files("booths")
    nobody, other = house.client(), house.client("interpreter", "m2", "fr")
    for at in ("terms", f"texts/{document.id}/sheet"):
        assert nobody.get(f"/m/m1/booth/fr/{at}").status_code == 303
        assert other.get(f"/m/m1/booth/fr/{at}").status_code == 403
    hidden = house.files("desk", speech="s1")
    assert house.client("interpreter", language="fr").get(f"/m/m1/booth/fr/texts/{hidden.id}/sheet").status_code == 404
