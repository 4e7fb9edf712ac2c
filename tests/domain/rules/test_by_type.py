"""Each command is decided, and each event taken in, by one function: an error as it is imported says otherwise."""

from types import ModuleType

import pytest

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.wire_names import submodules
from interp.domain.rules import decide, evolve
from interp.domain.rules.by_type import ByType
from interp.domain.rules.decide.deciders import RULES as DECIDED
from interp.domain.rules.evolve.evolvers import RULES as EVOLVED
from tests.row_by_row import row_by_row
from tests.sources import modules


def one() -> None: ...
def other() -> None: ...


def test_the_function_for_a_type_is_found() -> None:
    rules = ByType()
    rules.add(int, one)
    rules.add(str, other)
    assert (rules.of(7), rules.of("7")) == (one, other)


def test_a_type_with_two_functions_is_an_error() -> None:
    rules = ByType()
    rules.add(int, one)
    with pytest.raises(TypeError, match="int has two: one and other"):
        rules.add(int, other)


def test_a_type_without_a_function_is_an_error() -> None:
    rules = ByType()
    rules.add(int, one)
    with pytest.raises(TypeError, match="nothing is written for str, bytes"):
        rules.check([int, str, bytes])


# Undo restores floor, statuses and captions, an interruption stores the floor, and steps through a text concern its
# place, and a correction is of parties, persons and languages: each has a module of its own. A block is an item.
APART = {
    "speech.correct": "correction",
    "block.roll_over": "item", "block.rolled_over": "item",
    "floor.undo": "undo", "floor.undone": "undo",
    "floor.interrupt": "interruption", "floor.return": "interruption",
    "floor.interrupted": "interruption", "floor.returned": "interruption",
    "caption.load": "caption_steps", "caption.release": "caption_steps", "caption.follow": "caption_steps",
    "caption.leave_text": "caption_steps",
}  # fmt: skip


def home(name: str) -> str:
    """Return the module in which a name of the wire is handled: that of its noun, but for APART."""
    return APART.get(name, name.partition(".")[0])


@row_by_row("kind", do.COMMANDS.values(), ids=do.COMMANDS)
def test_a_command_is_decided_in_the_module_of_its_noun(kind: type[do.Command]) -> None:
    module = DECIDED.of(object.__new__(kind)).__module__
    assert module == f"interp.domain.rules.decide.{home(kind.name)}"


@row_by_row("kind", ev.EVENTS.values(), ids=[name for name, _ in ev.EVENTS])
def test_an_event_is_taken_in_in_the_module_of_its_noun(kind: type[ev.Event]) -> None:
    module = EVOLVED.of(object.__new__(kind)).__module__
    assert module == f"interp.domain.rules.evolve.{home(kind.name)}"


@pytest.mark.parametrize("package", [decide, evolve], ids=["decide", "evolve"])
def test_a_package_imports_each_of_its_modules_of_a_noun(package: ModuleType) -> None:
    imported = {each.__name__ for each in submodules(package.__name__, vars(package))}
    nouns = {home(name) for name in do.COMMANDS}
    here = {each.name for each in modules() if each.name.startswith(f"{package.__name__}.")}
    assert {name for name in here if name.rpartition(".")[2] in nouns} <= imported
