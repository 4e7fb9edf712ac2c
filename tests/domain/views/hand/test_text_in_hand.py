"""A text in hand says what it is of, also where there is none."""

from interp.domain.views.hand.text_in_hand import HandText


def test_a_speech_without_a_text_has_no_document_and_no_lines() -> None:
    none = HandText("s1", "fr")
    assert (none.document, none.delivery, none.lines) == (None, None, ())
