"""Each fact is written in one place: the tests look for a second one."""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from typing import get_args

import pytest

from interp.domain.delegations.registry import Category
from interp.domain.model.meeting_languages import MEETING_LANGUAGES, MeetingLanguage
from interp.domain.model.roles import Role
from interp.web.wording.code_words import TERMS
from interp.web.wording.page_words import COMMON, PAGES
from tests.sources import ROOT, Module, modules


def strings(module: Module) -> Iterator[str]:
    """Yield every string of a module, the fixed parts of f-strings too."""
    for node in module.nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def test_the_names_of_streams_are_made_in_one_module() -> None:
    written = {each.path for each in modules() if any(text.startswith("meeting:") for text in strings(each))}
    assert written == {"domain/model/streams.py", "live/rooms.py"}  # a room is no stream


def test_what_is_sent_to_sockets_is_sent_from_one_module() -> None:
    used = {
        (each.path, node.attr)
        for each in modules()
        for node in each.nodes
        if isinstance(node, ast.Attribute) and node.attr in ("emit", "_fan_out")
    }
    assert used == {("live/broadcast/rooms.py", "_fan_out")}


ROLE_NAMES = {"admin", "staff", "reviser", "attendee"}  # the others name an audience, a field or a person too
# where a role is named beside the table, and why
NAMED = {
    "domain/model/roles.py": ROLE_NAMES,  # the table
    "domain/rules/permissions.py": {"attendee"},  # who is not signed in
    "cli/text_exchange.py": {"staff"},  # in whose name a person at the command line confirms what returned
    "service/review_desk/corrections_to_desk.py": {"staff"},  # in whose name what the log says is done again
    "run/demo.py": {"staff"},  # who files the demonstration's papers
    "run/rehearsal.py": {"staff"},  # who runs the rehearsal
    "cli/links.py": {"admin"},  # in whose name a link is made, shown and revoked at the command line
    "cli/users.py": {"staff"},  # what a user is unless one says otherwise
}


def test_what_a_role_may_is_written_in_the_table_of_roles() -> None:
    named = {each.path: found for each in modules() if (found := ROLE_NAMES.intersection(strings(each)))}
    assert named == NAMED


def test_the_codes_of_the_languages_are_a_type_once() -> None:
    typed = [each.path for each in modules() for node in each.nodes if _is_literal_of_codes(node)]
    assert typed == ["domain/model/meeting_languages.py"]
    assert get_args(MeetingLanguage) == MEETING_LANGUAGES


def _is_literal_of_codes(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal"):
        return False
    return {each.value for each in ast.walk(node) if isinstance(each, ast.Constant)} == set(MEETING_LANGUAGES)


def callers_of(called: Callable[[str], bool]) -> set[str]:
    """Return the modules that call something of such a name."""
    calls = ((each.path, node.func) for each in modules() for node in each.nodes if isinstance(node, ast.Call))
    names = ((path, _called(func)) for path, func in calls)
    return {path for path, name in names if called(name)}


def _called(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


OPENS_A_DATABASE = {"in_folder", "to_look_at", "MeetingsDatabase", "DraftingDatabase"}


def test_stores_are_made_and_databases_opened_in_one_module() -> None:
    assert callers_of(OPENS_A_DATABASE.__contains__) == {"store/open_stores.py"}
    assert callers_of(lambda name: name.startswith("Sql")) == {"store/open_stores.py"}
    assert callers_of({"KeyFile", "AnchorFile", "AnchoredClock"}.__contains__) == {"store/open_stores.py"}
    assert callers_of("create_engine".__eq__) == {"store/database_opening.py", "store/postgresql/connections.py"}
    importers = {each.path for each in modules() if "sqlite3" in each.imports}
    # its own connections; its types; copies a file
    sqlite = {"store/database_opening.py", "store/prepared_statements.py", "store/backup_restore.py"}
    assert importers == sqlite | {"store/sqlite_connections.py"}


# what only tests and programs outside use, and why it stays in the product
FOR_OTHERS = {
    "forecast/meeting_forecast.py:meeting_forecast",  # of `make bench-forecast`; that of pages is held to it
    "forecast/reached.py:limits_offered",  # what is offered by pages is held to it
    "forecast/reached.py:reached",
    "captions/multilingual_cues.py:cue_steps",  # for tests of captions; the product has cut the sentence already
    "ports/review_desk/desk_acts.py:DeskActs",  # says what a store of desk acts promises
    "views/audiences.py:every_audience",  # the open list, as the tests of views and rooms walk it
    "machine/fixture_packages.py:install_fixtures",  # called by name in a process of its own
}


def test_nothing_of_a_module_is_unused() -> None:
    assert {name for name in unused(modules(), texts()) if not name.endswith(tuple(FOR_OTHERS))} == set()


def unused(house: Iterable[Module], others: str) -> set[str]:
    """Return path:name of functions, classes and constants of modules that are named nowhere but where they stand."""
    read = {name for each in house for node in each.nodes for name in _names(node)}
    read |= set(re.findall(r"\w+", others))
    return {f"{each.path}:{name}" for each in house for name in _defined(each) if name not in read}


def texts() -> str:
    """Return the templates and the files that start the product: they call it by name."""
    outside = [ROOT / name for name in ("pyproject.toml", "wsgi.py", "Makefile")]
    return "\n".join(path.read_text(encoding="utf-8") for path in [*(ROOT / "interp").rglob("*.html"), *outside])


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        yield node.id
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, ast.alias) and node.asname:
        yield node.name
    elif isinstance(node, ast.AnnAssign) and isinstance(node.annotation, ast.Constant):
        yield str(node.annotation.value)


def _defined(module: Module) -> Iterator[str]:
    if "/versions/" in module.path:  # Alembic reads the names of a migration
        return
    for node in module.tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.decorator_list:
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (each.id for each in node.targets if isinstance(each, ast.Name) and each.id[:2] != "__")


def test_an_unused_name_is_found_and_a_used_one_is_not() -> None:
    text = "A = 1\nB = A\ndef used():\n    pass\ndef waste():\n    return B\n"
    assert unused([Module("interp.x", "x.py", text, ast.parse(text))], "{{ used() }}") == {"x.py:waste"}


WORDED = {  # what a page lists by code, and the family of words that has one for each
    r"const KINDS = \[(.*?)\]": "kind", r'name="kind">{% for kind in \((.*?)\)': "party",
    r"const MEETING_LANGUAGES = \[(.*?)\]": "language",
}  # fmt: skip


@pytest.mark.parametrize("listed", WORDED, ids=WORDED.get)
def test_the_console_offers_every_code_there_is_a_word_for(listed: str) -> None:
    files = ("static/js/console/programme_editor.js", "static/js/shared/dom.js", "templates/console.html")
    texts = [(ROOT / "interp/web" / each).read_text(encoding="utf-8") for each in files]
    found = re.search(listed, "".join(texts), re.DOTALL)
    assert found
    worded = {key.partition(".")[2] for key in TERMS if key.startswith(f"{WORDED[listed]}.")}
    assert set(re.findall(r'"(\w+)"', found[1])) == worded


def test_every_role_at_the_floor_and_every_category_has_its_word() -> None:
    assert {f"role.{role}" for role in get_args(Role)} == {key for key in TERMS if key.startswith("role.")}
    assert {f"category.{each}" for each in get_args(Category)} <= set(TERMS)


def test_codes_are_worded_in_one_module() -> None:
    families = {key.partition(".")[0] for key in TERMS}
    elsewhere = {key for page in (COMMON, *PAGES.values()) for key in page if key.partition(".")[0] in families}
    assert elsewhere & set(TERMS) == set()
