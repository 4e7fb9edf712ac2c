"""The follower and sentences of several steps: the place, the words on the screens and the pace, whatever changes."""

from hypothesis import given, settings
from hypothesis import strategies as st

from interp.domain.captions.cue_edits import letters
from interp.domain.captions.multilingual_cues import cue_steps
from interp.domain.model.caption_state import ScriptUnit
from interp.domain.model.commands import CorrectCaption
from interp.domain.model.texts import T
from tests.sample_sizes import size
from tests.service.test_caption_following import Desk, desk, follow
from tests.speech_scripts import SENTENCES, said, unit


def steps(name: str, *french: str, english: str = "One", revision: int = 1) -> tuple[ScriptUnit, ...]:
    """Return a sentence of as many steps as the French needs; the English says all of it in the first."""
    spoken = [f"{english} " + "x" * (117 - len(english)), *[""] * (len(french) - 1)]
    return tuple(
        ScriptUnit(
            f"d1.{name}.{place}", "en",
            (said(spoken[place]), said(text, "fr", "reviewed", revision, "person")), "line", "d1", name, of=len(french),
        )
        for place, text in enumerate(french)
    )  # fmt: skip


TWO = (*steps("a", "Un", "deux", "trois"), *steps("b", "Quatre", english="Four"))


def shown(here: Desk, language: str) -> list[str]:
    return [text.text[:6].strip() for each in here.state.captions.units if (text := each.unit.text(language))]


def test_a_sentence_lasts_as_long_as_it_takes_to_say_however_many_cues_a_translation_needs() -> None:
    here = desk(units=TWO)
    assert here.later(9.6).on_screens("fr") == "Udt"
    assert here.later(0.3).on_screens("fr") == "UdtQ"


def test_a_translation_that_changes_while_its_sentence_is_spoken_keeps_the_place_and_every_word() -> None:
    here = desk(units=TWO).later(4)
    here.shelf.has("s1", (*steps("a", "Un deux", "trois", "et", "demi", revision=2), *steps("b", "Quatre")))
    here.later(2)
    assert (shown(here, "fr"), here.place()) == (["Un", "deux"], (2, 4))
    assert here.later(1).place() == (3, 4) and here.state.captions.units[2].unit.text("fr").text == "trois\net\ndemi"  # type: ignore[union-attr]


def test_a_sentence_on_the_screens_takes_a_longer_correction_in_the_cues_it_has() -> None:
    here = desk(units=TWO).later(12)
    here.shelf.has("s1", (*TWO[:3], *steps("b", "Cinq", "et", "six", revision=2)))
    here.later(0.1)
    assert here.state.captions.units[3].unit.text("fr").text == "Cinq\net\nsix"  # type: ignore[union-attr]
    assert here.place() == (4, 4)


def test_steps_that_come_before_the_place_of_a_text_nobody_sees_move_the_place() -> None:
    here = desk("desk", units=TWO).later(12)
    here.shelf.has("s1", (*steps("a", "Un", "deux", "trois", "et", "demi"), *TWO[3:]), visibility="desk")
    here.later(0.1)
    assert here.place() == (6, 6)
    here.shelf.has("s1", here.shelf.scripts["d1"].units)  # type: ignore[union-attr]
    assert here.later(0.1).place() == (6, 6) and here.on_screens() == ""


def test_a_translation_that_arrives_does_not_make_the_speaker_wait() -> None:
    here = desk(units=SENTENCES).later(5)
    here.shelf.has("s1", (*SENTENCES[:1], *steps("b", "Un", "deux"), *SENTENCES[2:]))
    assert here.later(5.1).place() == (2, 7)


def test_one_key_goes_to_the_next_words_and_brings_what_a_translation_had_left() -> None:
    here = desk(units=TWO).does(follow("next", position=1, to=4))
    assert (shown(here, "fr"), here.place()) == (["Un", "deux", "trois", "Quatre"], (4, 4))
    assert here.does(follow("next", position=1, to=4)).place() == (4, 4)
    assert here.does(follow("back", position=4, to=1)).place() == (1, 4)


def test_a_jump_into_a_sentence_leaves_no_language_in_the_middle() -> None:
    here = desk(units=(*steps("z", "Zéro", english="Zero"), *TWO)).does(follow("jump", position=4))
    assert shown(here, "fr") == ["Zéro", "Un", "deux", "trois"]


def test_what_a_corrected_paper_says_otherwise_stays_as_it_was_said_and_is_marked() -> None:
    here = desk().later(15)
    other = (SENTENCES[0], *(unit(name) for name in "xcdef"))
    here.shelf.has("s1", other)
    here.later(0.1)
    assert [(each.unit.segment, each.stale) for each in here.state.captions.units[:2]] == [("a", False), ("b", True)]
    events = here.events()
    assert here.later(0.1).events() == events
    here.shelf.shows("original")
    assert here.later(0.1).on_screens("fr")[:2] == "--"
    here.does(CorrectCaption("d1.b.0", "fr", "Dit", 0)).shelf.has("s1")
    here.later(0.1)
    assert not here.state.captions.units[1].stale


def laid(texts: dict[str, str], revision: int, name: str) -> tuple[ScriptUnit, ...]:
    """Return a sentence as scripts lay it."""
    rows = cue_steps(texts)
    return tuple(
        ScriptUnit(
            f"d1.{name}.{place}", "en",
            tuple(
                T(row[code], code, "original" if code == "en" else "draft", "source", 1 if code == "en" else revision)
                for code in sorted(row)
            ),
            "line", "d1", name, of=len(rows),
        )
        for place, row in enumerate(rows)
    )  # fmt: skip


WORDS = ["paix", "droits", "et", "A/HRC/31/20", "sécurité,", "tous."]
TEXTS = st.sampled_from([0, 1, 7, 20, 41]).map(lambda many: " ".join(WORDS[at % 6] for at in range(many)))
CHANGE = st.tuples(st.integers(1, 9), st.integers(0, 2), TEXTS)


@settings(max_examples=size(20, torture=300), deadline=None)
@given(st.lists(CHANGE, min_size=1, max_size=6), st.sampled_from(["drafts", "desk"]))
def test_whatever_comes_while_a_text_is_spoken_every_language_says_all_of_it_once(
    changes: list[tuple[int, int, str]], visibility: str
) -> None:
    english = ("We thank the Special Rapporteur for the report of 2016.", "Thank you.", "We have all read it " * 5)
    french: list[str | None] = [None, "Merci.", None]
    revision = 1

    def script() -> tuple[ScriptUnit, ...]:
        rows = [{"en": en} | ({"fr": fr} if fr else {}) for en, fr in zip(english, french, strict=True)]
        return tuple(unit for name, row in zip("abc", rows, strict=True) for unit in laid(row, revision, name))

    here = desk(visibility, units=script())
    for seconds, place, text in changes:
        here.later(seconds)
        french[place], revision = text, revision + 1
        here.shelf.has("s1", script(), visibility=visibility)
    here.later(120)
    position, of = here.place()
    assert position == of
    if visibility == "drafts":
        for name, en, fr in zip("abc", english, french, strict=True):
            units = [each.unit for each in here.state.captions.units if each.unit.segment == name]
            assert [each.id for each in units] == [f"d1.{name}.{place}" for place in range(units[0].of)]
            for code, whole in (("en", en), ("fr", fr)):
                spoken = "".join(letters(t.text) for each in units if (t := each.text(code)))
                assert spoken == letters(whole or "")
