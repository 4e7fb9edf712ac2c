"""Every page names in its HTML all modules that its scripts import, or one file that has them all."""

import re
from posixpath import dirname, join, normpath

import pytest

from interp.domain.model.roles import STAFF_PAGES
from interp.web.page_build import build
from interp.web.script_imports import script_modules
from tests.row_by_row import row_by_row
from tests.server import Server
from tests.sources import ROOT

JS = ROOT / "interp/web/static/js"
READERS = ("en", "ar?second=fr", "en/documents")
SCREENS = ("room/zh", "room/en?overlay=1", "booth/fr", *sorted(STAFF_PAGES))
AROUND = ("/", "/login", "/proposals", "/nowhere")
TAG = re.compile(r"<(script|link)\b([^>]*)>")
ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
FROM = re.compile(r"""(?<!["'])(?:\bfrom|\bimport)\s*["']([^"'`]+)["']""")  # not `import()` of what is rarely needed


def tags(html: str) -> list[tuple[str, dict[str, str]]]:
    """Return the scripts and links of a page with their attributes."""
    return [(name, dict(ATTRIBUTE.findall(rest))) for name, rest in TAG.findall(html)]


def walked(address: str, server: Server, found: set[str]) -> set[str]:
    """Return a module's address with those of all it imports, as a browser finds them one after the other."""
    if address not in found:
        found.add(address)
        for each in FROM.findall(server.get(address).body):
            walked(normpath(join(dirname(address), each)), server, found)
    return found


@pytest.fixture(scope="module")
def cookie(server: Server) -> str:
    return server.get(f"/t/{server.meeting['tokens']['console']}").headers["set-cookie"].partition(";")[0]


@row_by_row("path", [*(f"/m/hrc31-1/{each}" for each in (*READERS, *SCREENS)), *AROUND])
def test_a_page_names_every_module_it_will_need(server: Server, cookie: str, path: str) -> None:
    found = tags(server.get(path, Cookie=cookie).body)
    entries = [each["src"] for name, each in found if name == "script" and each.get("type") == "module"]
    named = [each["href"] for name, each in found if each.get("rel") == "modulepreload"]
    needed: set[str] = set()
    for entry in entries:
        walked(entry, server, needed)
    assert sorted(named) == sorted(needed - set(entries)) and len(named) == len(set(named))
    assert entries or path in AROUND


@pytest.mark.parametrize("path", READERS)
def test_an_attendees_page_waits_for_one_file_and_opens_its_socket_before(server: Server, path: str) -> None:
    html = server.get(f"/m/hrc31-1/{path}").body
    assert [each["src"] for name, each in tags(html) if name == "script" and "src" in each] == [
        f"/static/{build()}/js/reader/{'documents' if 'documents' in path else 'captions'}.bundle.js"
    ]
    assert html.index("new WebSocket(") < html.index('<script type="module"')


@row_by_row("path", [*(f"/m/hrc31-1/{each}" for each in (*READERS, *SCREENS)), *AROUND])
def test_every_file_of_a_page_has_the_build_in_its_address(server: Server, cookie: str, path: str) -> None:
    named = [each.get("src") or each.get("href", "") for _, each in tags(server.get(path, Cookie=cookie).body)]
    files = [each for each in named if each.startswith("/static/")]
    assert files and [each for each in files if not each.startswith(f"/static/{build()}/")] == []


def test_every_form_of_an_import_is_found() -> None:
    """Every relative address that stands in a script after `from` or `import` is followed."""
    for path in JS.rglob("*.js"):
        name = f"js/{path.relative_to(JS).as_posix()}"
        named = {normpath(join(dirname(name), each)) for each in FROM.findall(path.read_text(encoding="utf-8"))}
        assert named <= {*script_modules(name), name}, name
