"""A text or a part of it left as it was is found in all thirty directions."""

from itertools import permutations

import pytest

from interp.languages import CODES
from tests.domain.checks.gold_translations import GOLD, found


@pytest.mark.parametrize(("first", "second"), tuple(permutations(CODES, 2)))
def test_a_copy_of_the_original_is_untranslated(first: str, second: str) -> None:
    for row in GOLD:
        if len(row[first]) > (8 if first == "zh" else 25) and "http" not in row[first]:
            codes = found(row[first], row[first], f"{first}-{second}")
            assert {"untranslated", "part_untranslated"} & set(codes), row[first]


def test_a_part_left_in_the_original_is_found() -> None:
    source = "The Council adopted a resolution concerning the rights of children."
    half = "Совет принял резолюцию concerning the rights of children."
    assert "part_untranslated" in found(source, half, "en-ru")
    capitals = "Совет открыл DISCUSSION дня."
    assert "part_untranslated" in found("The Council opened the DISCUSSION of the day.", capitals, "en-ru")
