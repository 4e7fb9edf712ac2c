"""Names, terms and parties that apply to a meeting's texts, and the findings of a translation checked against them."""

from collections.abc import Sequence
from dataclasses import field

from interp.domain.checks import Name, SharedWords, check, mentioned_parties
from interp.domain.checks import required_terms as termbase
from interp.domain.checks.required_terms import Term
from interp.domain.delegations.mentions import KnownParties
from interp.domain.model.findings import Finding
from interp.value_types import dataclass

NOTHING_TO_COMPARE = ("empty", "untranslated")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Names of persons by language, pieces kept unchanged, an operator's terms, States and organizations.

    `shared` are the words that two languages write alike.
    """

    names: Sequence[Name] = ()
    kept: Sequence[str] = ()
    terms: Sequence[Term] = ()
    parties: KnownParties | None = None
    shared: SharedWords = field(default_factory=dict)

    def faults(self, text: str, wording: str, source: str, target: str) -> tuple[Finding, ...]:
        """Return every finding for `wording` as a translation of `text`, drafted or written by a person."""
        both = (source, target)
        found = check(text, wording, *both, names=self.names, kept=self.kept, shared=self.shared)
        parties: tuple[Finding, ...] = ()
        if self.parties and not any(each.code in NOTHING_TO_COMPARE for each in found):
            parties = mentioned_parties.check(text, wording, *both, self.parties)
        return (*found, *termbase.check(text, wording, *both, self.terms), *parties)


def kept_in(terms: Sequence[Term]) -> tuple[str, ...]:
    """Return the pieces that terms keep unchanged, the longest first."""
    forms = {form for term in terms if term.kind == "kept" for each in term.forms.values() for form in each}
    return tuple(sorted(forms, key=lambda form: (-len(form), form)))
