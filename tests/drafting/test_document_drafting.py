"""Drafting a document with an engine that echoes: what is known comes first, nothing is lost."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from interp.domain.text.segmentation import segments
from interp.domain.text.segments import Segment, TextBlock
from interp.drafting.document_drafting import BATCH, Aids, Drafter, batches, first_of
from interp.drafting.sentence_drafting import SentenceDrafter
from interp.errors import NoTranslator
from interp.ports import Document, Drafted, Job, Revision
from tests.fakes_drafting import MemoryDrafts, Shelf
from tests.fakes_text import Echo

NOTE = Document("D", "m1", "Note", "note.txt", "note", "en")
JOB = Job("J", "D", "fr")
KATE = {code: "Kate Gilmore" for code in ("ar", "zh", "en", "fr", "ru", "es")} | {"zh": "凯特·吉尔摩"}
TEXTS = ("The Council adopted resolution 28/19.", "See A/HRC/31/34 and https://www.un.org/a_b.", "Thank you.")


def nothing(
    document: Document, segments: Sequence[Segment], language: str, among: Sequence[Segment]
) -> Mapping[str, Revision]:
    return {}


def first(
    document: Document, segments: Sequence[Segment], language: str, among: Sequence[Segment]
) -> Mapping[str, Revision]:
    """Know the first segment of a text."""
    known = [each for each in segments if each.id == among[0].id]
    return {each.id: Revision(each.id, language, 0, "connu", "auto", "phrase") for each in known}


class Desk:
    """A document in memory and what drafts it."""

    def __init__(self, *texts: str, engine: Echo | None = None, known=nothing, names=()) -> None:  # type: ignore[no-untyped-def]
        self.drafts = MemoryDrafts(Shelf())
        self.segments = segments([TextBlock("paragraph", text) for text in texts], "en")
        self.drafts.add(NOTE, self.segments, [JOB])
        self.engine = engine or Echo()
        self.beats = 0
        self.drafter = Drafter(self.drafts, self.engine, Aids(known, lambda _: SentenceDrafter(names=names)), lambda: 7)

    def draft(self, language: str = "fr") -> list[Revision | None]:
        """Draft, the first sentences and then the rest, and return what each segment then has."""
        if not self.drafter.draft(Job("J", "D", language), self.beat):
            assert self.drafter.draft(Job("J", "D", language, begun=True), self.beat)
        have = self.drafts.revisions("D", language)
        return [have.get(each.id) for each in self.segments]

    def beat(self) -> None:
        self.beats += 1


def test_every_segment_gets_a_marked_draft() -> None:
    made = Desk(*TEXTS).draft()
    assert [each.standing for each in made if each] == ["draft"] * 3
    assert {each.origin for each in made if each} == {"mt:en-fr@1.0+fixture"}
    assert {(each.by, each.at, each.revision) for each in made if each} == {("machine", 7, 1)}


def test_symbols_numbers_and_addresses_never_go_through_the_machine() -> None:
    desk = Desk(*TEXTS)
    made = [each.value for each in desk.draft() if each]
    asked = " ".join(text for batch in desk.engine.asked for text in batch)
    assert "28/19" not in asked and "A/HRC" not in asked and "un.org" not in asked
    assert "28/19" in made[0] and "A/HRC/31/34" in made[1] and "https://www.un.org/a_b" in made[1]


@pytest.mark.parametrize(("language", "form"), [("fr", "Kate Gilmore"), ("zh", "凯特·吉尔摩")])
def test_a_persons_name_stands_in_its_own_form_and_is_never_translated(language: str, form: str) -> None:
    desk = Desk("The statement of Kate Gilmore was short.", "Ms. Kate Gilmore, Deputy High Commissioner", names=[KATE])
    made = [each.value for each in desk.draft(language) if each]
    assert all(form in value for value in made)
    assert not any("Gilmore" in text for batch in desk.engine.asked for text in batch)


FRENCH = "Le Conseil a décidé de tenir une réunion sur les droits de l’enfant."
PORTUGUESE = "O Conselho decidiu realizar um painel sobre os direitos da criança no ambiente digital."
ENGLISH = "The Council decided to hold a panel discussion on the rights of the child."


def test_a_passage_in_another_language_is_drafted_from_that_language() -> None:
    made = Desk(ENGLISH, FRENCH, ENGLISH.replace("Council", "Board")).draft("es")
    assert [each.origin for each in made if each] == [
        "mt:en-es@1.0+fixture", "mt:fr-es@1.0+fixture", "mt:en-es@1.0+fixture",
    ]  # fmt: skip


def test_a_passage_already_in_the_language_drafted_into_stays_as_it_is() -> None:
    desk = Desk(ENGLISH, FRENCH)
    made = desk.draft("fr")
    assert made[1] is not None and (made[1].value, made[1].standing, made[1].origin) == (FRENCH, "reviewed", "author")
    assert not any(FRENCH in batch for batch in desk.engine.asked)


def test_a_passage_in_another_language_is_drafted_into_the_documents_own_and_nothing_else_is() -> None:
    desk = Desk(ENGLISH, FRENCH, PORTUGUESE)
    made = desk.draft("en")
    assert [each and each.origin for each in made] == [None, "mt:fr-en@1.0+fixture", None]
    assert not any(ENGLISH in batch for batch in desk.engine.asked)


def test_what_was_found_at_filing_counts_before_what_is_found_at_drafting() -> None:
    short = "Merci."  # too short to be sure about
    desk = Desk(ENGLISH, short)
    own = Revision(desk.segments[1].id, "fr", 1, short, "reviewed", "author")
    desk.drafts.revise("D", own)
    assert [each and each.origin for each in desk.draft("es")] == ["mt:en-es@1.0+fixture", "mt:fr-es@1.0+fixture"]
    assert desk.draft("fr")[1] == own


def test_a_passage_in_none_of_the_six_languages_is_left_to_a_person() -> None:
    desk = Desk(ENGLISH, PORTUGUESE)
    made = desk.draft("fr")
    assert made[0] is not None and made[1] is None


def test_what_is_known_is_not_asked_of_the_machine() -> None:
    desk = Desk("Known.", "Unknown.", known=first)
    made = desk.draft()
    assert [each.origin for each in made if each] == ["phrase", "mt:en-fr@1.0+fixture"]
    assert desk.engine.asked == [("Unknown.",)]


def test_what_is_known_is_kept_even_where_no_models_lead() -> None:
    def last(
        document: Document, segments: Sequence[Segment], language: str, among: Sequence[Segment]
    ) -> Mapping[str, Revision]:
        known = [each for each in segments if each.id == among[-1].id]
        return {each.id: Revision(each.id, language, 0, "connu", "auto", "phrase") for each in known}

    desk = Desk("Unknown " * 60, "Known.", engine=Echo("en-fr"), known=last)
    with pytest.raises(NoTranslator) as told:
        desk.draft()
    assert told.value.args_["missing"] == ("en-fr",)
    assert list(desk.drafts.revisions("D", "fr")) == [desk.segments[1].id]


def test_what_a_person_wrote_is_left_alone() -> None:
    desk = Desk(*TEXTS)
    own = Revision(desk.segments[0].id, "fr", 1, "Le Conseil a adopté.", "reviewed", "person", by="Amina")
    desk.drafts.revise("D", own)
    assert desk.draft()[0] == own
    assert len([text for batch in desk.engine.asked for text in batch]) == 2


def test_drafting_again_does_nothing() -> None:
    desk = Desk(*TEXTS)
    desk.draft()
    asked = len(desk.engine.asked)
    desk.draft()
    assert len(desk.engine.asked) == asked


def test_a_job_that_stops_after_a_batch_goes_on_where_it_was() -> None:
    class Stop(Exception):
        pass

    desk = Desk(*("word " * 60 + str(n) for n in range(20)))

    def stop_after_the_first_batch() -> None:
        desk.beat()
        if desk.beats == 2:
            raise Stop

    with pytest.raises(Stop):
        desk.drafter.draft(replace(JOB, begun=True), stop_after_the_first_batch)
    half = len(desk.drafts.revisions("D", "fr"))
    assert 0 < half < 20
    assert None not in desk.draft()


def test_a_withdrawn_document_and_its_own_language_are_not_drafted() -> None:
    desk = Desk(*TEXTS)
    assert desk.draft("en") == [None] * 3
    desk.drafts.withdraw("D", True)
    assert desk.draft() == [None] * 3
    assert desk.engine.asked == []


def test_a_text_with_a_fault_is_kept_with_its_finding() -> None:
    class Copies(Echo):
        def translate(
            self, texts: Sequence[str], source: str, target: str, *, beam: int = 4, hypotheses: int = 1
        ) -> tuple[Drafted, ...]:
            return tuple(Drafted(text, "mt:en-fr@1.0", -0.1) for text in texts)

    made = Desk("The Council adopted the resolution without a vote.", engine=Copies()).draft()[0]
    assert made and any(each.severity == "error" and each.check == "untranslated" for each in made.findings)


def test_the_hypothesis_with_the_fewest_findings_is_taken() -> None:
    class Loops(Echo):
        def translate(
            self, texts: Sequence[str], source: str, target: str, *, beam: int = 4, hypotheses: int = 1
        ) -> tuple[Drafted, ...]:
            bad, good = "le Conseil " * 12, "Le Conseil a adopté la résolution sans la mettre aux voix."
            return tuple(Drafted(bad, "mt:en-fr@1.0", -0.1, None, (good,)) for _ in texts)

    made = Desk("The Council adopted the resolution without a vote.", engine=Loops()).draft()[0]
    assert made and made.value == "Le Conseil a adopté la résolution sans la mettre aux voix."


def test_the_first_batch_is_short_and_no_segment_is_lost() -> None:
    many = [Segment(str(n), n, n, "é" * 100) for n in range(60)]
    longest = iter((300, *[1_800] * 60))
    cut = list(batches(many, lambda: next(longest)))
    assert [each for batch in cut for each in batch] == many
    assert [len(batch) for batch in cut] == [1, 9, 9, 9, 9, 9, 9, 5]  # a letter of two bytes counts twice
    huge = Segment("h", 0, 0, "x" * 9_000)
    assert list(batches([huge], lambda: BATCH)) == [[huge]]
    assert list(batches([], lambda: BATCH)) == []


def test_a_job_that_is_not_begun_gets_the_first_sentences_only() -> None:
    desk = Desk(*(f"The Council adopted resolution {n} on the rights of the child." for n in range(100, 120)))
    assert not desk.drafter.draft(JOB, desk.beat)
    begun = list(desk.drafts.revisions("D", "fr"))
    assert begun == [each.id for each in desk.segments[: len(begun)]]
    assert 1 < len(begun) < 6
    assert desk.drafter.draft(replace(JOB, begun=True), desk.beat)
    assert len(desk.drafts.revisions("D", "fr")) == 20


def test_the_first_sentences_are_the_first_in_whichever_language_they_are_written() -> None:
    parts = {"en": [Segment("b", 1, 1, "x" * 200), Segment("c", 2, 2, "x" * 200)], "fr": [Segment("a", 0, 0, "y")]}
    assert {source: [each.id for each in part] for source, part in first_of(parts).items()} == {
        "en": ["b"], "fr": ["a"],
    }  # fmt: skip
    assert first_of({}) == {}


def test_batches_are_brief_after_somebody_waited_at_a_screen() -> None:
    desk, brief = Desk(*(f"{'x' * 180} {number}" for number in range(20))), iter([True, True, False, False])
    aids = Aids(nothing, lambda _: SentenceDrafter())
    drafter = Drafter(desk.drafts, desk.engine, aids, lambda: 7, brief=lambda: next(brief))
    drafter.draft(replace(JOB, begun=True), desk.beat)
    assert [len(batch) for batch in desk.engine.asked] == [1, 1, 9, 9]


def test_on_more_cores_a_batch_is_longer() -> None:
    desk = Desk(*("word " * 60 + str(n) for n in range(20)))
    desk.drafter = Drafter(
        desk.drafts, desk.engine, Aids(nothing, lambda _: SentenceDrafter()), lambda: 7, cores=lambda: 2
    )
    desk.drafter.draft(replace(JOB, begun=True), desk.beat)
    assert [len(batch) for batch in desk.engine.asked] == [11, 9]


def test_every_new_try_is_heard_of_so_that_nobody_takes_it_for_a_hang() -> None:
    plain = Desk("The Council adopted it.", "The Board adopted it.")
    shouted = Desk("THE COUNCIL ADOPTED THE WHOLE REPORT TODAY.", "THE BOARD ADOPTED THE WHOLE REPORT TODAY.")
    plain.draft(), shouted.draft()
    assert (plain.beats, shouted.beats) == (2, 3)  # twice for what is known and for the batch
    assert [len(batch) for batch in shouted.engine.asked] == [2, 2]  # both are tried again in one batch
