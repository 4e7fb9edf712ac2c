"""The pace of a speaker, learned from the steps of who follows the text: time taken against usual speaking time.

A place in a text is the usual time to speak all before it. All values are milliseconds, counted since the speech began.
"""

from collections.abc import Sequence

from interp.value_types import dataclass, replace

PRIOR_MS = 30_000  # usual time: the weight of what was assumed before the first step
MOST_MS = 300_000  # usual time learned from; older steps count less beyond it
QUICK_MS = 3_000  # a step that follows the one before sooner corrects it
GO_ON_MS = 5_000  # captions that go on sooner after a step go on from the time of the step
WORD_MS = 500  # 120 words a minute
LEAST, MOST = 0.4, 2.5  # time taken to usual time: beyond, words were left out or added and the stretch teaches nothing
FASTEST, SLOWEST = 0.6, 1.6  # what a time limit may make of the usual time


@dataclass(frozen=True, slots=True)
class Point:
    """Where a person said the speaker is, `place`, and when, `at_ms`."""

    place: int
    at_ms: int


@dataclass(frozen=True, slots=True)
class LearnedPace:
    """What is known of a speaker's pace: text of the usual time `usual_ms` took `took_ms`.

    The newest stretch, from `since` to `last`, is not in these sums yet: a quick step may still correct its end.
    `ahead_ms`: by how much usual time the automatic pace was ahead of the speaker at the last step; below zero, behind.
    """

    usual_ms: int = 0
    took_ms: int = 0
    since: Point | None = None
    last: Point | None = None
    ahead_ms: int | None = None

    @property
    def ahead_words(self) -> int | None:
        """Return `ahead_ms` in words at 120 a minute, None before the first step."""
        return None if self.ahead_ms is None else round(self.ahead_ms / WORD_MS)


def measured(pace: LearnedPace) -> float | None:
    """Return time to usual time as a person's steps say it; None before they are about half a minute of text."""
    known = _settled(pace)
    return known.took_ms / known.usual_ms if known.usual_ms >= PRIOR_MS else None


def place_of(spoken_ms: Sequence[int], position: int) -> int:
    """Return the place at which the unit at `position`, from 1, begins; 0 for position 0."""
    return sum(spoken_ms[: max(0, position - 1)])


def assumed_rate(rest_ms: int, limit_ms: int | None, since_ms: int) -> float:
    """Return time to usual time as a limit makes it: what is left of it at `since_ms` over the rest of the text.

    It is 1 without a limit, and where none of it is left.
    """
    left_ms = (limit_ms or 0) - since_ms
    if left_ms <= 0 or not rest_ms:
        return 1.0
    return min(SLOWEST, max(FASTEST, left_ms / rest_ms))


def rate(pace: LearnedPace, assumed: float) -> float:
    """Return time to usual time: what was learned, with `assumed` counting as 30 s of text."""
    known = _settled(pace)
    return (PRIOR_MS * assumed + known.took_ms) / (PRIOR_MS + known.usual_ms)


def stepped(pace: LearnedPace, to: Point, expected: float | None, *, quick: bool) -> LearnedPace:
    """Return the pace after a person moved the text to `to`, where the automatic pace would have been at `expected`.

    A `quick` step corrects the last one, and what it said of the automatic pace.
    """
    ahead = None if expected is None else round(expected) - to.place
    if quick:
        before = pace.ahead_ms
        return replace(pace, last=to, ahead_ms=ahead if before is None or ahead is None else before + ahead)
    return replace(_settled(pace), since=pace.last, last=to, ahead_ms=ahead)


def resumed(pace: LearnedPace, start: Point | None) -> LearnedPace:
    """Return the pace after a break: no stretch contains it, the next begins at `start`, or with the next step."""
    return replace(_settled(pace), since=None, last=start)


def laid_again(pace: LearnedPace, ms: int) -> LearnedPace:
    """Return the pace in a text of which the part before the speaker became longer by `ms`."""
    since, last = (each and replace(each, place=each.place + ms) for each in (pace.since, pace.last))
    return replace(pace, since=since, last=last)


def later(pace: LearnedPace, ms: int) -> LearnedPace:
    """Return the pace after the clock went forward by `ms`; what was at its beginning stays there."""
    since, last = (each and replace(each, at_ms=each.at_ms + ms * (each.at_ms > 0)) for each in (pace.since, pace.last))
    return replace(pace, since=since, last=last)


def _settled(pace: LearnedPace) -> LearnedPace:
    """Return the pace with its newest stretch in the sums, if it teaches anything."""
    if pace.since is None or pace.last is None:
        return pace
    usual, took = pace.last.place - pace.since.place, pace.last.at_ms - pace.since.at_ms
    ended = replace(pace, since=None)
    if usual <= 0 or not LEAST <= took / usual <= MOST:
        return ended
    usual, took = pace.usual_ms + usual, pace.took_ms + took
    share = min(1.0, MOST_MS / usual)
    return replace(ended, usual_ms=round(usual * share), took_ms=round(took * share))
