"""Reference terms: read leniently as the operator wrote them, made from files of other tools, 20,000 at most."""

from pathlib import Path

import pytest

from interp.drafting.exchange.reference_terms import (
    MOST_BYTES,
    MOST_REFERENCES,
    references_from,
    references_in,
    references_of,
)
from interp.errors import BadRequest, Refused

HEAD = "ar\tzh\ten\tfr\tru\tes\n"


def test_each_line_of_two_languages_is_a_term_and_other_columns_are_left_out() -> None:
    table = "note\tFR\ten\n# ours\nx\tenfant | gosse\tchild\ny\t\talone\n\nz\tdroit\tright\n"
    assert list(references_in(table)) == [
        {"en": ("child",), "fr": ("enfant", "gosse")}, {"en": ("right",), "fr": ("droit",)},
    ]  # fmt: skip
    assert list(references_in("")) == []
    assert list(references_in(f"en\tfr\n{'a' * 201}\tb\n")) == []


def test_a_file_that_is_not_there_or_cannot_be_read_has_none(tmp_path: Path) -> None:
    path = tmp_path / "reference.tsv"
    assert list(references_of(path)) == []
    path.write_bytes(b"en\tfr\na\t\xff\n")
    assert list(references_of(path)) == []
    path.write_text("\ufeffen\tfr\nchild\tenfant\n", encoding="utf-8")
    assert list(references_of(path)) == [{"en": ("child",), "fr": ("enfant",)}]
    with path.open("r+b") as file:
        file.truncate(MOST_BYTES + 1)
    assert list(references_of(path)) == []


def test_it_holds_twenty_thousand(tmp_path: Path) -> None:
    path = tmp_path / "reference.tsv"
    many = "en\tfr\n" + "".join(f"word {at}\tmot {at}\n" for at in range(MOST_REFERENCES + 1))
    path.write_text(many, encoding="utf-8")
    assert len(list(references_of(path))) == MOST_REFERENCES == 20_000
    with pytest.raises(Refused, match="terms_full"):
        references_from(many.encode(), "a.tsv")


def test_files_of_other_tools_become_such_a_table() -> None:
    table = "Record ID,English,French,French (admitted),French (deprecated)\n1,child,enfant,gosse,môme\n2,alone,,,\n"
    assert references_from(table.encode(), "unterm.csv") == f"{HEAD}\t\tchild\tenfant|gosse\t\t\n"
    assert references_from(b"en\tfr\nchild\tenfant\n", "tsv") == f"{HEAD}\t\tchild\tenfant\t\t\n"


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"en\tfr\n", "a.tsv", "exchange_languages"), (b"\xff", "a.tsv", "unreadable_file"),
        (b"a,b\n", "a.csv", "exchange_languages"), (b"", "a.pdf", "term_format"),
    ],
)  # fmt: skip
def test_what_is_no_such_file_is_refused(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(BadRequest) as refused:
        references_from(data, name)
    assert refused.value.reason == reason
