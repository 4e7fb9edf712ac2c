"""Sentences that have begun on the screens: whatever comes for them later, no word is lost, doubled or moved back."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from interp.domain.captions.cue_fitting import fitted
from interp.domain.captions.multilingual_cues import cue_steps
from interp.domain.model.caption_state import LONGEST_CUE, ScriptUnit
from interp.domain.model.texts import T

LONG = "We thank the Special Rapporteur for the report, which we have studied with the greatest interest and care."


def sentence(revision: int = 1, **texts: str) -> tuple[ScriptUnit, ...]:
    """Return the units of an English sentence as a script lays them."""
    steps = cue_steps(texts)
    return tuple(
        ScriptUnit(
            f"d1.a.{place}", "en",
            tuple(T(step[code], code, "reviewed", "person", revision) for code in sorted(step)),
            "line", "d1", "a", 12_000, 18_000, len(steps),
        )
        for place, step in enumerate(steps)
    )  # fmt: skip


def said(units: Sequence[ScriptUnit], language: str) -> str:
    return "".join("".join(text.text.split()) for unit in units if (text := unit.text(language)))


WORDS = ["peace", "and", "security,", "rights", "A/HRC/31/20", "of 12 March 2016", "all."]
texts = st.lists(st.sampled_from(WORDS), min_size=1).map(" ".join)
chinese = st.text(st.sampled_from("我们感谢特别报告员的报告，。"), min_size=1, max_size=90)


@settings(deadline=None)
@given(texts, texts, texts, st.integers(0, 9))
def test_every_word_of_a_later_text_is_shown_once(en: str, before: str, after: str, shown: int) -> None:
    first = sentence(en=en, fr=before)
    now = sentence(2, en=en, fr=after)
    begun = first[: 1 + shown % len(first)]
    made = fitted(now, begun)
    assert [each.id for each in made] == [each.id for each in first] and {each.of for each in made} == {len(first)}
    assert (said(made, "en"), said(made, "fr")) == (said(now, "en"), said(now, "fr"))
    # what did not change is not moved by what did
    assert [each.text("en").text for each in made] == [each.text("en").text for each in first]  # type: ignore[union-attr]


def test_what_stands_on_the_screens_as_the_text_has_it_is_not_laid_anew() -> None:
    units = sentence(en=LONG, fr=LONG + LONG)
    seen = [replace(unit, texts=tuple(text for text in unit.texts if text.language == "en")) for unit in units[:2]]
    assert all(new is old for new, old in zip(fitted(units, seen), units, strict=True))


@settings(deadline=None)
@given(chinese, chinese, chinese)
def test_words_on_the_screens_stay_where_they_are(begin: str, rest: str, more: str) -> None:
    first = sentence(en=LONG, zh=begin + rest)
    corrected = first[0].with_texts(T(begin, "zh", "reviewed", "person", 2))
    now = sentence(2, en=LONG, zh=begin + more)
    made = fitted(now, [corrected])
    assert said(made, "zh") == said(now, "zh")
    if len(made) > 1:
        assert made[0].text("zh") == T(begin, "zh", "reviewed", "person", 2)


def test_a_sentence_that_the_screens_show_as_it_is_costs_nothing() -> None:
    units = sentence(en=LONG, fr=LONG, zh="我们感谢特别报告员的报告。")
    original = [replace(unit, texts=(unit.text("en"),)) for unit in units[:1]]  # type: ignore[arg-type]
    for shown in (units, units[:1], original):
        assert all(made is unit for made, unit in zip(fitted(units, shown), units, strict=True))


def test_a_text_that_needs_more_cues_than_there_are_shares_them() -> None:
    first = sentence(en="Thank you.")
    made = fitted(sentence(en="Thank you.", fr=LONG), first)
    text = made[0].text("fr")
    assert len(made) == 1 and text is not None and text.text.count("\n") >= 2
    assert said(made, "fr") == "".join(LONG.split())


def test_one_that_no_message_could_hold_is_left_out() -> None:
    made = fitted(sentence(en="Thank you.", fr="mot " * LONGEST_CUE), sentence(en="Thank you."))
    assert [text.language for text in made[0].texts] == ["en"]


def test_a_sentence_that_has_not_begun_is_left_as_it_is() -> None:
    units = sentence(en=LONG, fr=LONG * 2)
    other = tuple(replace(each, id=each.id.replace(".a.", ".b."), segment="b") for each in units)
    typed = ScriptUnit("c9", "en", (T("Thank you.", "en", "original", "person", 1),))
    assert fitted(other, [*sentence(en=LONG), typed]) == other


def test_a_recording_s_times_are_shared_out_over_the_steps_it_began_with() -> None:
    first = tuple(replace(each, of=2, id=f"d1.a.{place}") for place, each in enumerate(sentence(en="Thank you.") * 2))
    made = fitted(sentence(en="Thank you."), first[:1])
    assert [(each.start_ms, each.end_ms) for each in made] == [(12_000, 15_000), (15_000, 18_000)]


def test_units_of_a_log_that_did_not_count_steps_lose_nothing() -> None:
    first = tuple(replace(each, of=1) for each in sentence(en="Thank you.", fr=LONG))
    made = fitted(sentence(2, en="Thank you.", fr="Merci."), first[:2])
    assert [each.id for each in made] == ["d1.a.0", "d1.a.1"] and said(made, "fr") == "Merci."
