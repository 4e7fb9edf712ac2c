"""A speech has the document that was attached last, and says what that makes of its text."""

from interp.domain.model import events as ev
from tests.builders import sitting


def test_the_document_attached_last_is_the_speechs() -> None:
    sat = sitting().happened(ev.StatementAttached("s2", "d1", "on_text"), ev.StatementAttached("s2", "d2", "off_text"))
    speech = sat.state.speeches["s2"]
    assert (speech.statement, speech.text, sat.state.speeches["s1"].statement) == ("d2", "off_text", None)


def test_a_document_taken_away_leaves_no_text() -> None:
    sat = sitting().happened(ev.StatementAttached("s2", "d1", "on_text"), ev.StatementAttached("s2"))
    speech = sat.state.speeches["s2"]
    assert (speech.statement, speech.text) == (None, "none")
