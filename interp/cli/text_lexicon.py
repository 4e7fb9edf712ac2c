"""Builds what `interp text check` compares with besides numbers and symbols: names, terms and States."""

from datetime import UTC, datetime
from pathlib import Path

from interp.cli.options import Said, line
from interp.domain.checks import Name
from interp.domain.checks.required_terms import Term
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.translation.lexicon import Lexicon, kept_in
from interp.errors import InterpError


def lexicon(names: Path | None, with_states: bool, terms: Path | None) -> Lexicon:
    """Return the lexicon of the files given. Raises Said for a file that cannot be read."""
    from interp.seed.bundled_data import delegations, known_parties, shared_words

    try:
        known, listed = _names(names) if names else (), _terms(terms) if terms else ()
    except InterpError as error:
        raise Said(line(error)) from None
    parties = known_parties(delegations(), datetime.now(UTC).date()) if with_states else None
    return Lexicon(names=known, kept=kept_in(listed), terms=listed, parties=parties, shared=shared_words())


def _names(file: Path) -> tuple[Name, ...]:
    """Return the names in a file of the kinds that `check` reads, one a unit; a name without a form stays as printed.
    """
    from interp.drafting.exchange.exchange_files import units

    found = (((unit.source_language, unit.source), *unit.targets) for unit in units(file, ""))
    return tuple(
        {code: form.strip() for code, form in each if code in MEETING_LANGUAGES and form.strip()} for each in found
    )


def _terms(file: Path) -> tuple[Term, ...]:
    """Return the terms of a file. Raises Said naming the lines that do not count."""
    from interp.drafting.exchange.term_file import read_file

    found = read_file(file)
    if found.faults:
        raise Said("\n".join(f"line {each.line}: {each.reason} {each.value}".rstrip() for each in found.faults))
    return found.terms
