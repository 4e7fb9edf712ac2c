"""A compiled template is read by the next start; a changed one is compiled again, as are all where none can be kept."""

from pathlib import Path
from typing import Any

import pytest
from jinja2 import DictLoader, Environment

from interp.run.app import FOR_MANY
from interp.web.compiled_templates import CompiledTemplates, compiled_now
from tests.paint.drawn import app, draw

TEXT = "{% for each in rows %}{{ each }};{% endfor %}"


@pytest.fixture(autouse=True)
def python_keeps_code(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Python keep compiled code, whatever the tests were started with."""
    monkeypatch.setattr("sys.dont_write_bytecode", False)


class Counting(Environment):
    """Counts the templates that are compiled."""

    compiled = 0

    def _generate(self, *args: Any, **more: Any) -> str:
        self.compiled += 1
        return super()._generate(*args, **more)


def start(folder: Path, text: str = TEXT) -> tuple[str, int]:
    """Return what the template gives after a start, and how many templates that start compiled."""
    environment = Counting(loader=DictLoader({"page.html": text}), bytecode_cache=CompiledTemplates(folder))
    return environment.get_template("page.html").render(rows=(1, 2)), environment.compiled


def test_the_next_start_reads_what_was_compiled(tmp_path: Path) -> None:
    assert [start(tmp_path / "made") for _ in range(2)] == [("1;2;", 1), ("1;2;", 0)]


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    start(tmp_path)
    assert [start(tmp_path, f"{TEXT}!") for _ in range(2)] == [("1;2;!", 1), ("1;2;!", 0)]


def test_a_damaged_file_is_made_again_wherever_it_was_cut(tmp_path: Path) -> None:
    start(tmp_path)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    for length in (*range(0, len(whole), 11), *range(40, 90)):
        kept.write_bytes(whole[:length])
        assert start(tmp_path) == ("1;2;", 1), length
    assert start(tmp_path) == ("1;2;", 0)


def test_where_nothing_can_be_written_it_is_compiled_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert [start(tmp_path / "file" / "made") for _ in range(2)] == [("1;2;", 1)] * 2


def test_what_a_template_is_made_of_is_compiled_with_it_and_nothing_else() -> None:
    pieces = {"a": '{% extends "b" %}{% include "c" %}', "b": '{%- import "d" as d with context %}', "d": "", "e": ""}
    environment = Counting(loader=DictLoader(pieces | {"c": '{% from "a" import x %}'}))
    assert (compiled_now(environment, ["a"]), environment.compiled) == (frozenset("abcd"), 4)


def test_the_first_reader_of_each_page_waits_for_no_template() -> None:
    made = app()
    compiled = compiled_now(made.jinja_env, FOR_MANY)
    with made.test_request_context():
        for page in ("captions", "room", "documents", "document"):
            draw(page, "speaking", "en")
    assert made.jinja_env.cache is not None
    assert {name for _, name in made.jinja_env.cache} == compiled
