"""Classes that cannot change do what those of the standard library do, with one text compiled for each."""

import copy
import dataclasses
import pickle
import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import FrozenInstanceError, field
from functools import partial
from inspect import signature
from typing import Any, ClassVar, get_type_hints

import msgspec
import pytest

from interp import value_types
from interp.domain.model.commands import AdvanceFloor, Target
from interp.domain.model.state import Meeting
from tests.sources import modules
from tests.steps import steps

STANDARD = re.compile(r"from dataclasses import .*\breplace\b|\bdataclasses\.replace\(")

ours: Callable[..., Any] = vars(value_types)["dataclass"]  # type checkers take it for the standard library's


def declared(dataclass: Callable[..., Any]) -> tuple[type[Any], type[Any], type[Any], type[Any]]:
    """Return the same four classes, made with a decorator."""

    @dataclass(frozen=True, slots=True)
    class Base:
        name: ClassVar[str] = "base"
        first: int

    @dataclass(frozen=True, slots=True)
    class More(Base):
        """Has defaults."""

        text: str | None = None
        others: tuple[int, ...] = ()
        notes: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    @dataclass(frozen=True, slots=True, kw_only=True)
    class Named:
        left: int
        right: More = More(2)

        def __str__(self) -> str:
            return "named"

    @dataclass(frozen=True, slots=True)
    class Empty:
        pass

    return Base, More, Named, Empty


OURS, THEIRS = declared(ours), declared(dataclasses.dataclass)
Base, More, Named, Empty = OURS
EACH: Mapping[str, Callable[[tuple[type[Any], ...]], object]] = {
    "shown": lambda kinds: repr(kinds[1](1, "a", (2,))),
    "shown inside another": lambda kinds: repr(kinds[2](left=1)),
    "shown without fields": lambda kinds: repr(kinds[3]()),
    "in its own words": lambda kinds: str(kinds[2](left=1)),
    "as a dictionary": lambda kinds: dataclasses.asdict(kinds[2](left=1)),
    "its signature": lambda kinds: str(signature(kinds[1])).partition("notes")[0],
    "its signature by name": lambda kinds: str(signature(kinds[2])),
    "the types of its arguments": lambda kinds: get_type_hints(kinds[1].__init__),
    "its slots": lambda kinds: [each.__slots__ for each in kinds],
    "its places in a pattern": lambda kinds: [each.__match_args__ for each in kinds],
    "its fields": lambda kinds: [each.name for each in dataclasses.fields(kinds[1])],
    "equal": lambda kinds: [kinds[1](1) == kinds[1](1), kinds[1](1) == kinds[1](2), kinds[0](1) == kinds[1](1)],
    "equal without what is not compared": lambda kinds: kinds[1](1, notes={"a": 1}) == kinds[1](1),
    "another thing": lambda kinds: [kinds[3]() == kinds[3](), kinds[3]() == (), kinds[0](1) != kinds[0](2)],
    "its hash": lambda kinds: [hash(kinds[1](1)), hash(kinds[3]())],
    "changed": lambda kinds: repr(dataclasses.replace(kinds[1](1), text="b")),
    "changed as ours are": lambda kinds: repr([
        value_types.replace(kinds[1](1), text="b", first=3), value_types.replace(kinds[0](1), first=2),
        value_types.replace(kinds[2](left=1)), value_types.replace(kinds[3]()),
    ]),
    "read": lambda kinds: repr(msgspec.convert({"first": 1, "others": [3]}, kinds[1], strict=False)),
    "written": lambda kinds: msgspec.json.encode(kinds[2](left=1)),
    "copied": lambda kinds: repr([copy.copy(kinds[1](1)), copy.deepcopy(kinds[1](1, "a"))]),
}


@pytest.mark.parametrize("act", EACH.values(), ids=EACH)
def test_it_does_what_the_standard_library_does(act: Callable[[tuple[type[Any], ...]], object]) -> None:
    assert act(OURS) == act(THEIRS)


@pytest.mark.parametrize(
    "wrong",
    [
        lambda kinds: setattr(kinds[0](1), "first", 2), lambda kinds: delattr(kinds[0](1), "first"),
        lambda kinds: kinds[1](), lambda kinds: kinds[2](1), lambda kinds: kinds[0](1, other=2),
    ],
)  # fmt: skip
def test_it_refuses_in_the_same_words(wrong: Callable[[tuple[type[Any], ...]], object]) -> None:
    said = []
    for kinds in (OURS, THEIRS):
        with pytest.raises((FrozenInstanceError, TypeError)) as refused:
            wrong(kinds)
        said.append((refused.type, str(refused.value)))
    assert said[0] == said[1]


def test_a_field_that_it_has_not_is_not_replaced() -> None:
    with pytest.raises(TypeError, match="More has no field 'unknown'"):
        value_types.replace(More(1), unknown=2)


def test_a_copy_takes_few_steps_however_many_fields_there_are() -> None:
    state = Meeting()
    assert value_types.replace(state, seq=1) == dataclasses.replace(state, seq=1)
    taken = [steps(partial(each, state, seq=1)) for each in (value_types.replace, dataclasses.replace)]
    assert 10 * taken[0] < taken[1]


def test_every_copy_is_made_that_way() -> None:
    others = [each for each in modules() if each.path != "value_types.py"]
    assert [each.path for each in others if STANDARD.search(each.text)] == []


def test_nothing_new_can_be_put_on_it() -> None:
    with pytest.raises(FrozenInstanceError):
        Base(1).unknown = 2


def test_each_has_a_new_default_from_its_factory() -> None:
    assert More(1).notes == {} and More(1).notes is not More(1).notes


def test_a_helper_gets_it_as_it_was() -> None:
    asked = AdvanceFloor(None, Target("i1", "s1"))
    assert pickle.loads(pickle.dumps(asked, protocol=5)) == asked


@pytest.mark.parametrize("options", [{"frozen": False, "slots": True}, {"frozen": True, "slots": False}])
def test_what_can_change_is_left_to_the_standard_library(options: dict[str, bool]) -> None:
    with pytest.raises(TypeError):
        ours(**options)


def test_a_class_that_does_more_when_it_is_made_is_refused() -> None:
    with pytest.raises(TypeError, match="Later"):

        @ours(frozen=True, slots=True)
        class Later:
            first: int

            def __post_init__(self) -> None:
                pass

    with pytest.raises(TypeError, match="Inside"):

        @ours(frozen=True, slots=True)
        class Inside:
            first: int = field(init=False, default=1)


def test_one_text_is_compiled_for_a_class() -> None:
    def compiled(dataclass: Callable[..., Any]) -> int:
        seen: list[object] = []
        kind = type("Made", (), {"__annotations__": {"a": int}, "__module__": __name__})
        before = sys.getprofile()
        sys.setprofile(lambda _, event, what: seen.append(what) if event == "c_call" and what is exec else None)
        try:
            dataclass(frozen=True, slots=True)(kind)
        finally:
            sys.setprofile(before)
        return len(seen)

    assert compiled(ours) == 1 < compiled(dataclasses.dataclass)
