"""Adds a required term to the text of an operator's term list, or removes it; the rest stays as it was written."""

from collections.abc import Mapping

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.text.cleaning import clean
from interp.domain.translation.term_list import INSTEAD, LINES, LONGEST, MOST_TERMS, OR, read
from interp.errors import BadRequest, Refused

FIRST = "\t".join(("kind", *MEETING_LANGUAGES, "note"))


def with_term(text: str, source: str, words: str, target: str, translation: str, note: str = "") -> str:
    """Return the list with `words` of `source` and their `translation` as one more required term.

    Raises Refused `term_known` when the list has the same two words, `terms_full`, `empty_text`; BadRequest for a list
    whose columns cannot be read, or words that a term cannot have.
    """
    row = _row(source, words, target, translation, note)
    found = read(text)
    if any(fault.line and fault.reason == "term_columns" for fault in found.faults):
        raise BadRequest("term_columns")
    if len(found.terms) >= MOST_TERMS:
        raise Refused("terms_full", most=MOST_TERMS)
    for term in found.terms:
        if row[source] in term.forms.get(source, ()) and row[target] in term.forms.get(target, ()):
            raise Refused("term_known")
    lines = text.rstrip("\r\n")
    head = _head(lines)
    if head is None:
        lines, head = f"{lines}\n{FIRST}".lstrip("\n"), FIRST
    if not {source, target} <= set(_columns(head)):
        raise BadRequest("term_columns")
    return f"{lines}\n{_line(head, row)}\n"


def without_term(text: str, source: str, words: str, target: str, translation: str, note: str = "") -> str:
    """Return the list without the term that `with_term` added with the same arguments, the latest of several.

    Raises Refused `term_gone` when the list has no such line, or no longer as it was added; BadRequest, Refused as
    `with_term` for the words.
    """
    row, head = _row(source, words, target, translation, note), _head(text)
    lines = text.splitlines(keepends=True)
    wanted = _line(head, row) if head else ""
    found = [place for place, line in enumerate(lines) if head and line.rstrip("\r\n") == wanted]
    if not found:
        raise Refused("term_gone")
    return "".join(lines[: found[-1]] + lines[found[-1] + 1 :])


def _row(source: str, words: str, target: str, translation: str, note: str) -> dict[str, str]:
    return {"kind": "required", source: _cell(words), target: _cell(translation), "note": clean(note, LONGEST)}


def _head(text: str) -> str | None:
    return next((line for line in LINES.split(text) if line.strip() and not line.startswith("#")), None)


def _columns(head: str) -> list[str]:
    return [name.strip().casefold() for name in head.split("\t")]


def _line(head: str, row: Mapping[str, str]) -> str:
    return "\t".join(row.get(name, "") for name in _columns(head))


def _cell(words: str) -> str:
    """Return words as a cell. Raises Refused, BadRequest for the signs that part forms."""
    made = clean(words, LONGEST)
    if not made:
        raise Refused("empty_text")
    if OR in made or made.startswith((INSTEAD, "#")):
        raise BadRequest("term_signs", value=made)
    return made
