"""Habits of the code, held by counting: sizes, broad excepts, logical CSS, locks."""

import ast
import re
from pathlib import Path
from statistics import median

import pytest

from tests.sources import ROOT, Module, modules

PACKAGE = ROOT / "interp"
LOCKS = (
    "requirements.lock", "requirements-build.lock", "requirements-dev.lock", "requirements-mutants.lock",
    "package-lock.json",
)  # fmt: skip

# where everything may be caught, how often, and why; anywhere else an unexpected error must be seen
BROAD = {
    "reading/files/pdf_lines.py": 2,  # so does a printed page, and its cipher
    "reading/files/docx_blocks.py": 1,  # the same document, read for its structure
    "reading/files/docx_lines.py": 1,  # a broken document fails in as many ways as it has parts
    "drafting/out/revision_table_docx.py": 1,  # a table that came back, from whatever program saved it
    "drafting/out/docx_layout.py": 1,  # and a document whose layout is kept: without it there is a plain one
    "live/broadcast/engineio_server.py": 2,  # one client's message, whatever is wrong with it, ends that client alone
    "live/broadcast/background_work.py": 1,  # an error in a thread of its own is raised again for who asked
    "live/broadcast/fan_out.py": 1,  # a packet that cannot be read: handling it as usual ends its session
    "live/broadcast/accept_loop.py": 3,  # whatever fails with one connection, the next is accepted
    "live/broadcast/attendee_sockets.py": 2,  # it would reach whoever runs next in the hub, or those that leave next
    "live/helper_processes.py": 1,  # whatever ends a task, its process may not answer the next with what it found
    "live/health_register.py": 1,  # a broken check is itself a trouble, and must hide no other
    "live/publisher.py": 2,  # one meeting's fault, or one view's, must not silence the others
    "run/helper_process.py": 1,  # a fault in one task is told to who asked, and the next is answered
    "service/reactors.py": 1,  # nor may one reactor, or one meeting, stop the others
    "store/folder_check.py": 1,  # `interp check` reports damage, whatever form it takes
    "web/answers.py": 1,  # the door: an unexpected error becomes `internal`
    "web/routes/periodic_messages.py": 1,  # the loop of beats must outlive a bad beat
    "worker/drafting_process.py": 1,  # one document's fault must not stop the queue
}

# left and right do not exist for a reader of Arabic; inline-start and inline-end do
SIDES = re.compile(
    r"(?<![\w-])((margin|padding|border(-top|-bottom)?|scroll-margin|scroll-padding)-(left|right)\b"
    r"|(left|right)\s*:|(text-align|float|clear)\s*:\s*(left|right)\b)"
)
ADDRESS = re.compile(r"(https?:)?//[\w.-]+\.[a-z]{2,}", re.IGNORECASE)
NAMESPACES = re.compile(r"https?://www\.w3\.org/")


def broad_excepts(module: Module) -> int:
    """Return how many handlers of a module catch everything."""
    handlers = [node for node in module.nodes if isinstance(node, ast.ExceptHandler)]
    return sum(_is_broad(each.type) for each in handlers)


def _is_broad(caught: ast.expr | None) -> bool:
    if isinstance(caught, ast.Tuple):
        return any(_is_broad(each) for each in caught.elts)
    return caught is None or (isinstance(caught, ast.Name) and caught.id in ("Exception", "BaseException"))


def code_lines(module: Module) -> int:
    """Return the lines of a module that are neither blank nor comment."""
    return sum(1 for line in module.text.splitlines() if line.strip() and not line.strip().startswith("#"))


def files(*patterns: str) -> list[Path]:
    """Return the files of the web pages."""
    return [path for pattern in patterns for path in PACKAGE.rglob(pattern)]


def test_no_file_is_longer_than_400_lines() -> None:
    assert {each.path: n for each in modules() if (n := len(each.text.splitlines())) > 400} == {}


def test_no_function_is_longer_than_50_lines() -> None:
    assert {name: lines for each in modules() for name, lines in each.functions if lines > 50} == {}


def test_the_typical_file_is_short() -> None:
    assert median(code_lines(each) for each in modules()) <= 110


def test_the_typical_function_is_short() -> None:
    assert median(lines for each in modules() for _, lines in each.functions) <= 10


def test_every_module_says_in_one_sentence_what_it_is() -> None:
    first = {each.path: (ast.get_docstring(each.tree) or "").partition("\n\n")[0] for each in modules()}
    assert [path for path, sentence in first.items() if not sentence.endswith((".", ":"))] == []


def test_classes_that_cannot_change_are_made_by_our_own_decorator() -> None:
    imported = re.compile(r"^from dataclasses import .*\bdataclass\b", re.MULTILINE)
    cannot_change = re.compile(r"@(dataclasses\.)?dataclass\(frozen=True, slots=True(, kw_only=True)?\)")
    found = {each.path: [way[1] for way in cannot_change.finditer(each.text)] for each in modules()}
    theirs = {each.path for each in modules() if imported.search(each.text)}
    assert [path for path, ways in found.items() if any(ways) or ways and path in theirs] == []
    assert sum(map(len, found.values())) > 800


def test_everything_is_caught_only_where_the_table_says() -> None:
    counted = {each.path: n for each in modules() if (n := broad_excepts(each))}
    assert {path: n for path, n in counted.items() if n > BROAD.get(path, 0)} == {}


def test_tests_replace_nothing_behind_the_codes_back() -> None:
    forbidden = re.compile(r"^\s*(from|import)\s+(unittest\.)?mock\b|^\s*from unittest import .*mock", re.M)
    tests = {path: path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")}
    assert [path for path, text in tests.items() if forbidden.search(text)] == []


def test_styles_know_start_and_end_only() -> None:
    found = {path.name: hits for path in files("*.css") if (hits := _sides(path.read_text(encoding="utf-8")))}
    assert found == {}


def _sides(css: str) -> list[str]:
    return [hit.group(0) for hit in SIDES.finditer(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))]


@pytest.mark.parametrize("css", ["a{margin-left:0}", "a{left :0}", "a{text-align: right}", "a{float:left}"])
def test_a_physical_side_is_found(css: str) -> None:
    assert len(_sides(css)) == 1


def test_a_logical_side_is_let_be() -> None:
    assert _sides("a{margin-inline-start:0;transform-origin:left} /* left: */ .left{text-align:start}") == []


def test_styles_close_what_they_open() -> None:
    """A comment left open swallows the rules after it, and no browser says so."""
    found = {path.name: left for path in files("*.css") if (left := _left_open(path.read_text(encoding="utf-8")))}
    assert found == {}


def _left_open(css: str) -> str:
    plain = re.sub(r"/\*(?:(?!/\*).)*?\*/", "", css, flags=re.DOTALL)
    return "comment" if "/*" in plain else "block" if plain.count("{") != plain.count("}") else ""


@pytest.mark.parametrize("css", ["a { b: c; /* d\n} e { /* f */ }", "a { b: c", "a { b: c /* d */", "a {} }"])
def test_what_is_left_open_is_found(css: str) -> None:
    assert _left_open(css)


def test_pages_ask_no_other_server_for_anything() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in files("*.html", "*.css", "*.js", "*.svg")}
    foreign = {path.name: hit.group(0) for path, text in texts.items() if (hit := _foreign(text))}
    assert foreign == {}


def _foreign(text: str) -> re.Match[str] | None:
    return ADDRESS.search(NAMESPACES.sub("", text))


@pytest.mark.parametrize("name", LOCKS)
def test_locks_hold_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r".*(?:://|--index|--find-links|\"resolved\").*", text) == []


@pytest.mark.parametrize("name", LOCKS[:-1])
def test_locks_pin_and_hash_every_package(name: str) -> None:
    entries = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    packages = [entry for entry in entries if not entry.startswith("#")]
    pinned = re.compile(r"[\w.\[\]-]+==\S+ .*--hash=sha256:[0-9a-f]{64}")
    assert packages
    assert [entry for entry in packages if not pinned.match(entry)] == []


def test_system_packages_are_listed_once_in_order() -> None:
    listed = [line.split()[0] for line in _lines("apt.txt")]
    assert listed == sorted(set(listed))


def test_the_makefile_and_ci_use_the_one_list_of_system_packages() -> None:
    assert ".ci/system" in (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "apt.txt" in (ROOT / ".ci/system").read_text(encoding="utf-8")
    assert "apt-get" not in (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "make test" in _lines(".ci/run")


def _lines(name: str) -> list[str]:
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


# --- the counters themselves


def test_broad_excepts_are_counted_in_every_form() -> None:
    forms = ("except:", "except Exception:", "except (ValueError, BaseException) as e:", "except ValueError:")
    text = "".join(f"try:\n    f()\n{form}\n    g()\n" for form in forms)
    assert broad_excepts(Module("interp.x", "x.py", text, ast.parse(text))) == 3


def test_a_foreign_address_is_found_and_a_namespace_is_not() -> None:
    assert _foreign('<script src="//cdn.example.org/x.js">')
    assert not _foreign('<svg xmlns="http://www.w3.org/2000/svg">')
