"""The table of cases: views made of named blocks, in each language, and the expected content."""

import json
from typing import Any

from tests.sources import ROOT

FOLDER = ROOT / "tests" / "paint"
LANGUAGES = ("en", "ar", "zh")
T_FIELDS = ("standing", "origin", "text")


def read(name: str) -> Any:
    """Return one file of the table. Raises ValueError where a name stands twice, as two changes may leave it."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"), object_pairs_hook=_once)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"twice: {twice}")
    return dict(pairs)


BLOCKS = read("blocks")


def made(value: Any, language: str) -> Any:
    """Return a value of the table with every "$name" as its block, for a reader of `language`."""
    if isinstance(value, dict):
        return {name: made(each, language) for name, each in value.items()}
    if isinstance(value, list):
        return [made(each, language) for each in value]
    return _named(value[1:], language) if isinstance(value, str) and value.startswith("$") else value


def _named(name: str, language: str) -> Any:
    """Return a block ("clocks.over"), a text as the reader gets it ("film"), or one in a language ("en.film")."""
    if name in BLOCKS["texts"]:
        return text(name, language)
    group, _, rest = name.partition(".")
    return text(rest, group) if rest in BLOCKS["texts"] and group in LANGUAGES else made(BLOCKS[group][rest], language)


def text(name: str, language: str) -> dict[str, Any]:
    """Return a text (T) as a reader of `language` gets it: in that language, else the original."""
    held = BLOCKS["texts"][name]
    own = language if language in held else next(iter(held))
    standing, origin, words = held[own].split(" ", 2)
    return {"text": words, "language": own, "standing": standing, "origin": origin, "revision": 1}


def laid_over(base: Any, more: Any) -> Any:
    """Return `base` with the fields of `more` in place of its own, at every depth."""
    if not isinstance(base, dict) or not isinstance(more, dict):
        return more
    return base | {name: laid_over(base.get(name), each) for name, each in more.items()}


def view(pages: Any, state: str, language: str, audience: str) -> dict[str, Any]:
    """Return the view of a state with the fields of every audience; one field may be another thing in another view.

    A state of `more` is one of a single audience: a kind of row that other pages do not have.
    """
    only = pages["only"].get(audience, {}).get(state, {})
    more = pages["states"].get(state) or pages["more"][audience][state]
    shown = made(laid_over(laid_over(pages["base"], more), only), language)
    where = {"language": language, "direction": "rtl" if language == "ar" else "ltr"}
    return dict(shown) | where | {"booth": shown["booth"] | {"language": "fr", "into": language}}
