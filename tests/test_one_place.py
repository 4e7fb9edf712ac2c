"""Each fact is written in one place: the tests look for a second one."""

import ast
from collections.abc import Iterator
from typing import get_args

from interp.domain.model.roles import Code
from interp.languages import CODES
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


ROLE_NAMES = {"admin", "staff", "interpreter", "reviser", "attendee"}  # the others name an audience or a person too
# where a role is named beside the table, and why
NAMED = {
    "domain/model/roles.py": ROLE_NAMES,  # the table
    "domain/rules/policy.py": {"attendee"},  # who is not signed in
    "service/live_corrections.py": {"staff"},  # in whose name what the log says is done again
    "run/demo.py": {"staff"},  # who files the demonstration's papers
    "run/rehearsal.py": {"staff"},  # who runs the rehearsal
    "cli/main.py": {"staff"},  # what a user is unless one says otherwise
}


def test_what_a_role_may_is_written_in_the_table_of_roles() -> None:
    named = {each.path: found for each in modules() if (found := ROLE_NAMES.intersection(strings(each)))}
    assert named == NAMED


def test_the_codes_of_the_languages_are_a_type_once() -> None:
    typed = [each.path for each in modules() for node in ast.walk(each.tree) if _is_literal_of_codes(node)]
    assert typed == ["domain/model/roles.py"]
    assert get_args(Code) == CODES


def _is_literal_of_codes(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal"):
        return False
    return {each.value for each in ast.walk(node) if isinstance(each, ast.Constant)} == set(CODES)
