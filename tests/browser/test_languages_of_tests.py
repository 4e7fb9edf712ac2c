"""A test of a page runs in Arabic and Chinese where it is there in them, in all its languages with TORTURE=1."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.browser.languages_of_tests import in_few_languages


@dataclass
class Call:
    """The parameters of a test."""

    params: dict[str, Any]


@dataclass
class Item:
    """A test as pytest collects it."""

    name: str
    params: dict[str, Any] = field(default_factory=dict)

    @property
    def nodeid(self) -> str:
        return f"tests/browser/{self.name}[{self.params}]"

    @property
    def callspec(self) -> Call:
        return Call(self.params)


ITEMS = [
    Item("plain"),
    *(Item("said", {"language": each}) for each in ("en", "ar", "zh", "ru")),
    *(Item("desk", {"language": own, "interface": each}) for own, each in (("fr", "en"), ("ar", "ar"))),
    *(Item("french", {"code": each}) for each in ("en", "fr")),
    Item("sized", {"size": 320}),
]


def names(items: list[Item]) -> list[str]:
    return [f"{each.name} {each.params.get('interface') or each.params.get('language')}" for each in items]


def test_arabic_and_chinese_run_and_what_is_in_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TORTURE", raising=False)
    runs, left = in_few_languages(ITEMS)
    assert names(left) == ["said en", "said ru", "desk en"]
    assert [each for each in ITEMS if each not in left] == runs


def test_all_run_in_torture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TORTURE", "1")
    assert in_few_languages(ITEMS) == (ITEMS, [])
