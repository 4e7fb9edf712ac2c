"""Names, terms and States that apply to a meeting's texts, and the findings of a translation checked against them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interp.domain.checks import Name, check
from interp.domain.delegations.registry import Name as StateName
from interp.domain.model.findings import Finding
from interp.domain.translation import terms as termbase
from interp.domain.translation.terms import Term

STEM = 4  # length of the prefix that every form of a State's name shares


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names of persons by language, pieces kept unchanged, an operator's terms, official names of States."""

    names: Sequence[Name] = ()
    kept: Sequence[str] = ()
    terms: Sequence[Term] = ()
    states: Sequence[Mapping[str, StateName]] = ()

    def faults(self, text: str, wording: str, source: str, target: str) -> tuple[Finding, ...]:
        """Return every finding for `wording` as a translation of `text`, drafted or written by a person."""
        both = (source, target)
        return (
            *check(text, wording, *both, names=self.names, kept=self.kept),
            *termbase.check(text, wording, *both, self.terms),
            *termbase.check_states(text, wording, *both, self._mentioned(text, source)),
        )

    def _mentioned(self, text: str, language: str) -> list[Mapping[str, StateName]]:
        """Return the States a text may name, by a fast test before the exact one."""
        lower = text.casefold()
        return [names for names in self.states if names[language].short[:STEM].casefold() in lower]


def kept_in(terms: Sequence[Term]) -> tuple[str, ...]:
    """Return the pieces that terms keep unchanged, the longest first."""
    forms = {form for term in terms if term.kind == "kept" for each in term.forms.values() for form in each}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))
