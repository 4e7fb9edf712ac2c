"""The text that most services of the desk are tried on."""

import pytest

from interp.ports import Document
from tests.translation_section import Bureau


@pytest.fixture
def filed(bureau: Bureau) -> Document:
    """Return a statement of a few English sentences that was filed at the section."""
    return bureau.file()
