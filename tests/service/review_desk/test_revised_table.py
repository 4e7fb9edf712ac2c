"""A table that came back is compared with the present texts: changes to confirm, conflicts, remarks, and no more."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from interp.ports import Document
from interp.service.review_desk.revised_table import RevisedChange, revised_changes
from tests.translation_section import Bureau


@dataclass(frozen=True)
class Row:
    """A row as the reader of tables yields it."""

    segment: str
    revision: int
    text: str
    remarks: str = ""


def changes(bureau: Bureau, document: Document, *rows: Row) -> tuple[RevisedChange, ...]:
    return revised_changes(bureau.drafts, document, "fr", rows)


def printed(bureau: Bureau, document: Document) -> list[Row]:
    """Return the rows of a table printed now."""
    now = bureau.drafts.revisions(document.id, "fr")
    ids = bureau.ids(document)
    return [Row(each, now[each].revision, now[each].value) if each in now else Row(each, 0, "") for each in ids]


def test_a_table_without_edits_changes_nothing(bureau: Bureau, filed: Document) -> None:
    bureau.draft(filed, 1, "Je vous remercie.")
    assert changes(bureau, filed, *printed(bureau, filed)) == ()


@given(st.dictionaries(st.integers(0, 3), st.sampled_from(["Autre texte.", "Encore un autre."])))
@settings(max_examples=10, deadline=None)
def test_edits_are_told_as_exactly_these(edits: dict[int, str]) -> None:
    bureau = Bureau()
    document = bureau.file()
    bureau.draft(document, 1, "Je vous remercie.")
    rows = printed(bureau, document)
    rows = [Row(each.segment, each.revision, edits.get(place, each.text)) for place, each in enumerate(rows)]
    found = changes(bureau, document, *rows)
    assert {each.number - 1: each.text for each in found} == edits
    assert not any(each.conflict for each in found)


def test_a_text_changed_here_meanwhile_is_a_conflict_with_both_texts(bureau: Bureau, filed: Document) -> None:
    bureau.draft(filed, 1, "Je vous remercie.")
    row = printed(bureau, filed)[1]
    bureau.revise(filed, 1, "Merci.", 1)
    (found,) = changes(bureau, filed, Row(row.segment, row.revision, "Je remercie la présidence."))
    assert (found.conflict, found.before, found.text, found.present, found.revision) == (
        True, "Je vous remercie.", "Je remercie la présidence.", "Merci.", 2
    )  # fmt: skip


def test_what_was_not_edited_on_paper_overwrites_nothing(bureau: Bureau, filed: Document) -> None:
    bureau.draft(filed, 1, "Je vous remercie.")
    rows = printed(bureau, filed)
    bureau.revise(filed, 1, "Merci.", 1)
    assert changes(bureau, filed, *rows) == ()


def test_the_same_correction_on_paper_and_here_is_no_change(bureau: Bureau, filed: Document) -> None:
    bureau.draft(filed, 1, "Je vous remercie.")
    row = printed(bureau, filed)[1]
    bureau.revise(filed, 1, "Merci.", 1)
    assert changes(bureau, filed, Row(row.segment, row.revision, " Merci. ")) == ()


def test_remarks_are_told_also_where_the_text_is_as_it_was(bureau: Bureau, filed: Document) -> None:
    bureau.draft(filed, 1, "Je vous remercie.")
    row = printed(bureau, filed)[1]
    (found,) = changes(bureau, filed, Row(row.segment, row.revision, row.text, "Voir la résolution."))
    assert (found.text, found.present, found.remarks, found.conflict) == (
        row.text, row.text, "Voir la résolution.", False
    )  # fmt: skip


def test_a_sentence_that_is_gone_is_told_without_its_text(bureau: Bureau, filed: Document) -> None:
    (found,) = changes(bureau, filed, Row("nowhere", 0, "Texte."))
    assert (found.number, found.source, found.conflict) == (0, "", True)


def test_a_confirmed_change_is_an_ordinary_revision(bureau: Bureau, filed: Document) -> None:
    bureau.draft(filed, 1, "Je vous remercie.")
    row = printed(bureau, filed)[1]
    (found,) = changes(bureau, filed, Row(row.segment, row.revision, "Merci à tous."))
    bureau.revise(filed, 1, found.text, found.revision)
    assert changes(bureau, filed, Row(row.segment, row.revision, "Merci à tous.")) == ()
