"""The measures of a meeting's drafts are read from its documents, without what is withdrawn or stale."""

from interp.service.review_desk.measures import measured
from tests.translation_section import STAFF, Bureau


def test_a_draft_and_its_review_are_counted() -> None:
    bureau = Bureau()
    document = bureau.file()
    bureau.draft(document, 1, "Merci pour le plancher.")
    bureau.draft(document, 3, "Nous serons tous entendus.")
    bureau.revise(document, 1, "Je vous remercie de me donner la parole.", 1, approve=True)
    bureau.revise(document, 3, "Nous serons tous entendus.", 1, approve=True)
    (row,) = measured(bureau.drafts, "m1")
    assert (row.package, row.source, row.language) == ("mt:en-fr@1.9", "en", "fr")
    assert (row.sentences, row.drafted, row.unchanged, row.changed) == (4, 2, 1, 1)
    assert measured(bureau.drafts) == (row,) and measured(bureau.drafts, "m2") == ()


def test_a_withdrawn_document_is_left_out() -> None:
    bureau = Bureau()
    document = bureau.file()
    bureau.draft(document, 1, "Merci pour le plancher.")
    bureau.materials.withdraw(STAFF, "m1", document.id, withdrawn=True)
    assert measured(bureau.drafts, "m1") == ()
