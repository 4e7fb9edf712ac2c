"""Checks a translation against required, forbidden and kept terms."""

from collections.abc import Mapping, Sequence
from typing import Literal

from interp.domain.checks.finding_messages import finding
from interp.domain.checks.name import occurs
from interp.domain.delegations.search import fold
from interp.domain.model.findings import Finding
from interp.value_types import dataclass

Kind = Literal["required", "forbidden", "kept"]


@dataclass(frozen=True, slots=True)
class Term:
    """A term by language. `forms`: of a required term the accepted ones, the first preferred; of a forbidden one those
    to avoid; a kept one is the same in every language.

    `instead` is what to write for a forbidden one.
    """

    kind: Kind
    forms: Mapping[str, tuple[str, ...]]
    instead: Mapping[str, str] | None = None


def check(
    source: str, target: str, source_language: str, target_language: str, terms: Sequence[Term]
) -> tuple[Finding, ...]:
    """Return findings for required terms that are missing, forbidden ones used, kept ones translated."""
    found: list[Finding] = []
    for term in terms:
        ours = [form for form in term.forms.get(source_language, ()) if occurs(form, source, source_language)]
        theirs = term.forms.get(target_language, ())
        if term.kind == "forbidden":
            instead = (term.instead or {}).get(target_language, "…")
            used = (form for form in theirs if occurs(form, target, target_language))
            found += (finding("term_forbidden", form, instead) for form in used)
        elif term.kind == "kept":
            found += (finding("term_translated", form) for form in ours if form not in target)
        elif ours and theirs and not any(_stands(form, target, target_language) for form in theirs):
            found.append(finding("term_missing", ours[0], theirs[0]))
    return tuple(found)


def _stands(form: str, text: str, language: str) -> bool:
    """Return whether a term occurs in a text, also in the plural."""
    if occurs(form, text, language):
        return True
    return language in ("en", "fr", "es") and _plural(fold(form)) in _plural(fold(text))


def _plural(folded: str) -> str:
    return " ".join(word.rstrip("sx").removesuffix("e") for word in folded.split())
