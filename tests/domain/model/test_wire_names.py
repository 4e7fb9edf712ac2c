"""Every command and event is collected from the module of its noun; a name that is there twice is an error."""

from pkgutil import iter_modules
from types import ModuleType
from typing import ClassVar

import pytest

from interp.domain.model import commands, events
from interp.domain.model.commands import Command
from interp.domain.model.wire_names import collected
from interp.value_types import dataclass

BASES = {"commands": "command", "events": "event"}


def module(name: str, *kinds: type[Command]) -> ModuleType:
    made = ModuleType(f"commands.{name}")
    for kind in kinds:
        kind.__module__ = made.__name__
        setattr(made, kind.__name__, kind)
    return made


def command(class_name: str, wire_name: str) -> type[Command]:
    @dataclass(frozen=True, slots=True)
    class Made(Command):
        name: ClassVar[str] = wire_name

    Made.__name__ = class_name
    return Made


def names(*modules: ModuleType) -> list[str]:
    return list(collected(modules, Command, lambda kind: kind.name))


def test_the_types_of_the_modules_are_collected_in_the_order_they_are_written() -> None:
    assert names(module("floor", command("B", "floor.b"), command("A", "floor.a"))) == ["floor.b", "floor.a"]


def test_a_name_that_two_types_have_is_an_error() -> None:
    with pytest.raises(TypeError, match=r"B and A are both floor\.a"):
        names(module("floor", command("A", "floor.a"), command("B", "floor.a")))


def test_a_type_in_the_module_of_another_noun_is_an_error() -> None:
    with pytest.raises(TypeError, match="does not belong in commands.room"):
        names(module("room", command("A", "floor.a")))


def test_what_a_module_only_imports_is_not_its_own() -> None:
    made = module("floor", command("A", "floor.a"))
    made.__dict__["Other"] = commands.BlankRoom
    assert names(made) == ["floor.a"]


def test_every_module_of_the_packages_is_collected() -> None:
    for package in (commands, events):
        here = {f"{package.__name__}.{each.name}" for each in iter_modules(package.__path__)}
        found = {kind.__module__ for kind in _all(package)}
        assert here - found == {f"{package.__name__}.{BASES[package.__name__.rpartition('.')[2]]}"}


def _all(package: ModuleType) -> list[type]:
    table = package.COMMANDS if package is commands else package.EVENTS
    return list(table.values())
