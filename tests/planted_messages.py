"""The messages that a module of the tests can yield, so that a test shows that each is said of some fault."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path


def never_said(path: Path, said: Iterable[str]) -> list[str]:
    """Return the messages yielded in a file that are nowhere in what was said, "…" for what each has of its own."""
    heard = [*said]
    return [
        "…".join(words) for words in messages(path)
        if not any(re.search(".*".join(map(re.escape, words)), each, re.DOTALL) for each in heard)
    ]  # fmt: skip


def messages(path: Path) -> Iterator[list[str]]:
    """Yield the fixed words of each text that is yielded or appended as what is wrong."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Yield(value=ast.Constant(value=str(text))):
                yield [text]
            case ast.Yield(value=ast.JoinedStr(values=parts)):
                yield [str(each.value) if isinstance(each, ast.Constant) else "" for each in parts]
