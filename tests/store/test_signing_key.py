"""The key of a data folder: made once, kept, refused when it is too short."""

from pathlib import Path

import pytest

from interp.errors import BadRequest
from interp.store.signing_key import KEY, KEY_BYTES, KeyFile


def test_a_key_is_made_once_and_kept(tmp_path: Path) -> None:
    made = KeyFile(tmp_path).held()
    assert (len(made), KeyFile(tmp_path).held(), (tmp_path / KEY).read_bytes()) == (KEY_BYTES, made, made)


@pytest.mark.parametrize("held", [b"", b"x" * (KEY_BYTES - 1)])
def test_a_short_key_is_refused_and_left_as_it_is(tmp_path: Path, held: bytes) -> None:
    (tmp_path / KEY).write_bytes(held)
    with pytest.raises(BadRequest, match="short_key"):
        KeyFile(tmp_path).held()
    assert (tmp_path / KEY).read_bytes() == held
