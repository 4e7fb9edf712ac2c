"""Checks that each hour of the day in the original is in the translation, and none has changed."""

from collections.abc import Collection, Sequence

from interp.domain.checks.finding_messages import finding
from interp.domain.model.findings import Finding
from interp.domain.numbers.clock_words import HALF_DAY
from interp.domain.numbers.clocks import DayHour, as_figure


def check(
    ours: Sequence[DayHour], theirs: Sequence[DayHour], known: Collection[float], said: Collection[int] = ()
) -> tuple[Finding, ...]:
    """Return findings for hours that are lost or changed.

    `known` are the other numbers of the translation: what is read as an hour ("3 heures") may be a duration. `said`
    are its hours in words, in minutes after noon or midnight.
    """
    lost = [
        each for each in ours
        if not any(each.may_be(other) for other in theirs) and not _stands(each, known) and not _said(each, said)
    ]  # fmt: skip
    new = [each for each in theirs if not any(each.may_be(other) for other in ours)]
    return (
        *(finding("time_changed", a.printed, b.printed) for a, b in zip(lost, new, strict=False)),
        *(finding("number_missing", each.printed) for each in lost[len(new) :]),
    )


def _stands(clock: DayHour, known: Collection[float]) -> bool:
    hours = clock.hours | {hour % 12 for hour in clock.hours} | ({24} if 0 in clock.hours else set())
    if clock.minute and any(value in known for hour in hours for value in as_figure(hour, clock.minute)):
        return True
    return bool(hours & set(known)) and (not clock.minute or clock.minute in known)


def _said(clock: DayHour, said: Collection[int]) -> bool:
    return any((60 * hour + clock.minute) % HALF_DAY in said for hour in clock.hours)
