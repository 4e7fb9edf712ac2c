"""A text of the pages is found by its key, in the reader's language, without markup."""

import pytest

from tests.browser.page_texts import text


def test_a_text_has_its_values_and_is_that_of_the_reader() -> None:
    assert text("relay.relay_by", channel="EN", booth="ZH") == "Relay from EN (ZH booth)"
    assert text("relay.direct", "fr") != text("relay.direct") == "Direct from the floor"


def test_no_text_has_an_unknown_key() -> None:
    with pytest.raises(KeyError):
        text("relay.nowhere")
