"""What is known of a booth's work, from the language confirmed on the floor."""

import pytest

from interp.domain.model.booths import Work
from interp.domain.model.modalities import PANEL
from interp.domain.rules.booth_work import work


@pytest.mark.parametrize(
    ("booth", "floor", "expected"),
    [
        ("fr", "en", Work("unknown", "fr")), ("fr", None, Work("unknown", "fr")), ("fr", "fr", Work("rest", "fr")),
        ("ar", "en", Work("unknown", "ar")), ("ar", "ar", Work("retour", "en")), ("zh", "zh", Work("retour", "en")),
        ("en", "ar", Work("listening", "en")), ("en", "zh", Work("listening", "en")),
        ("fr", "ar", Work("unknown", "fr")), ("zh", "ar", Work("unknown", "zh")),
        ("en", "pt", Work("unknown", "en")),
    ],
)  # fmt: skip
def test_arabic_and_chinese_booths_turn_with_the_floor(booth: str, floor: str | None, expected: Work) -> None:
    assert work(booth, floor, dict(PANEL.retour)) == expected


@pytest.mark.parametrize("floor", [None, "ar", "fr"])
def test_no_booth_works_while_nobody_speaks(floor: str | None) -> None:
    assert {work(booth, floor, {}, speaking=False).mode for booth in ("ar", "en", "fr")} == {"idle"}
