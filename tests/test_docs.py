"""Holds what is written for people to the code: every name has its row, every link leads somewhere."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any, get_type_hints

import click
import pytest

from interp.cli.main import main
from interp.config import NO_LONGER_READ, Settings, table
from interp.domain.model.commands import COMMANDS, Command
from interp.domain.model.events import EVENTS
from interp.domain.model.roles import LINK_ROLES, ROLES, USER_ROLES
from interp.domain.views.attendee import CaptionView
from interp.domain.views.audiences import AUDIENCES
from interp.errors import InterpError, NotAllowed, NotSignedIn
from interp.web.routing import published_schemas
from tests.prepared_demo import empty
from tests.row_by_row import row_by_row
from tests.sources import ROOT, modules

DOCS = ROOT / "docs"
PAGES = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *DOCS.glob("*.md")])
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)
# written by a test run, by the benchmark and from the modules, not by hand
PICTURES = {"docs/pictures/console.png", "docs/pictures/captions-ar-zh.png"}
MADE = PICTURES | {"docs/performance.md", "docs/modules.md"}
# a path with a folder in it, relative; not part of an address or of an absolute path
NAMED_PATH = re.compile(
    r"(?<![\w/.:<>{-])((?:[\w-][\w.-]*/)+[\w.-]*\.(?:conf|css|env|html|js|json|md|mjs|py|sh|service|tsv|txt|xz))\b"
)
# the history of names, and pages whose own tests apply them to a copy of the tree
UNCHECKED = {"CHANGELOG.md", "adding-a-command.md", "adding-a-part.md"}
NAMED_FOLDER = re.compile(r"`((?:[\w-][\w.-]*/)+)`")
# one reason, or one of two by a condition
REFUSED = re.compile(r'Refused\(\s*"(\w+)"(?: if [^"]+ else "(\w+)")?')
HOSTS = {"meetings.example.org", "127.0.0.1", "localhost", "raw.githubusercontent.com", "undocs.org"}
ADDRESS = re.compile(r"\b(?:https?|wss?|git|ssh)://([\w.-]+)")
FORBIDDEN = re.compile(r"/(?:home|root|tmp|work)/|\.\./\w+/|TODO|FIXME", re.IGNORECASE)


def text(name: str) -> str:
    """Return a document by its name under docs/, or README."""
    return ((ROOT if name == "README.md" else DOCS) / name).read_text(encoding="utf-8")


def first_cells(page: str) -> set[str]:
    """Return every code name that stands in the first cell of a table or in a heading of a page."""
    cells = re.findall(r"^(?:\||#+ ) *(`.*?)(?:\||$)", page, re.MULTILINE)
    return {name for cell in cells for name in re.findall(r"`([^`]+)`", cell)}


def row_of(name: str, kind: type[Command]) -> str:
    """Return the beginning of a command's row: name, arguments, roles."""
    arguments = [f"`{each.name}{'' if each.default is MISSING else '?'}`" for each in fields(kind)]
    return f"| `{name}` | {', '.join(arguments) or '–'} | {', '.join(sorted(kind.may))} |"


def errors() -> Iterable[type[InterpError]]:
    """Return every error of the tree."""
    return (InterpError, *InterpError.__subclasses__())


def words(group: click.Command, above: str = "interp") -> Iterator[str]:
    """Yield every command a person can type, with its groups."""
    for name, command in sorted(getattr(group, "commands", {}).items()):
        inner = list(words(command, f"{above} {name}"))
        yield from inner or [f"{above} {name}"]


def blocks(page: str, language: str) -> list[str]:
    """Return the code blocks of a page in one language."""
    return [code for name, code in BLOCK.findall(page) if name == language]


@row_by_row("name", COMMANDS)
def test_every_command_has_its_row_with_arguments_and_roles(name: str) -> None:
    row = row_of(name, COMMANDS[name])
    assert row in text("protocol.md"), f"docs/protocol.md needs the row: {row} what it asks for |"


@row_by_row(("name", "version"), EVENTS)
def test_every_log_event_has_its_row_with_its_version(name: str, version: int) -> None:
    assert f"| `{name}` | {version} |" in text("protocol.md")


def test_the_protocol_describes_no_command_or_event_that_is_gone() -> None:
    dotted = {name for name in first_cells(text("protocol.md")) if re.fullmatch(r"\w+\.\w+", name)}
    assert dotted == {*COMMANDS, *(name for name, _ in EVENTS)}


@pytest.mark.parametrize("error", errors(), ids=lambda each: each.code)
def test_every_error_code_has_its_row_with_status_and_retry(error: type[InterpError]) -> None:
    row = f"| `{error.code}` | {error.status} | {'yes' if error.retry else 'no'} |"
    assert row in text("protocol.md"), row


def test_every_message_of_the_socket_has_its_heading_or_row() -> None:
    assert {*published_schemas.HEARD, *published_schemas.TOLD} <= first_cells(text("protocol.md"))


def test_every_audience_has_its_row_with_its_roles() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]*)", text("protocol.md"), re.MULTILINE))
    for name, rule in AUDIENCES.items():
        named = {role for role in ROLES if re.search(rf"\b{role}\b", rows[name])}
        assert rule.roles is None or named == rule.roles, name


def test_every_field_of_an_audiences_view_is_named_in_its_row() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| [^|]*\|(.*)$", text("protocol.md"), re.MULTILINE))
    common = {each.name for each in fields(CaptionView)}
    for name, rule in AUDIENCES.items():
        own = {each.name for each in fields(get_type_hints(rule.view)["return"])} - common
        assert own - set(re.findall(r"`(\w+)`", rows[name])) == set(), name


def test_every_role_is_in_the_lists_of_roles() -> None:
    (every,) = re.findall(r"^Roles: (.*)", text("protocol.md"), re.MULTILINE)
    links, accounts = re.findall(r"Roles of a link: ([^.]*)\. Roles of an account: ([^;]*);", text("operations.md"))[0]
    assert set(re.findall(r"`(\w+)`", every)) == set(ROLES)
    assert links.split(", ") == list(LINK_ROLES)
    assert set(accounts.replace("\n", " ").split(", ")) == set(USER_ROLES)


def test_every_reason_of_a_refusal_is_explained() -> None:
    assert refusals() <= first_cells(text("protocol.md"))


def refusals() -> set[str]:
    """Return every reason given to `Refused` in the code."""
    given = [pair for each in modules() for pair in REFUSED.findall(each.text)]
    found = {name for pair in given for name in pair if name}
    assert len(found) > 10
    return found


def test_no_reason_of_a_refusal_is_explained_that_the_code_never_gives() -> None:
    listed = first_cells(text("protocol.md").partition("Reasons of `refused`")[2].partition("## HTTP")[0])
    statuses = {f"meeting_{status}" for status in ("planned", "suspended", "closed")}
    assert listed <= refusals() | statuses


def test_every_address_has_its_row(tmp_path: Path) -> None:
    listed = {name for name in first_cells(text("protocol.md")) if re.match(r"(GET|POST|PUT|DELETE) /", name)}
    assert addresses(tmp_path) == listed


def addresses(folder: Path) -> set[str]:
    """Return method and path of every route of the app."""
    from interp.run.app import create_app
    from interp.run.assemble import assemble

    service = assemble(Settings(data=empty(folder), async_mode="threading"))
    rules = list(create_app(service).url_map.iter_rules())
    service.close()
    pairs = [(method, rule.rule.replace("path:", "")) for rule in rules for method in rule.methods or ()]
    return {f"{method} {path}" for method, path in pairs if method not in ("HEAD", "OPTIONS")}


def test_the_table_of_settings_is_the_codes() -> None:
    rows = [
        f"| `{name}` | {f'`{default}`' if default else 'empty'} | {says} |"
        for name, _, default, says in table(Settings())
    ]
    assert re.findall(r"^\| `INTERP_.*$", text("settings.md"), re.MULTILINE) == rows


@row_by_row("page", PAGES, ids=lambda page: page.name)
def test_every_setting_a_page_names_exists(page: Path) -> None:
    known = {name for name, *_ in table(Settings())} | set(NO_LONGER_READ)
    assert set(re.findall(r"\bINTERP_[A-Z_]+\b", page.read_text(encoding="utf-8"))) <= known


@row_by_row("word", list(words(main)))
def test_every_command_line_word_has_its_row(word: str) -> None:
    assert word in first_cells(text("commands.md"))


@row_by_row("page", PAGES, ids=lambda page: page.name)
def test_every_line_that_calls_interp_can_be_typed(page: Path) -> None:
    typed = [line for code in blocks(page.read_text(encoding="utf-8"), "") for line in code.splitlines()]
    for line in typed:
        if found := re.search(r"(?:^|\s)interp (?=\w)(.*)", line):
            _parses(found.group(1).split())


def _parses(arguments: list[str]) -> None:
    """Fail unless the options and words are ones the command line knows; nothing is run."""
    command: Any = main
    while isinstance(command, click.Group):
        command = command.commands[arguments.pop(0)]
    command.make_context("interp", arguments, resilient_parsing=True)


@row_by_row("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        place = file.relative_to(ROOT).as_posix()
        assert file.exists() or place in MADE, target
        assert not anchor or anchor in anchors(file), target


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings."""
    titles = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@row_by_row("page", [*PAGES, *DOCS.glob("*.json")], ids=lambda page: page.name)
def test_no_page_names_what_is_none_of_its_business(page: Path) -> None:
    said = page.read_text(encoding="utf-8")
    assert FORBIDDEN.findall(said) == []
    assert set(ADDRESS.findall(said)) <= HOSTS


@pytest.mark.parametrize("planted", ["see /home/me/x", "in ../beside/it", "TODO later"])
def test_a_forbidden_word_is_found(planted: str) -> None:
    assert FORBIDDEN.search(planted)


def test_the_readme_names_only_words_the_makefile_has() -> None:
    targets = set(re.findall(r"^(\w+):.*##", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    used = {word for page in PAGES for word in re.findall(r"\bmake (\w+)`", page.read_text(encoding="utf-8"))}
    first = [line.removeprefix("make ") for line in blocks(text("README.md"), "")[0].splitlines()]
    assert first == ["run", "test"]
    assert used | set(first) <= targets


def test_the_readme_is_short_and_opens_with_pictures() -> None:
    lines = text("README.md").splitlines()
    assert len(lines) < 60
    assert set(LINK.findall("\n".join(lines[:5]))) >= PICTURES


def paths_in(page: str) -> set[str]:
    """Return every relative path of a file or folder that a page names, but those of files it tells to make."""
    made = re.findall(r"^New file `([^`]+)`:", page, re.MULTILINE)
    return {*NAMED_PATH.findall(page), *NAMED_FOLDER.findall(page)} - set(made)


def missing(paths: Iterable[str]) -> list[str]:
    """Return the paths that are neither below the project, its package, its documents nor its recorded releases."""
    tops = (ROOT, ROOT / "interp", DOCS, ROOT / "tests/releases")
    return sorted(path for path in paths if path not in MADE and not any((top / path).exists() for top in tops))


@row_by_row("page", [page for page in PAGES if page.name not in UNCHECKED], ids=lambda page: page.name)
def test_every_path_named_in_the_docs_exists(page: Path) -> None:
    assert missing(paths_in(page.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "planted", ["in `live/no_such_module.py`", "the folder `domain/no_such_folder/`", "(docs/no_such_page.md)"]
)
def test_a_path_that_does_not_exist_is_found(planted: str) -> None:
    assert len(missing(paths_in(planted))) == 1


def test_every_library_has_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    rows = text("decisions.md").partition("## Libraries")[2].casefold()
    names = [re.split(r"[\[~>=<; ]", each)[0].casefold() for each in project["dependencies"]]
    assert [name for name in names if name not in rows] == []


def test_every_page_is_linked_from_the_readme() -> None:
    linked = {target.partition("#")[0] for target in LINK.findall(text("README.md"))}
    assert {page.relative_to(ROOT).as_posix() for page in PAGES} - {"README.md"} <= linked


def test_make_schema_runs_the_module_that_writes_the_documents() -> None:
    assert f"-m {published_schemas.__name__}" in (ROOT / "Makefile").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", [NotSignedIn, NotAllowed])
def test_every_reason_of_who_may_not_is_in_the_protocol(kind: type[InterpError]) -> None:
    told = re.compile(rf'{kind.__name__}\(\s*"([a-z_]+)"')
    reasons = {reason for file in (ROOT / "interp").rglob("*.py") for reason in told.findall(file.read_text("utf-8"))}
    [row] = [line for line in text("protocol.md").splitlines() if line.startswith(f"| `{kind.code}` | {kind.status} |")]
    assert len(reasons) > 3
    assert reasons - {"bad_password"} <= set(re.findall("`([a-z_]+)`", row)), "bad_password: on the sign-in page"
