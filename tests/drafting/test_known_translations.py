"""What needs no machine is found before the machine is asked."""

from collections.abc import Iterator, Mapping, Sequence

import pytest

from interp.domain.text.segments import Segment
from interp.domain.text.text_key import key
from interp.drafting.known_translations import KnownTranslations
from interp.ports import Document, Match, MemoryUnit, PlacedText
from interp.seed.bundled_data import delegations

DAY = 1_795_600_000_000
NOTE = Document("D", "m1", "Note", "note.docx", "note", "en")
PHRASES = {"Opening statement": {"fr": "Déclaration liminaire", "ar": "بيان افتتاحي"}}


class OneUnit:
    """A memory that answers every question with one match, or with none."""

    def __init__(self, *found: Match) -> None:
        self.found = found
        self.asked: list[tuple[str, str, str]] = []

    def add(self, units: Sequence[MemoryUnit]) -> None:
        raise AssertionError("drafting learns nothing by itself")

    def matches(
        self, source: str, target: str, text: str, *, before: str = "", after: str = "",
        document: str | None = None, meeting: str | None = None, most: int = 5,
    ) -> tuple[Match, ...]:
        raise AssertionError("drafting looks for nothing fuzzy")

    def certain(
        self, source: str, targets: Sequence[str], texts: Sequence[PlacedText], meeting: str | None = None
    ) -> Mapping[tuple[str, int], Match]:
        self.asked += [(each.text, each.before, each.after) for each in texts]
        return {(to, place): each for each in self.found[:1] for to in targets for place in range(len(texts))}

    def concordance(
        self, source: str, target: str, phrase: str, *, meeting: str | None = None, most: int = 20
    ) -> tuple[MemoryUnit, ...]:
        return ()

    def units(self, source: str | None = None, target: str | None = None) -> Iterator[MemoryUnit]:
        yield from ()

    def count(self, source: str | None = None, target: str | None = None) -> int:
        return 0


def segments(*texts: str) -> list[Segment]:
    return [Segment(f"s{at}", at, at, text) for at, text in enumerate(texts)]


def known(memory: OneUnit) -> KnownTranslations:
    return KnownTranslations(memory, PHRASES, delegations(), lambda: DAY)


def match(percent: int, standing: str = "reviewed", origin: str = "person") -> Match:
    return Match(MemoryUnit("en", "fr", "x", "cible", standing, origin), percent, "cible")


def test_a_fixed_phrase_is_taken_as_it_is_shipped_and_says_that_it_is_the_authors() -> None:
    made = known(OneUnit())(NOTE, segments("Opening  statement"), "fr")
    assert (made["s0"].value, made["s0"].standing, made["s0"].origin) == ("Déclaration liminaire", "auto", "author")


def test_it_is_found_from_any_language() -> None:
    french = Document("D", "m1", "Note", "note.docx", "note", "fr")
    assert known(OneUnit())(french, segments("Déclaration liminaire"), "ar")["s0"].value == "بيان افتتاحي"


def test_a_state_has_its_official_name() -> None:
    made = known(OneUnit())(NOTE, segments("Iran (Islamic Republic of)"), "es")
    assert (made["s0"].value, made["s0"].origin) == ("Irán (República Islámica del)", "phrase")


@pytest.mark.parametrize(
    "text", ["A/HRC/31/34", "12", "2015–2030", "https://www.un.org/x_y", "A/HRC/31/34; 28/19", "—"]
)
def test_figures_symbols_and_addresses_alone_stay_as_they_are(text: str) -> None:
    assert known(OneUnit())(NOTE, segments(text), "ar")["s0"].value == text


def test_words_beside_a_symbol_are_not_a_symbol_alone() -> None:
    assert known(OneUnit())(NOTE, segments("See A/HRC/31/34"), "ar") == {}


def test_a_reviewed_whole_match_is_automatic_and_a_repaired_one_a_draft() -> None:
    assert known(OneUnit(match(101)))(NOTE, segments("x"), "fr")["s0"].standing == "auto"
    repaired = known(OneUnit(match(99)))(NOTE, segments("x"), "fr")["s0"]
    assert (repaired.standing, repaired.origin, repaired.match) == ("draft", "tm:99", 99)


def test_an_unreviewed_match_stays_a_draft() -> None:
    assert known(OneUnit(match(100, "draft")))(NOTE, segments("x"), "fr")["s0"].standing == "draft"


@pytest.mark.parametrize(
    ("origin", "shown"),
    [("official", "official"), ("author", "author"), ("person", "tm:100"), ("mt:en-fr@1.9+fixture", "tm:100+fixture")],
)
def test_a_match_says_where_it_comes_from(origin: str, shown: str) -> None:
    assert known(OneUnit(match(100, origin=origin)))(NOTE, segments("x"), "fr")["s0"].origin == shown


def test_a_fuzzy_match_is_left_to_the_reviser() -> None:
    assert known(OneUnit(match(98)))(NOTE, segments("x"), "fr") == {}


def test_the_neighbours_are_given_with_the_question() -> None:
    memory = OneUnit()
    known(memory)(NOTE, segments("One.", "Two.", "Three."), "fr")
    assert memory.asked[1] == ("Two.", key("One."), key("Three."))


def test_the_context_is_that_of_the_whole_text_where_only_some_are_looked_up() -> None:
    memory, every = OneUnit(), segments("One.", "Two.", "Three.")
    known(memory)(NOTE, every[1:2], "fr", every)
    assert memory.asked == [("Two.", key("One."), key("Three."))]
