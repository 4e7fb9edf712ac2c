"""A fixture: the numbers of a text are read once in a test."""

from functools import cache

import pytest

from interp.domain.checks import number


@pytest.fixture
def numbers_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the numbers of each text while a test checks it in many pairs; not where the work is what is measured."""
    monkeypatch.setattr(number, "numbers", cache(number.numbers))
