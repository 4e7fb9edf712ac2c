"""Cues as readers get them: each message at most 4 KB in every language, and nothing missing in the end."""

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from interp.domain.model.caption_state import LARGEST_MESSAGE, LONGEST_CUE, Captions, Released, ScriptUnit
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.state import Meeting
from interp.domain.model.texts import T
from interp.domain.views.parts.captions import cue, cues_since, last_cues, news
from interp.wire import captions_message
from tests.sample_sizes import size as sample
from tests.speech_scripts import SENTENCES, said

LETTERS = st.text(
    st.sampled_from(["a", "я", "ع", "语", "😀", '"', "\\", "\n", " "]), min_size=0, max_size=LONGEST_CUE
) | st.sampled_from(["😀" * LONGEST_CUE, '"' * LONGEST_CUE, "语" * LONGEST_CUE])
NAMES = st.sampled_from(["d1", "9f" * 16, "x" * 80])
ORIGINS = st.sampled_from(["source", "mt:ru-en-fr@1.9+fixture"])


def texts(values: list[str], origin: str) -> tuple[T, ...]:
    return tuple(T(value, code, "draft", origin, 7) for code, value in zip(MEETING_LANGUAGES, values, strict=False))


UNITS = st.builds(
    lambda name, values, origin: ScriptUnit(f"{name}.{name[:8]}.1", "en", texts(values, origin), "heading", name, "7f"),
    NAMES, st.lists(LETTERS, min_size=3, max_size=6), ORIGINS,
)  # fmt: skip
RELEASED = st.builds(
    lambda units, gone: tuple(
        Released(1000 + n, unit, "s" * 80, "recording", 1_457_337_600_000, 2_000_000 + n, n in gone)
        for n, unit in enumerate(units)
    ),
    st.lists(UNITS, min_size=1, max_size=12),
    st.sets(st.integers(0, 11)),
)


def meeting(units: tuple[Released, ...]) -> Meeting:
    return Meeting(captions=Captions(units[-1].number, units[-1].changed, units))


def size(language: str, cues: Any) -> int:
    """Return the bytes of a message as the socket writes it."""
    message = captions_message("a" * 32, language, cues)
    return len(json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode())


@settings(max_examples=sample(60, torture=150), deadline=None)
@given(RELEASED, st.sampled_from(MEETING_LANGUAGES))
def test_the_last_cues_are_at_most_4_kb_and_end_with_the_newest(units: tuple[Released, ...], language: str) -> None:
    found = last_cues(meeting(units), language)
    assert size(language, found) <= LARGEST_MESSAGE
    assert [each.number for each in found.cues] == [each.number for each in units[-len(found.cues) :]]
    assert found.cues[-1] == cue(units[-1], language) and found.seq == units[-1].number


@settings(max_examples=sample(60, torture=150), deadline=None)
@given(RELEASED, st.sampled_from(MEETING_LANGUAGES), st.integers(999, 1012), st.integers(1_999_999, 2_000_012))
def test_news_is_whole_and_each_message_at_most_4_kb(
    units: tuple[Released, ...], language: str, seq: int, changed: int
) -> None:
    state = meeting(units)
    sent = list(news(state, language, seq, changed))
    assert all(size(language, each) <= LARGEST_MESSAGE for each in sent)
    numbers = [each.number for some in sent for each in some.cues]
    wanted = {each.number for each in cues_since(state.captions, language, seq, changed)}
    assert len(numbers) == len(set(numbers))
    assert set(numbers) == (wanted if state.captions.changed > changed else set())


def one(unit: ScriptUnit, **more: Any) -> Released:
    return Released(1, unit, "s1", "pace", 5, 9, **more)


def test_a_reader_without_a_translation_gets_the_original_and_sees_that_it_is() -> None:
    shown = cue(one(SENTENCES[0]), "zh")
    assert shown.text == SENTENCES[0].text("en") and shown.original == "en"


def test_a_reader_whose_language_said_it_before_gets_no_text_and_no_hole() -> None:
    shown = cue(one(SENTENCES[0].with_texts(said("", "zh"))), "zh")
    assert (shown.number, shown.text, shown.withdrawn) == (1, None, False)


def test_a_withdrawn_cue_has_no_text_left() -> None:
    shown = cue(one(SENTENCES[0], withdrawn=True), "en")
    assert (shown.text, shown.withdrawn) == (None, True)


def test_before_the_first_cue_there_is_nothing() -> None:
    assert last_cues(Meeting(), "fr").cues == () and list(news(Meeting(), "fr", 0, 0)) == []
