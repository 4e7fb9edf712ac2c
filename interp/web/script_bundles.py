"""Puts a reader's script and every module that it imports into one file, so that a slow line is waited for once."""

import re
from collections.abc import Mapping

from interp.web.script_imports import STATIC, imported

FOLDER = "js/reader/"  # the pages of attendees; staff work on fast lines
SUFFIX = ".bundle.js"
IMPORT = re.compile(r'^import (?:\{([^}]*)\} from )?"[^"]+";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const)\s+(\w+))", re.MULTILINE)
COMMENT = re.compile(r"^\s*(?:/\*\*(?:(?!\*/)[\s\S])*\*/|//.*)\n", re.MULTILINE)  # whole lines only
OTHER = re.compile(r"^(?:import|export)\b", re.MULTILINE)


def bundles() -> Mapping[str, bytes]:
    """Return the bundle of every script of attendees' pages that no other module imports, by its path below static/."""
    names = [path.relative_to(STATIC).as_posix() for path in sorted((STATIC / FOLDER).glob("*.js"))]
    used = {each for name in names for each in imported(name)}
    return {bundle_name(name): bundle(name).encode() for name in names if name not in used}


def bundle_name(entry: str) -> str:
    """Return the path of a script's bundle."""
    return entry.removesuffix(".js") + SUFFIX


def bundle(entry: str) -> str:
    """Return one module that does what `entry` and its imports do, each in a function of its own.

    Raises:
        ValueError: Modules import each other in a circle, or one imports or exports in a form that is not known here.
    """
    places: dict[str, str] = {}
    _place(entry, places, ())
    return "".join(_wrapped(name, places) for name in places)


def _place(name: str, places: dict[str, str], inside: tuple[str, ...]) -> None:
    """Give the modules that one needs, and then itself, a name each, in this order; `inside` are those that need it."""
    if name in inside:
        raise ValueError(f"{name} imports itself through {inside[-1]}")
    if name not in places:
        for each in imported(name):
            _place(each, places, (*inside, name))
        places[name] = f"m{len(places)}"


def _wrapped(name: str, places: Mapping[str, str]) -> str:
    source = COMMENT.sub("", (STATIC / name).read_text(encoding="utf-8"))
    needed = iter([places[each] for each in imported(name)])

    def taken(found: re.Match[str]) -> str:
        given = next(needed)
        return f"const {{{found[1].replace(' as ', ': ')}}} = {given};\n" if found[1] else ""

    names = EXPORT.findall(source)
    body = EXPORT.sub("", IMPORT.sub(taken, source))
    if OTHER.search(body) or next(needed, None) is not None:
        raise ValueError(f"{name}: a form of import or export that a bundle does not know")
    return f"// {name}\nconst {places[name]} = (() => {{\n{body}return {{ {', '.join(names)} }};\n}})();\n"
