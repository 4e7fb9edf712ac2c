"""The translation section that the services of texts are tried on."""

import pytest

from tests.translation_section import Bureau


@pytest.fixture
def bureau() -> Bureau:
    """Return a section on empty stores in memory, whose meeting is planned."""
    return Bureau()
