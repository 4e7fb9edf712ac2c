"""A file of terms is merged with a list only if the list can hold them all."""

import pytest

from interp.domain.translation import term_list
from interp.domain.translation.term_list import read
from interp.drafting.exchange import terms_out_and_in
from interp.drafting.exchange.term_file import MOST_BYTES
from interp.drafting.exchange.terms_out_and_in import merged_file
from interp.errors import Refused
from tests.sample_sizes import size

HEAD = "kind\ten\tfr\n"
MOST_TERMS = size(100, torture=term_list.MOST_TERMS)


@pytest.fixture(autouse=True)
def most_terms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a list hold so many terms."""
    monkeypatch.setattr(term_list, "MOST_TERMS", MOST_TERMS)


def kept(count: int, name: str = "T") -> str:
    return HEAD + "".join(f"keep\t{name}{number}\t\n" for number in range(count))


def test_a_list_takes_as_many_terms_as_it_holds() -> None:
    found = merged_file(kept(1), kept(MOST_TERMS - 1, "U").encode(), "tsv")
    assert (found.added, len(read(found.table).terms), read(found.table).faults) == (MOST_TERMS - 1, MOST_TERMS, ())


@pytest.mark.parametrize(("present", "more"), [(1, MOST_TERMS), (0, MOST_TERMS + 1)])
def test_more_terms_than_a_list_holds_are_refused(present: int, more: int) -> None:
    with pytest.raises(Refused, match="terms_full"):
        merged_file(kept(present), kept(more, "U").encode(), "tsv")


def test_a_list_longer_than_is_read_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    table = kept(2)
    assert len(table.encode()) < MOST_BYTES
    monkeypatch.setattr(terms_out_and_in, "MOST_BYTES", len(merged_file(table, b"", "tsv").table.encode()))
    assert merged_file(table, b"", "tsv").same == 0
    with pytest.raises(Refused, match="terms_full"):
        merged_file(table, kept(1, "U").encode(), "tsv")
