"""The given-when-then helper fails where a rule is broken, and no test leaves its question unanswered."""

import ast
from collections.abc import Callable

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.errors import Refused
from tests.builders import START, sitting
from tests.given import Outcome, given
from tests.sources import ROOT

OPEN, NEXT, PAUSED = do.OpenMeeting(), do.AdvanceFloor(None), ev.FloorPaused()
SPEAKING = (OPEN, NEXT)
TOLD = {"item": "i1", "speech": "s1", "by": "Staff", "device": "desk-1", "at": START + 3_000}


def test_what_holds_passes() -> None:
    given(*SPEAKING).when(do.PauseFloor()).then(PAUSED)
    given(*SPEAKING, PAUSED).when(do.PauseFloor()).nothing()
    given(sitting(OPEN), NEXT).when(do.ArmFloor("s1")).refused("not_planned")
    given(*SPEAKING).when(do.AdvanceFloor("s2")).stale(**TOLD)
    given().when(do.ArmFloor("s9")).not_found("speech")
    given(OPEN).when(NEXT).ends_with(ev.FloorGiven("i1", "s1", None, 300_000))


pause: Callable[[], Outcome] = lambda: given(*SPEAKING).when(do.PauseFloor())  # noqa: E731
arm: Callable[[], Outcome] = lambda: given(*SPEAKING).when(do.ArmFloor("s1"))  # noqa: E731
WRONG: dict[str, Callable[[], None]] = {
    "another event": lambda: pause().then(ev.FloorResumed()),
    "an event too many": lambda: pause().then(PAUSED, PAUSED),
    "an event too few": lambda: pause().nothing(),
    "another end": lambda: pause().ends_with(ev.FloorResumed()),
    "no refusal": lambda: pause().refused("not_planned"),
    "another reason": lambda: arm().refused("not_plan"),
    "another fact": lambda: given(*SPEAKING).when(do.AdvanceFloor("s2")).stale(**TOLD | {"speech": "s2"}),
    "a fact too few": lambda: given(*SPEAKING).when(do.AdvanceFloor("s2")).stale(item="i1"),
    "refused, not stale": lambda: arm().stale(),
    "refused, not missing": lambda: arm().not_found(),
    "refused, not unreadable": lambda: arm().bad_request(),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_does_not_hold_fails(wrong: str) -> None:
    with pytest.raises(AssertionError):
        WRONG[wrong]()


def test_a_refusal_where_events_are_expected_says_which() -> None:
    with pytest.raises(Refused, match="not_planned"):
        arm().then(ev.FloorArmed("s1"))


def unanswered(tree: ast.Module) -> list[int]:
    """Return the lines of questions, `….when(…)`, that nothing is asserted of."""
    statements = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
    calls = (each.func for each in statements if isinstance(each, ast.Call))
    return [each.lineno for each in calls if isinstance(each, ast.Attribute) and each.attr == "when"]


def test_every_question_is_answered() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
    asking = {path: ast.parse(text) for path, text in texts.items() if ".when(" in text}
    assert len(asking) > 5
    assert {path.name: lines for path, tree in asking.items() if (lines := unanswered(tree))} == {}


def test_a_planted_question_without_an_answer_is_found() -> None:
    assert unanswered(ast.parse("given().when(x).nothing()\ngiven().when(x)\n")) == [2]
