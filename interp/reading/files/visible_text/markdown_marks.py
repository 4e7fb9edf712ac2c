"""Removes Markdown's marks inside a line: emphasis, code, links, images, calls of footnotes, escapes, inline HTML."""

import html
import re
from collections.abc import Iterator

CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(.{1,2000}?)(?<!`)\1(?!`)")
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
CALL = re.compile(r"(?<=\S)\[\^[^\]\s]{1,40}\](?!:)")
# A link's text has no brackets: those of an image in it are gone after the first of two rounds.
LINK = re.compile(
    r"!?\[([^\[\]]{0,500})\]"
    r"(?:\(\s{0,3}(?:<[^<>]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500}){0,3})"
    r"(?:\s{1,3}(?:\"[^\"]{0,300}\"|'[^']{0,300}'|\([^()]{0,300}\)))?\s{0,3}\)|\[[^\[\]]{1,100}\])"
)
ADDRESS = re.compile(r"<((?:https?|mailto|ftp):[^<>\s]{1,2000})>")
TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,500})?/?>")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")
RUN = re.compile(r"\*+|_+")
# While marks are removed, code and escaped characters are replaced by characters of the private use area.
ASIDE, LAST_ASIDE = 0xF0000, 0xFFFFD


def bare(text: str) -> str:
    """Return a line of Markdown without its marks; what only looks like one stays: "2 * 3", "snake_case"."""
    kept: list[str] = []

    def aside(said: str) -> str:
        if len(kept) > LAST_ASIDE - ASIDE:
            return said
        kept.append(said)
        return chr(ASIDE + len(kept) - 1)

    text = "".join(char for char in text if not ASIDE <= ord(char) <= LAST_ASIDE)
    text = CODE.sub(lambda found: aside(_code(found[2])), text)
    text = ESCAPED.sub(lambda found: aside(found[1]), text)
    text = ADDRESS.sub(lambda found: aside(found[1]), CALL.sub("", text))
    for _ in range(2):
        text = LINK.sub(lambda found: found[1], text)
    text = _without_emphasis(TAG.sub(_tag, text))
    text = ENTITY.sub(lambda found: html.unescape(found[0]), text)
    return "".join(kept[ord(char) - ASIDE] if ASIDE <= ord(char) < ASIDE + len(kept) else char for char in text)


def _code(said: str) -> str:
    """Return the text of a code span, without the blank that sets backticks in it apart from its marks."""
    return said[1:-1] if said.strip() and said[0] == said[-1] == " " else said


def _tag(found: re.Match[str]) -> str:
    return " " if found[0].casefold().strip("</> ") in ("br", "p", "hr", "div", "li", "td") else ""


def _without_emphasis(text: str) -> str:
    """Return the text without the marks that come in pairs around words."""
    runs = list(RUN.finditer(text))
    left = [len(run[0]) for run in runs]
    opened: dict[str, list[int]] = {"*": [], "_": []}
    for number, run in enumerate(runs):
        opens, closes = _flanks(text, run)
        stack = opened[run[0][0]]
        while closes and left[number] and stack:
            taken = min(left[number], left[stack[-1]])
            left[number] -= taken
            left[stack[-1]] -= taken
            if not left[stack[-1]]:
                stack.pop()
        if opens and left[number]:
            stack.append(number)
    return "".join(_pieces(text, runs, left))


def _pieces(text: str, runs: list[re.Match[str]], left: list[int]) -> Iterator[str]:
    place = 0
    for run, count in zip(runs, left, strict=True):
        yield text[place : run.start()]
        yield run[0][:count]
        place = run.end()
    yield text[place:]


def _flanks(text: str, run: re.Match[str]) -> tuple[bool, bool]:
    """Return whether a run of marks may open, and may close, emphasis."""
    before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
    opens, closes = not (after or " ").isspace(), not (before or " ").isspace()
    inside = before.isalnum() and after.isalnum()
    if inside and (run[0][0] == "_" or (before.isdigit() and after.isdigit())):
        return False, False  # snake_case, 2*3*4
    if opens and closes and not inside:  # beside punctuation: by the side that the word is on
        return after.isalnum() and not before.isalnum() or _is_mark(after), before.isalnum() or _is_mark(before)
    return opens, closes


def _is_mark(char: str) -> bool:
    return not char.isalnum()
