"""The automatic pace against simulated speakers at 100 to 160 words a minute: five corrections teach it the speaker."""

from collections.abc import Sequence

import pytest

from interp.domain.model.caption_state import ScriptUnit
from interp.domain.model.time import learned_pace
from tests.row_by_row import row_by_row
from tests.sample_sizes import size
from tests.service.test_caption_following import desk, follow
from tests.simulated_speakers import Drift, Speaker, corrections, drift, full_of_numbers, mixed, plain

FIVE_MINUTES_MS = 300_000
MOST_S = 12
TEXTS = {"plain": plain, "numbers": full_of_numbers, "mixed": mixed}
FIVE_MS = (50_000, 100_000, 150_000, 200_000, 250_000)
SEEDS = range(size(1, torture=20))


def followed(
    units: tuple[ScriptUnit, ...], speaker: Speaker, at_ms: Sequence[int] = FIVE_MS, limit: int | None = None
) -> Drift:
    """Return how far the captions drift in five minutes, after the last of the corrections at some times."""
    begins = speaker.begins(units)
    here = desk(units=units, limit=limit)
    began, now = here.clock.now, 0.0
    for press, place in corrections(begins, at_ms, speaker.seed):
        here.later((press - now) / 1_000).does(follow("jump", position=place + 1)).later(1).does(follow("go_on"))
        now = here.clock.now - began
    here.later((FIVE_MINUTES_MS - now) / 1_000)
    places = {unit.id: place for place, unit in enumerate(units)}
    released = {places[each.unit.id]: each.at - began for each in here.state.captions.units}
    return drift(begins, released, now if at_ms else 0, FIVE_MINUTES_MS)


@row_by_row("wpm", [100, 115, 130, 145, 160])
@row_by_row("text", TEXTS)
def test_five_corrections_keep_the_captions_with_the_speaker(text: str, wpm: int) -> None:
    drifts = [followed(TEXTS[text](), Speaker(wpm, seed)) for seed in SEEDS]
    assert max(abs(each.at_the_end) for each in drifts) <= MOST_S


@pytest.mark.parametrize("language", ["ar", "zh", "fr", "ru", "es"])
@pytest.mark.parametrize("wpm", [100, 160])
def test_every_language_is_learned(language: str, wpm: int) -> None:
    assert abs(followed(plain(language), Speaker(wpm, 1)).at_the_end) <= MOST_S


def test_a_limit_nobody_keeps_is_outweighed_by_what_was_heard() -> None:
    assert abs(followed(plain(), Speaker(100, 1), limit=240_000).at_the_end) <= MOST_S


@pytest.mark.parametrize("wpm", [100, 160])
def test_corrections_from_which_nothing_is_learned_do_not(wpm: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learned_pace, "PRIOR_MS", 10**12)
    assert abs(followed(plain(), Speaker(wpm, 1), FIVE_MS[:3]).at_the_end) > MOST_S


def test_a_restart_forgets_nothing_of_the_speaker() -> None:
    here = desk(units=plain()).later(40).does(follow("jump", position=6)).later(1).does(follow("go_on"))
    here.later(40).does(follow("jump", position=13)).later(1).does(follow("go_on"))
    before = here.state.captions.following["s1"]
    here.restarts()
    assert here.state.captions.following["s1"] == before and before.pace.since is not None
    seq = here.events()
    here.works()
    assert here.events() == seq
