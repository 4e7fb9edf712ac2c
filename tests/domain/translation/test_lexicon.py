"""What is known of the texts of a meeting is missed in a translation that lacks it."""

import pytest

from interp.domain.checks.required_terms import Term
from interp.domain.translation.lexicon import Lexicon, kept_in
from tests.known_parties import PARTIES

GILMORE = {"en": "Kate Gilmore", "ru": "Кейт Гилмор", "ar": "كيت غيلمور"}
PANEL = Term("forbidden", {"fr": ("panel",)}, {"fr": "table ronde"})
SCHED = Term("kept", {"en": ("Sched", "Sched Plus"), "ru": ("Sched",)})


def codes(lexicon: Lexicon, text: str, wording: str, pair: str) -> list[str]:
    source, target = pair.split("-")
    return [each.code for each in lexicon.faults(text, wording, source, target)]


@pytest.mark.parametrize(
    ("lexicon", "text", "wording", "pair", "code"),
    [
        (Lexicon(names=(GILMORE,)), "Kate Gilmore spoke.", "Выступила Кэйт Джилмор.", "en-ru", "name_missing"),
        (Lexicon(kept=("Sched",)), "Sched opens today.", "Расписание открыто сегодня.", "en-ru", "placeholder_missing"),
        (Lexicon(terms=(PANEL,)), "The round table begins.", "Le panel commence.", "en-fr", "term_forbidden"),
        (Lexicon(parties=PARTIES), "Niger spoke.", "尼日利亚发了言。", "en-zh", "state_changed"),
        (Lexicon(), "Article 13 applies.", "Se aplica el artículo 14.", "en-es", "number_changed"),
    ],
)
def test_each_thing_that_is_known_is_missed(lexicon: Lexicon, text: str, wording: str, pair: str, code: str) -> None:
    assert codes(lexicon, text, wording, pair) == [code]


def test_a_good_translation_has_no_fault_whatever_is_known() -> None:
    known = Lexicon((GILMORE,), ("Sched",), (PANEL, SCHED), PARTIES)
    assert codes(known, "Kate Gilmore of Brazil opened Sched.", "Кейт Гилмор из Бразилии открыла Sched.", "en-ru") == []


def test_a_state_is_looked_for_in_whatever_case() -> None:
    assert codes(Lexicon(parties=PARTIES), "STATEMENT BY NIGER", "尼日利亚的发言", "en-zh") == ["state_changed"]


def test_what_is_kept_is_every_form_of_the_kept_terms_the_longest_first() -> None:
    assert kept_in((PANEL, SCHED)) == ("Sched Plus", "Sched")
    assert kept_in(()) == ()
