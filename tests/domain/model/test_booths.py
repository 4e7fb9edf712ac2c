"""How a booth works, from the language of the floor."""

import pytest

from interp.domain.model.booths import Work, work
from interp.domain.model.modalities import PANEL


@pytest.mark.parametrize(
    ("booth", "floor", "expected"),
    [
        ("fr", "en", Work("direct", "fr")), ("fr", None, Work("direct", "fr")), ("fr", "fr", Work("rest", "fr")),
        ("ar", "en", Work("direct", "ar")), ("ar", "ar", Work("retour", "en")), ("zh", "zh", Work("retour", "en")),
    ],
)  # fmt: skip
def test_arabic_and_chinese_booths_turn_with_the_floor(booth: str, floor: str | None, expected: Work) -> None:
    assert work(booth, floor, PANEL) == expected
