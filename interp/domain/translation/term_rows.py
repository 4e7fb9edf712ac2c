"""Adds a required term to the text of an operator's term list; what is there stays as it was written."""

from interp.domain.text.cleaning import clean
from interp.domain.translation.term_list import INSTEAD, LINES, LONGEST, MOST_TERMS, OR, read
from interp.errors import BadRequest, Refused
from interp.languages import CODES

FIRST = "\t".join(("kind", *CODES, "note"))


def with_term(text: str, source: str, words: str, target: str, translation: str, note: str = "") -> str:
    """Return the list with `words` of `source` and their `translation` as one more required term.

    Raises Refused `term_known` when the list has the same two words, `terms_full`, `empty_text`; BadRequest for a list
    whose columns cannot be read, or words that a term cannot have.
    """
    row = {"kind": "required", source: _cell(words), target: _cell(translation), "note": clean(note, LONGEST)}
    found = read(text)
    if any(fault.line and fault.reason == "term_columns" for fault in found.faults):
        raise BadRequest("term_columns")
    if len(found.terms) >= MOST_TERMS:
        raise Refused("terms_full", most=MOST_TERMS)
    for term in found.terms:
        if row[source] in term.forms.get(source, ()) and row[target] in term.forms.get(target, ()):
            raise Refused("term_known")
    lines = text.rstrip("\r\n")
    head = next((line for line in LINES.split(lines) if line.strip() and not line.startswith("#")), None)
    if head is None:
        lines, head = f"{lines}\n{FIRST}".lstrip("\n"), FIRST
    columns = [name.strip().casefold() for name in head.split("\t")]
    if not {source, target} <= set(columns):
        raise BadRequest("term_columns")
    return f"{lines}\n" + "\t".join(row.get(name, "") for name in columns) + "\n"


def _cell(words: str) -> str:
    """Return words as a cell. Raises Refused, BadRequest for the signs that part forms."""
    made = clean(words, LONGEST)
    if not made:
        raise Refused("empty_text")
    if OR in made or made.startswith((INSTEAD, "#")):
        raise BadRequest("term_signs", value=made)
    return made
