"""Writes docs/modules.md and the packages of docs/architecture.md from the code: `python -m tests.index`."""

import ast
import re
from functools import cache
from pathlib import Path

from tests.packages import COMMON, MAY
from tests.sources import ROOT, Module, modules

MODULES = ROOT / "docs/modules.md"
ARCHITECTURE = ROOT / "docs/architecture.md"
BEGIN, END = "<!-- packages:begin -->", "<!-- packages:end -->"
HEAD = """# Modules

Every module of `interp/` by its first line. `make index` writes this page; a test compares it with the code.
Which package may import which stands in [Architecture](architecture.md#packages).
"""
# too many arrows hide the picture: these are imported nearly everywhere, the others are drawn apart
UNDRAWN = frozenset({"", "domain", *COMMON.split(), "owner_only", "config"})


def sentence(module: Module) -> str:
    """Return the first sentence of a module's docstring, on one line."""
    text = (ast.get_docstring(module.tree) or "").partition("\n\n")[0]
    return " ".join(text.split())


def index() -> str:
    """Return docs/modules.md: a section for each package, a row for each module."""
    return HEAD + "".join(_section(package) for package in _packages())


def _packages() -> list[str]:
    """Return the packages that hold modules, in the order of the table."""
    return [each for each in MAY if "migrations" not in each]


def _section(package: str) -> str:
    """Return a package's part of the index; the modules of the top level stand together, in the first."""
    inside = [each for each in modules() if (each.package == package if package else "/" not in each.path)]
    rows = [f"| `{each.path}` | {_cell(sentence(each))} |\n" for each in inside if not _is_package(each)]
    if not rows or (package and package == inside[0].path.removesuffix(".py")):
        return ""
    own = next(sentence(each) for each in inside if _is_package(each))
    title = f"{package}/" if package else "interp/"
    return f"\n## `{title}`\n\n{own}\n\n| module | what it is |\n|---|---|\n" + "".join(rows)


def _is_package(module: Module) -> bool:
    return module.path.endswith("__init__.py")


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def packages() -> str:
    """Return the picture and the table of packages for docs/architecture.md."""
    rows = "".join(f"| `{each}` | {_cell(_what(each))} | {_may(each)} |\n" for each in _packages() if each)
    head = "| package | what it is | may import, besides `errors`, `languages` and `value_types` |\n|---|---|---|\n"
    return f"{picture()}\n{head}{rows}"


def _what(package: str) -> str:
    own = [each for each in modules() if each.path in (f"{package}/__init__.py", f"{package}.py")]
    return sentence(own[0])


def _may(package: str) -> str:
    return " ".join(f"`{each}`" for each in MAY[package].split() if each not in COMMON.split()) or "nothing"


def picture() -> str:
    """Return a Mermaid graph of the packages: an arrow for each import that no longer way already shows."""
    drawn = [each for each in _packages() if each not in UNDRAWN]
    lines = [f"    {_node(each)}[{each}]" for each in drawn]
    lines += [f"    {_node(a)} --> {_node(b)}" for a in drawn for b in sorted(_shortest(a)) if b in drawn]
    return "```mermaid\ngraph TD\n" + "\n".join(lines) + "\n```\n"


def _node(package: str) -> str:
    return package.replace("/", "_")


def _shortest(package: str) -> set[str]:
    """Return what a package may import directly and by no way round."""
    direct = set(MAY[package].split()) - UNDRAWN
    return direct - {far for near in direct for far in _reached(near)}


@cache
def _reached(package: str) -> frozenset[str]:
    """Return what a package may import, and what those may; kept, as there are many ways to each."""
    near = MAY[package].split()
    return frozenset(near).union(*map(_reached, near))


def with_packages(page: str) -> str:
    """Return the architecture page with the generated part between its two marks."""
    return re.sub(f"(?<={BEGIN}\n).*?(?={END})", lambda _: packages(), page, flags=re.DOTALL)


def main(modules_page: Path = MODULES, architecture: Path = ARCHITECTURE) -> None:
    """Write both pages."""
    modules_page.write_text(index(), encoding="utf-8")
    architecture.write_text(with_packages(architecture.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
