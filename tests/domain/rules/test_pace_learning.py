"""What steps, holds, loads and the floor say of a speaker's pace; a replay of the log says the same."""

from typing import Any

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.caption_state import Following
from interp.domain.model.commands.caption import FollowCaptions, LoadCaptions
from interp.domain.model.time.learned_pace import LearnedPace, Point
from interp.domain.rules.pace_learning import after_load
from tests.builders import SECOND, Sitting, sitting

SPOKEN = (10_000,) * 6


def loaded(**more: Any) -> Sitting:
    """Return a meeting whose first speaker has a text of six units of ten seconds and no limit."""
    first = do.AmendSpeech("s1", limit_ms=0)
    return sitting(first, do.AdvanceFloor(None), LoadCaptions("s1", "d1", 6, **{"spoken_ms": SPOKEN} | more))


def pace(here: Sitting) -> LearnedPace:
    return following(here).pace


def following(here: Sitting) -> Following:
    return here.state.captions.following["s1"]


def jump(here: Sitting, seconds: float, position: int) -> Sitting:
    """Move the text after some seconds, and let it go on."""
    here.later(round(seconds * SECOND)).does(FollowCaptions("jump", position=position))
    return here.later(SECOND).does(FollowCaptions("go_on"))


def test_a_step_teaches_the_time_since_the_speech_began() -> None:
    here = jump(loaded(), 29, 3)
    assert pace(here).last and pace(here).since and pace(here).last.place == 20_000  # type: ignore[union-attr]
    assert pace(here).ahead_ms and 0 < pace(here).ahead_ms < 11_000  # type: ignore[operator]


def test_captions_that_go_on_at_once_go_on_from_the_time_of_the_step() -> None:
    here = jump(loaded(), 29, 3)
    assert (following(here).anchor, following(here).since_ms) == (3, pace(here).last.at_ms)  # type: ignore[union-attr]


def test_captions_that_go_on_later_go_on_from_there() -> None:
    here = loaded().later(20 * SECOND).does(FollowCaptions("jump", position=3)).later(30 * SECOND)
    here.does(FollowCaptions("go_on"))
    assert pace(here).last == Point(20_000, following(here).since_ms) and pace(here).since is None


def test_a_hold_and_a_departure_are_in_no_stretch() -> None:
    for stop, back in (("hold", "go_on"), ("off_text", "on_text")):
        here = jump(loaded(), 20, 3).does(FollowCaptions(stop)).later(60 * SECOND)  # type: ignore[arg-type]
        known = pace(here.does(FollowCaptions(back)))  # type: ignore[arg-type]
        assert known.since is None and known.last == Point(20_000, following(here).since_ms)
        assert known.usual_ms == 20_000 and known.took_ms < 25_000


def test_a_text_whose_status_was_amended_begins_a_stretch_at_the_next_step() -> None:
    here = jump(loaded(), 20, 3).does(do.AmendSpeech("s1", text="off_text"))
    assert pace(here).last is None


def test_quick_steps_are_one() -> None:
    here = loaded().later(40 * SECOND)
    for _ in range(3):
        here.does(FollowCaptions("next"))
    known = pace(here)
    assert known.since == Point(0, SECOND) and known.last and known.last.place == 20_000


def test_a_text_laid_in_more_steps_keeps_the_point() -> None:
    here = jump(loaded(), 20, 3)
    before = pace(here)
    here.does(LoadCaptions("s1", "d1", 8, position=5, spoken_ms=(2_500,) * 4 + (10_000,) * 4))
    assert pace(here).last == Point(before.last.place - 10_000, before.last.at_ms)  # type: ignore[union-attr]


def test_another_document_keeps_what_was_learned_of_the_speaker() -> None:
    here = jump(loaded(), 20, 3).does(LoadCaptions("s1", "d2", 6, spoken_ms=SPOKEN))
    assert (pace(here).usual_ms, pace(here).last, pace(here).ahead_ms) == (20_000, None, None)


def test_a_text_that_comes_late_has_no_point_before_a_step() -> None:
    event = ev.CaptionsLoaded("s1", "d1", 6, False, True, 0, SPOKEN)
    assert after_load(None, event, 2_000).last == Point(0, 2_000)
    assert after_load(None, event, 120_000).last is None


def test_a_speaker_who_has_the_floor_again_has_the_same_pace() -> None:
    here = jump(loaded(), 20, 3).does(do.AdvanceFloor("s1")).happened(ev.FloorGiven("i1", "s1"))
    assert (pace(here).usual_ms, pace(here).last, pace(here).since) == (20_000, Point(20_000, 0), None)


def test_a_log_of_an_earlier_release_teaches_nothing() -> None:
    here = jump(jump(loaded(spoken_ms=()), 29, 3), 29, 5)
    assert (pace(here).usual_ms, pace(here).since, pace(here).ahead_ms) == (0, None, None)


def test_a_text_loaded_by_an_earlier_release_is_loaded_again_once() -> None:
    here = jump(loaded(spoken_ms=()), 29, 3).does(LoadCaptions("s1", "d1", 6, spoken_ms=SPOKEN))
    assert following(here).spoken_ms == SPOKEN and following(here).position == 3
    seq = here.state.seq
    assert here.does(LoadCaptions("s1", "d1", 6, spoken_ms=SPOKEN)).state.seq == seq
    assert jump(jump(here, 29, 5), 20, 6).state.captions.following["s1"].pace.since is not None


def test_a_recording_has_its_own_times() -> None:
    assert pace(jump(loaded(timed=True), 29, 3)).ahead_ms is None
