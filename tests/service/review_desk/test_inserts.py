"""What can be inserted into a sentence of a document: its pieces, the operator's terms, the meeting's names."""

import pytest

from interp.domain.translation.term_list import read
from interp.errors import NotFound
from interp.service.review_desk.inserts import SentenceInserts
from tests.translation_section import PARTIES, Bureau


def test_the_pieces_and_terms_of_a_sentence() -> None:
    bureau = Bureau()
    document = bureau.file()
    bureau.terms += read("kind\ten\tfr\nrequired\tCouncil\tConseil").terms
    inserts = SentenceInserts(bureau.drafts, bureau.meetings, lambda: bureau.terms, lambda: PARTIES)
    found = inserts.of(document, bureau.ids(document)[2], "fr")
    assert [each.text for each in found.placeables] == ["2016", "47"]
    assert [(each.source, each.target) for each in found.terms] == [("Council", "Conseil")]
    with pytest.raises(NotFound, match="segment"):
        inserts.of(document, "none", "fr")
