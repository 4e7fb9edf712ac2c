"""Each fact is written in one place: the tests look for a second one."""

import ast
from collections.abc import Iterator

from tests.sources import Module, modules


def strings(module: Module) -> Iterator[str]:
    """Yield every string of a module, the fixed parts of f-strings too."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_the_names_of_streams_are_made_in_one_module() -> None:
    written = {each.path for each in modules() if any(text.startswith("meeting:") for text in strings(each))}
    assert written == {"domain/model/streams.py", "live/rooms.py"}  # a room is no stream


def test_what_is_sent_to_sockets_is_sent_from_one_module() -> None:
    callers = {
        each.path
        for each in modules()
        for node in ast.walk(each.tree)
        if isinstance(node, ast.Attribute) and node.attr == "emit"
    }
    assert callers == {"live/broadcast.py"}
