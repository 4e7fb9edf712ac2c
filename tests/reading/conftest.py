"""A fixture: the language of each passage is asked for once in a module."""

from collections.abc import Iterator
from functools import cache

import pytest

from interp.reading.languages import detection


@pytest.fixture(scope="module")
def languages_read_once() -> Iterator[None]:
    """Keep the language of each passage while a module reads the same papers again and again."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(detection, "detected", cache(detection.detected))
        yield
