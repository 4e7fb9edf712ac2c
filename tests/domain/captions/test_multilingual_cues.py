"""Steps: every language says all it has to say, in order, and none is ahead of the others by much."""

from hypothesis import given, settings
from hypothesis import strategies as st

from interp.domain.captions.multilingual_cues import cue_steps
from interp.domain.captions.text_to_cues import cue_texts
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.seed.bundled_data import authored

texts = st.dictionaries(st.sampled_from(MEETING_LANGUAGES), st.lists(st.text(max_size=12), max_size=30).map(" ".join))


@settings(deadline=None)
@given(texts)
def test_each_language_shows_its_cues_in_order_from_the_first_step_and_none_waits(given_texts: dict[str, str]) -> None:
    """There are no more steps than one language needs."""
    steps = cue_steps(given_texts)
    cues = {code: cue_texts(text, code) for code, text in given_texts.items()}
    assert {code: tuple(step[code] for step in steps if step[code]) for code in cues} == cues
    assert len(steps) == max(map(len, cues.values()), default=0)
    silent = {code for code, said in cues.items() if not said}
    assert {code for code, cue in steps[0].items() if not cue} == silent if steps else silent == set(given_texts)


NAMES = ["Papua New Guinea", "Maria Grazia de la Fuente", "联合国人权事务高级专员", "دولة فلسطين", "Республика Корея"]
mixed = st.lists(st.sampled_from([*NAMES, "x" * 9, "of", "很好，", "и", "سلام."]), max_size=24).map(" ".join)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(MEETING_LANGUAGES), mixed))
def test_no_cue_has_more_than_two_lines_and_none_is_cut_inside_a_name(given_texts: dict[str, str]) -> None:
    steps = cue_steps(given_texts, dict.fromkeys(MEETING_LANGUAGES, NAMES))
    for code, text in given_texts.items():
        cues = [step[code] for step in steps]
        assert all(cue.count("\n") <= 1 for cue in cues)
        lines = "\n".join(cues)
        assert [lines.count(name) for name in NAMES] == [text.count(name) for name in NAMES]


def test_words_kept_are_kept_in_their_language() -> None:
    name = "Permanent Forum on the Matters of Captions"
    steps = cue_steps({"en": f"Let us thank the {name} for this.", "fr": "Merci."}, {"en": [name]})
    assert any(name in step["en"] for step in steps)
    assert [step["fr"] for step in steps] == ["Merci.", *[""] * (len(steps) - 1)]


def test_chinese_which_needs_half_the_cues_spreads_them() -> None:
    row = next(row for row in authored() if row["en"].startswith("The annual full-day meeting will"))
    shown = [bool(step["zh"]) for step in cue_steps({code: row[code] for code in MEETING_LANGUAGES})]
    assert shown[0]
    assert sum(shown) < len(shown)
    # the last Chinese cue waits for the last third of the others
    assert len(shown) - 1 - shown[::-1].index(True) >= len(shown) * 2 // 3
