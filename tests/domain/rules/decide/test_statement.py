"""The document of a speech is attached and taken away."""

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from tests.builders import sitting
from tests.given import given


def test_a_speech_gets_its_statement_and_follows_it() -> None:
    given().when(do.AttachStatement("s2", "d1")).then(ev.StatementAttached("s2", "d1", "on_text"))
    speech = sitting(do.AttachStatement("s2", "d1")).state.speeches["s2"]
    assert (speech.statement, speech.text) == ("d1", "on_text")


def test_a_speaker_off_the_text_stays_off_it_when_a_newer_text_comes() -> None:
    held = sitting(do.AmendSpeech("s2", text="off_text"))
    given(held).when(do.AttachStatement("s2", "d2")).then(ev.StatementAttached("s2", "d2", "off_text"))


def test_a_statement_is_taken_away_and_not_twice() -> None:
    attached = sitting(do.AttachStatement("s2", "d1"))
    given(attached).when(do.AttachStatement("s2", "d1")).nothing()
    given(attached).when(do.AttachStatement("s2", None)).then(ev.StatementAttached("s2"))
    given().when(do.AttachStatement("s2", None)).nothing()


def test_a_closed_text_is_opened_and_nothing_else_of_the_speech_changes() -> None:
    closed = sitting(do.AttachStatement("s2", "d1", "fr", closed=True), do.AmendSpeech("s2", text="follows_later"))
    assert closed.state.speeches["s2"].text_closed
    given(closed).when(do.AttachStatement("s2", "d1", "fr", closed=True)).nothing()
    opened = do.AttachStatement("s2", "d1", "fr")
    given(closed).when(opened).then(ev.StatementAttached("s2", "d1", "follows_later", "fr"))
    assert not closed.does(opened).state.speeches["s2"].text_closed


@pytest.mark.parametrize("document", ["", "d" * 65])
def test_a_statement_needs_an_id_a_document_can_have(document: str) -> None:
    given().when(do.AttachStatement("s2", document)).bad_request()
