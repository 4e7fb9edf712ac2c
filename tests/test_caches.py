"""What the code keeps to make it once is in the table of docs/architecture.md, with a row of docs/performance.md."""

import ast
import re
from collections.abc import Iterator

from tests.row_by_row import row_by_row
from tests.sources import ROOT, Module, modules

TABLE = (ROOT / "docs/architecture.md").read_text("utf-8").partition("## Caches\n")[2].partition("\n## ")[0]
ROWS = [line.strip("| ").split(" | ") for line in TABLE.splitlines() if ".py`" in line and line.startswith("| ")]
PERFORMANCE = (ROOT / "docs/performance.md").read_text("utf-8")
NAMED = {each for form in (r"^\| ([^|]+?) \|", r"^#+ (.+)$") for each in re.findall(form, PERFORMANCE, re.MULTILINE)}
CACHES = {"cache", "lru_cache", "cached_property"}
KEPT = re.compile(
    "_?(held|kept|known|cached?|compiled|spelled|loaded|pivots|common|ends|cues|counted|seen|memo|made|lasting)$"
)
EMPTY = re.compile(r"\{\}|dict\(\)|OrderedDict\(\)|WeakKeyDictionary\(\)|field\(default_factory=dict\b")
NO_CACHE = {
    "store/open_stores.py": "a backup is written once before two databases are migrated",
    "store/postgresql/host_names.py": "the addresses found last, for when nobody answers for a name",
    "reading/papers/meeting_reader.py": "the people of the meeting that is being read, by name",
    "reading/files/visible_text/left_out_text.py": "what a reader leaves out, for the person who files the document",
}


def keeping(module: Module) -> Iterator[str]:
    """Yield what in a module keeps something: decorators of functools, and attributes that begin empty."""
    for node in module.nodes:
        if isinstance(node, ast.ImportFrom) and node.module == "functools":
            yield from sorted(CACHES & {each.name for each in node.names})
        elif isinstance(node, ast.ClassDef):
            for inner in ast.walk(node):
                target = inner.target if isinstance(inner, ast.AnnAssign) else None
                name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", "")
                value = getattr(inner, "value", None)
                local = isinstance(target, ast.Name) and inner not in node.body
                if KEPT.match(name) and not local and value is not None and EMPTY.match(ast.unparse(value)):
                    yield f"{node.name}.{name}"


@row_by_row("module", list(modules()), ids=lambda module: module.path)
def test_each_cache_is_in_the_table(module: Module) -> None:
    named = f"`{module.path}`" in TABLE
    assert named or module.path in NO_CACHE or not list(keeping(module)), list(keeping(module))


def test_what_is_named_as_no_cache_looks_like_one() -> None:
    found = {each.path for each in modules() if list(keeping(each))}
    assert NO_CACHE.keys() <= found and len(found) > 30


@row_by_row("row", ROWS, ids=lambda row: row[0])
def test_each_row_names_files_that_are_there_and_what_they_buy(row: list[str]) -> None:
    files = re.findall(r"`([^`]+)`", row[1])
    assert files and [each for each in files if not (ROOT / "interp" / each).is_file()] == []
    assert [each for each in row[3].split(", ") if each not in NAMED] == []
