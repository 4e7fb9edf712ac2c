"""A transcript's times, and what of each line goes into a file."""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interp.domain.model.caption_state import Captions, Released, ScriptUnit
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import Meeting
from interp.domain.model.texts import T
from interp.service.caption_scripts import Script
from interp.service.transcripts import of_document, transcript
from interp.web.drawing.provenance import in_words
from interp.web.pages.transcript_files import as_srt, as_text, as_vtt, escaped, made_of, of_captions, stamp
from tests import builders
from tests.domain.views.recorded_day import days, walk
from tests.row_by_row import row_by_row
from tests.speech_scripts import said, unit

START = 1_000_000


def captions(*rows: tuple[int, ScriptUnit], withdrawn: int = 0) -> Captions:
    """Return units released at so many milliseconds after the start; the one numbered `withdrawn` is gone."""
    units = tuple(
        Released(number, unit, None, "pace", START + at, number, number == withdrawn)
        for number, (at, unit) in enumerate(rows, start=1)
    )
    return Captions(len(units), len(units), units)


def one(text: str, *more: T) -> ScriptUnit:
    return ScriptUnit(f"u{text[:9]}", "en", tuple(sorted((said(text), *more), key=lambda each: each.language)))


def test_a_line_stands_until_the_next_and_no_longer_than_it_takes_to_read() -> None:
    made = transcript(captions((0, one("Word " * 20)), (2_000, one("Short.")), (60_000, one("End."))), "en")
    assert [(each.start_ms, each.end_ms) for each in made.lines[:1]] == [(0, 2_000)]
    assert made.lines[1].start_ms < made.lines[1].end_ms < 5_000
    assert made.began_at == START


def test_lines_released_at_once_still_last() -> None:
    made = transcript(captions((0, one("One.")), (0, one("Two."))), "en")
    assert all(each.end_ms - each.start_ms >= 1_000 for each in made.lines)


@given(st.lists(st.integers(0, 5_000), min_size=1, max_size=40))
def test_however_quick_the_steps_no_line_overlaps_the_next_and_each_lasts_a_second(waits: list[int]) -> None:
    rows = [(sum(waits[:at]), one(f"Words of caption {at}, as they were said.")) for at in range(len(waits))]
    lines = transcript(captions(*rows), "en").lines
    assert all(each.end_ms - each.start_ms >= 1_000 for each in lines) and len(lines) == len(rows)
    assert all(each.end_ms <= later.start_ms for each, later in pairwise(lines))


def test_a_delay_after_quick_steps_is_made_up_for() -> None:
    quick = [(at, one(f"{at}.")) for at in (0, 200, 400, 9_000)]
    assert [each.start_ms for each in transcript(captions(*quick), "en").lines] == [0, 1_000, 2_000, 9_000]


def test_a_recording_s_caption_ends_when_the_next_begins() -> None:
    times = (("a", 0), ("b", 3_000))
    units = tuple(unit(name, document="film", start_ms=start, end_ms=start + 4_000) for name, start in times)
    lines = of_document(Script("film", "drafts", units), "en").lines
    assert [(each.start_ms, each.end_ms) for each in lines] == [(0, 3_000), (3_000, 7_000)]


def test_a_withdrawn_line_and_one_said_with_the_line_before_are_left_out() -> None:
    spread = one("Two.", said("", "fr", "reviewed"))
    made = transcript(captions((0, one("One.")), (9_000, spread), (18_000, one("Three.")), withdrawn=3), "fr")
    assert [each.text.text for each in made.lines] == ["One."]


def test_a_line_stands_while_other_languages_say_the_rest_of_it() -> None:
    spread = one("Two.", said("", "fr", "reviewed"))
    first = one("One.", said("Une phrase qui demande bien trois secondes.", "fr", "reviewed"))
    made = transcript(captions((0, first), (1_000, spread), (2_000, spread), (9_000, one("Three."))), "fr")
    assert [each.end_ms for each in made.lines][:1] == [2_530]


def test_a_line_whose_text_was_corrected_since_says_so() -> None:
    held = captions((0, one("One.")))
    made = transcript(replace(held, units=(replace(held.units[0], stale=True),)), "en")
    assert "One. [the text has been corrected since]" in as_text(builders.sitting().state, made)
    assert "NOTE\nthe text has been corrected since" in as_vtt(builders.sitting().state, made)


def test_no_captions_make_an_empty_transcript() -> None:
    made = transcript(Captions(), "ru")
    state = builders.sitting().state
    assert (made.began_at, made.lines, as_srt(state, made)) == (None, (), "")
    assert as_vtt(state, made).startswith("WEBVTT\n\nNOTE\n")


def test_hostile_words_break_no_file() -> None:
    made = transcript(captions((0, one("<v X>a --> b & c\n\n\nNOTE d"))), "en")
    state = builders.sitting().state
    vtt, srt = as_vtt(state, made), as_srt(state, made)
    assert vtt.count("-->") == srt.count("-->") == 1
    assert "&lt;v X&gt;a --&gt; b &amp; c\nNOTE d" in vtt
    assert "\n\nNOTE d" not in vtt and "\n\nNOTE d" not in srt


def test_a_line_in_the_other_direction_is_isolated_in_plain_text() -> None:
    made = transcript(captions((0, one("Only in English."))), "ar")
    line = as_text(builders.sitting().state, made).splitlines()[-1]
    assert "\u2068Only in English.\u2069" in line
    english = transcript(captions((0, one("Only in English."))), "en")
    assert "\u2068Only" not in as_text(builders.sitting().state, english)


@pytest.mark.parametrize(
    ("ms", "shown"), [(0, "00:00:00.000"), (3_661_007, "01:01:01.007"), (360_000_000, "100:00:00.000")]
)
def test_times_are_written_as_players_read_them(ms: int, shown: str) -> None:
    assert stamp(ms) == shown


def test_escaping_leaves_nothing_to_escape() -> None:
    assert escaped("&<>") == "&amp;&lt;&gt;"


@pytest.mark.parametrize(
    ("standing", "origin", "words"),
    [
        ("original", "source", ""),
        ("draft", "mt:ar-en@1.9", "draft · machine translation"),
        ("draft", "mt:ar-en@1.9+fixture", "draft · machine translation · sample models, for demonstration only"),
        ("draft", "tm:97", "draft · translation memory, \u206897\u2069%"),
        ("reviewed", "person", "Reviewed"), ("reviewed", "mt:ar-en@1.9", "Reviewed · machine translation"),
        ("auto", "author", "author’s translation, unofficial"), ("final", "official", "official translation"),
        ("draft", "oracle", "draft · oracle"),
    ],
)  # fmt: skip
def test_where_a_text_comes_from_is_said_in_words(standing: str, origin: str, words: str) -> None:
    text: dict[str, Any] = {"text": "x", "language": "en", "standing": standing, "origin": origin, "revision": 1}
    assert in_words(text, "en") == words


def test_an_original_of_another_language_and_a_typed_line_say_so() -> None:
    text = {"text": "x", "language": "en", "standing": "original", "origin": "source", "revision": 1}
    assert in_words(text, "fr", "typed").startswith("saisi à l’écoute · ")
    assert "anglais" in in_words(text, "fr").lower()


@pytest.mark.parametrize(
    ("unit", "times"),
    [
        (lambda n, text: replace(one(text), start_ms=n * 5_000, end_ms=n * 5_000 + 400), [(0, 400), (5_000, 5_400)]),
        (lambda _, text: one(text), [(0, 1_000), (1_000, 2_000)]),
    ],
    ids=["a recording", "a text"],
)
def test_a_document_has_a_recordings_own_times_or_those_of_reading(
    unit: Callable[[int, str], ScriptUnit], times: list[tuple[int, int]]
) -> None:
    made = of_document(Script("d", "original", (unit(0, "One."), unit(1, "Two."))), "fr")
    assert [(each.start_ms, each.end_ms) for each in made.lines] == times
    assert (made.began_at, made.lines[0].text.language) == (None, "en")


def test_a_document_for_the_desk_has_no_line_to_read() -> None:
    assert of_document(Script("d", "desk", (one("One."),)), "en").lines == ()
    assert of_document(Script("d", "drafts", (one("One."),), withdrawn=True), "en").lines == ()


def test_a_recording_s_line_stands_while_other_languages_say_the_rest_of_it() -> None:
    first = replace(one("One."), start_ms=0, end_ms=2_000)
    rest = replace(ScriptUnit("u", "en", (said(""),)), start_ms=2_000, end_ms=4_000)
    made = of_document(Script("d", "original", (first, rest)), "fr")
    assert [(each.start_ms, each.end_ms) for each in made.lines] == [(0, 4_000)]


def test_a_file_of_captions_is_another_one_only_if_something_that_it_is_made_of_is() -> None:
    dice, same = random.Random(1), Counter[bool]()
    before, file = Meeting(), ""
    for state in walk(next(state for state in days()[0] if state.floor.speech), dice, 90):
        made, is_same = of_captions(state, state.captions, "ar", None, "vtt", "e"), made_of(state) == made_of(before)
        assert made == file or not is_same
        same[is_same] += 1
        before, file = state, made
    assert same[True] > 10 < same[False]


def spoken() -> Meeting:
    """Return a meeting in which a person spoke under an item, and no other speech is planned."""
    for state in reversed(days()[0]):
        for speech in map(state.speeches.get, [each.speech for each in state.captions.units if each.speech]):
            items = [each for each in state.items if speech and speech.person and speech.id in each.speeches]
            if speech and items:
                kept = tuple(replace(each, speeches=(speech.id,)) for each in items)
                return replace(state, items=kept, speeches={speech.id: speech}, texts={})
    raise AssertionError("no person spoke")


def renamed(state: Meeting) -> Meeting:
    return replace(state, people={key: replace(each, name="Ana Another") for key, each in state.people.items()})


def of_speech(state: Meeting, **more: Any) -> Meeting:
    return replace(state, speeches={key: replace(each, **more) for key, each in state.speeches.items()})


def about(state: Meeting) -> Meeting:
    assert state.about
    return replace(state, about=replace(state.about, timezone="Asia/Tokyo"))


@row_by_row("change", [
    about, renamed, lambda state: of_speech(state, party=builders.BRAZIL, person=None),
    lambda state: of_speech(state, status=SpeechStatus.TAKEN_BACK),
    lambda state: replace(state, items=tuple(replace(each, title="Another") for each in state.items)),
    lambda state: replace(state, items=()),
])  # fmt: skip
def test_what_names_a_speaker_or_an_item_is_what_a_file_is_made_of(change: Callable[[Meeting], Meeting]) -> None:
    state = spoken()
    changed = change(state)
    before, after = (of_captions(each, each.captions, "en", None, "txt", "e") for each in (state, changed))
    assert before != after and made_of(state) != made_of(changed)
