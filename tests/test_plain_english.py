"""Checks that docstrings, comments, module names, documents and the command line use plain words."""

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest

from tests.sources import PACKAGE, ROOT

# words that stood for something else, and what is written instead
FORBIDDEN = {
    r"house": "service, services",
    r"crew": "test meeting, participants",
    r"trail": "audit record",
    r"ledger": "accounting",
    r"tongues?": "language",
    r"craft": "drafter",
    r"chores?": "task",
    r"river": "data flow",
    r"heart of|the heart": "what it does",
    r"bells?": "notification",
    r"lets? be": "leaves unchanged",
    r"stands? aside": "is replaced, is set aside",
    r"anew": "again",
    r"whoever": "the person who",
    r"bears?": "has",
    r"the law": "the rules",
    r"turned out": "disconnected",
    r"thrown away": "deleted",
    r"parted": "separated",
    r"mend(?:ed|s)?": "repair, correct",
    r"deeds?": "task, act",
    r"at the door": "what it does",
    r"takes?\s+back": "undo, reverse, revoke",
    r"taken\s+back": "undone, reversed, revoked",
    r"drips?|dripped": "send slowly",
    r"for ever": "always, indefinitely",
    r"tak(?:e|es|en|ing)\s+(?:it|that|them)\s+back|taking\s+back|took\s+back": "undo, remove, acquire again",
    r"giv(?:e|es|en|ing)\s+way": "is replaced, is hidden",
    r"let(?:s|ting)?\s+go": "release",
    r"lean(?:s|ing)?\s+on": "depends on",
    r"(?:ordinary|whole)\s+road": "way, path",
    r"for\s+good": "always, permanently",
    r"believed": "takes precedence",
    r"hung up|hang(?:s|ing)? up": "disconnects",
    r"sh(?:ake|akes|aking|ook) hands": "performs the handshake",
    r"outliv(?:e|es|ed|ing)": "remains after, survives",
    r"now\s+and\s+then|sooner\s+or\s+later": "sometimes, in time",
    r"kn(?:ow|ows|ew)\s+nothing": "does not know, has no",
    r"the\s+price": "cost, disadvantage",
    r"by another name|in (?:anybody|nobody)'s way": "what it is",
    r"worthless": "not valid",
    r"untruths?|falsehoods?": "wrong, an error",
    r"way\s+back": "return, import",
    r"merely|oneself|heed|albeit|thereby|therein|hitherto|henceforth|forthwith": "a word of today",
    r"lest|hence|thus|thereof|upon|whilst|amidst|naught|nought|whence|wherein": "a word of today",
}
WORDS = re.compile(rf"\b({'|'.join(FORBIDDEN)})\b", re.IGNORECASE)

# files whose texts are still to be rewritten, or in which a word is used in its own meaning
ALLOWED: dict[str, set[str]] = {"web/routes/sign_in.py": {"oneself"}}  # a published summary
# files that other work is rewriting; empty when none is
LATER: tuple[str, ...] = ()

MODULE_NAMES = re.compile(
    r"(utils?|helpers?|base|common|misc|managers?|data|info|stuff|tools?"
    r"|house|crew|trail|ledger|tongues?|craft|chores?|river|heart|bell|door|law|kept)"
)
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'])//[^\n]*", re.DOTALL)


def texts_of(source: str) -> list[str]:
    """Return the docstrings and comments of a Python source; none where no forbidden word stands anywhere in it."""
    if not WORDS.search(source):
        return []
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    strings = [ast.get_docstring(node) or "" for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)]
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return [*strings, *(each.string for each in tokens if each.type == tokenize.COMMENT)]


def unplain(texts: list[str], allowed: frozenset[str] | set[str] = frozenset()) -> list[str]:
    """Return the forbidden words in texts, in lower case, each with what to write instead."""
    found = [hit.group(1).lower() for text in texts for hit in WORDS.finditer(text)]
    return [f"{word}: write {_instead(word)}" for word in found if word not in allowed]


def _instead(word: str) -> str:
    return next(better for pattern, better in FORBIDDEN.items() if re.fullmatch(pattern, word))


def misnamed(stem: str) -> bool:
    """Return whether the name of a module, or a word of it, says nothing or says something else."""
    return bool(MODULE_NAMES.fullmatch(stem)) or stem.partition("_")[0] in {"utils", "helpers", "base"}


def _files(pattern: str) -> list[Path]:
    own = (ROOT / PACKAGE).rglob(pattern)
    return [path for path in sorted(own) if not _inside(path).startswith(LATER)]


def _inside(path: Path) -> str:
    return path.relative_to(ROOT / PACKAGE).as_posix()


def test_docstrings_and_comments_are_plain() -> None:
    read = {_inside(path): texts_of(path.read_text(encoding="utf-8")) for path in _files("*.py")}
    found = {name: hits for name, texts in read.items() if (hits := unplain(texts, ALLOWED.get(name, set())))}
    assert found == {}


@pytest.mark.parametrize("pattern", ["*.js", "*.css"])
def test_comments_of_the_pages_are_plain(pattern: str) -> None:
    read = {_inside(path): COMMENT.findall(path.read_text(encoding="utf-8")) for path in _files(pattern)}
    assert any(read.values())
    assert {name: hits for name, texts in read.items() if (hits := unplain(texts))} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = [path for pattern in ("*.py", "*.js") for path in _files(pattern)]
    assert [_inside(path) for path in names if misnamed(path.stem)] == []


# --- documents and the command line

CODE = re.compile(r"```.*?```|`[^`\n]*`|\]\([^)]*\)|<!--.*?-->", re.DOTALL)  # names of code, of files, and links
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_documents_are_plain(path: Path) -> None:
    assert unplain([CODE.sub("", path.read_text(encoding="utf-8"))]) == []


def test_what_the_command_line_says_is_plain() -> None:
    """Every text of its modules, help and messages alike, and what the settings say of themselves."""
    sources = [*_files("cli/*.py"), ROOT / PACKAGE / "config.py", *_files("run/*.py")]
    read = {_inside(path): strings_of(path.read_text(encoding="utf-8")) for path in sources}
    assert sum(map(len, read.values())) > 500
    assert {name: hits for name, texts in read.items() if (hits := unplain(texts))} == {}


def strings_of(source: str) -> list[str]:
    """Return the texts of a Python source that have a space: names and codes have none."""
    found = (node.value for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return [value for value in found if isinstance(value, str) and " " in value]


# --- the guard itself


def test_a_metaphor_in_a_docstring_and_one_in_a_comment_are_found() -> None:
    source = '"""The heart of the house."""\nx = 1  # one bell for all\n'
    assert [each.partition(":")[0] for each in unplain(texts_of(source))] == ["the heart", "house", "bell"]


def test_a_turn_of_several_words_is_found() -> None:
    found = unplain(["What is less important gives way.", "The note says who takes\nit back."])
    assert [each.partition(":")[0] for each in found] == ["gives way", "takes\nit back"]


def test_words_of_code_and_longer_words_are_not_found() -> None:
    assert unplain(texts_of('"""The household of a bellows maker."""\nhouse = "bell"\n')) == []


@pytest.mark.parametrize("stem", ["utils", "helpers", "base", "manager", "house", "base_store"])
def test_a_name_that_says_nothing_is_found(stem: str) -> None:
    assert misnamed(stem)


def test_the_comments_of_a_script_are_found_and_its_addresses_are_not() -> None:
    assert COMMENT.findall('const a = "https://x"; // one\n/** two\n three */') == ["// one", "/** two\n three */"]
