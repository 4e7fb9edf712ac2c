"""A document without a title goes by the name of its file, and that is told from a title."""

import pytest

from interp.domain.text.document_titles import is_untitled, title_of_file

NAMES = {
    "statement-opening.en.txt": "statement-opening.en",
    "C:\\papers\\Brazil.docx": "Brazil",
    "papers/Brésil": "Brésil",
    ".txt": ".txt",
}


@pytest.mark.parametrize(("name", "title"), NAMES.items())
def test_the_title_of_a_file_is_its_name_without_folders_and_ending(name: str, title: str) -> None:
    assert title_of_file(name) == title
    assert is_untitled(title, name)


def test_a_title_of_its_own_is_none_of_a_file() -> None:
    assert not is_untitled("Statement by the Chair", "statement-opening.en.txt")
