"""The size of a file that somebody brings in: one byte to ten mebibytes."""

import pytest

from interp.errors import BadRequest
from interp.file_size import LONGEST_FILE, check_size


def test_a_file_of_one_byte_and_the_longest_are_taken() -> None:
    check_size(1)
    check_size(LONGEST_FILE)
    assert LONGEST_FILE == 10_485_760


@pytest.mark.parametrize(
    ("size", "reason", "args"),
    [(0, "empty_file", {}), (LONGEST_FILE + 1, "too_large", {"limit": LONGEST_FILE, "size": LONGEST_FILE + 1})],
)
def test_an_empty_and_a_longer_one_are_refused(size: int, reason: str, args: dict[str, int]) -> None:
    with pytest.raises(BadRequest) as refused:
        check_size(size)
    assert refused.value.args_ == {"reason": reason} | args
