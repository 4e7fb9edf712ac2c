"""Gives meetings the hours of their day, and warns where hours or budgets disagree, are missing or leave no slack."""

from collections.abc import Sequence
from copy import deepcopy
from datetime import datetime
from itertools import pairwise

from interp.domain.proposals.proposal import MeetingProposal
from interp.reading.expressions.date_and_room import Venue, venue_in
from interp.reading.expressions.dates_and_hours import Hours, date_in
from interp.reading.files.line_cleaning import PrintedPassage
from interp.reading.papers.line_accounting import LineAccounting, shown
from interp.reading.papers.meeting_reader import MeetingReader
from interp.reading.papers.time_budgets import Format
from interp.value_types import replace


def day_of(
    labelled: Sequence[PrintedPassage],
    above: Sequence[PrintedPassage],
    year: int | None,
    is_order: bool,
    accounting: LineAccounting,
) -> Venue:
    """Return day, hours and place of the meetings: those below a label ("Date and venue") before those `above` it.

    Another date is told in a finding; of two that are as likely neither is taken.
    """
    said = venue_in((part.text for part in labelled), year)
    found = said.else_from(venue_in((part.text for part in above), year))
    days = {day: part.line for part in reversed(labelled or above) if (day := date_in(part.text, year))}
    if len(days) > 1 and not is_order:
        dates = ", ".join(map(str, sorted(days)))
        text = f"The paper gives several dates ({dates}); none was taken."
        accounting.warn("several_dates", text, min(days.values()), dates=dates)
        return replace(found, day=None)
    for part in above if said.day else ():
        day = date_in(part.text, year)
        if day and day != said.day:
            text = f"{day} stands above; the date that is labelled, {said.day}, was taken."
            accounting.warn("other_date", text, part.line, date=str(day), taken=str(said.day))
    return found


def share_hours(
    readers: Sequence[MeetingReader], hours: tuple[Hours, ...], line: int | None, accounting: LineAccounting
) -> list[MeetingReader]:
    """Return the meetings with their hours, in order; `line` is that of the day's `hours`."""
    found = list(readers)
    follow = all(one.end <= other.start for one, other in pairwise(hours))
    if len(found) == 1 and len(hours) > 1 and follow and not found[0].venue.hours:
        found = _repeated(found[0], hours, line, accounting)
    for place, reader in enumerate(found):
        if not reader.venue.hours and len(hours) == len(found):
            reader.venue = replace(reader.venue, hours=(hours[place],))
        elif reader.venue.hours and hours and reader.venue.hours[0] not in hours:
            text = f"{reader.name}: its hours are not among those given for the day."
            accounting.warn("times_differ", text, reader.line, meeting=reader.bare_name)
    used = {each for reader in found for each in (reader.venue.hours or hours)}
    for each in hours:
        if each not in used:
            text = f"The day also gives {each}, but no meeting is held then."
            accounting.warn("hours_unused", text, hours=str(each))
    return found


def _repeated(
    reader: MeetingReader, hours: tuple[Hours, ...], line: int | None, accounting: LineAccounting
) -> list[MeetingReader]:
    """Hold the one programme of a paper in each of its hours, with a warning: the paper does not divide it."""
    said = ", ".join(map(str, hours))
    text = f"The paper gives one programme for {said}; it is repeated in each meeting."
    accounting.warn("sittings", text, line, hours=said)
    return [deepcopy(reader) for _ in hours]


def check_slack(meeting: MeetingProposal, form: Format, accounting: LineAccounting, by_hours: bool = False) -> None:
    """Warn when the budgets fill the meeting or more, or when the paper gives none.

    `by_hours` says that the budgets are the hours of the meeting's parts, which fill it as they should.
    """
    bare = meeting.heading or meeting.title or "The meeting"
    name = shown(bare)
    if not meeting.blocks:
        if by_hours or meeting.items and all(item.kind == "other" or item.number for item in meeting.items):
            return  # items of an order of the day have no budgets
        accounting.warn("no_budgets", f"{name}: the paper gives no time budgets.", meeting=bare)
        return
    line = form.budgets[0].line if form.budgets else None
    minutes = [block.budget_s // 60 for block in meeting.blocks]
    length = _length(meeting)
    total = f"{' + '.join(map(str, minutes))} = {sum(minutes)} minutes"
    if length is None or sum(minutes) < length:
        return
    if sum(minutes) == length and by_hours:
        return
    if sum(minutes) == length:
        text = f"{name}: the budgets ({total}) fill the meeting; no slack is left for chair and moderator."
        accounting.warn("no_slack", text, line, meeting=bare, minutes=sum(minutes))
    else:
        text = f"{name}: the budgets ({total}) are longer than the meeting ({length} minutes)."
        accounting.warn("over_budget", text, line, meeting=bare, minutes=sum(minutes), length=length)


def _length(meeting: MeetingProposal) -> int | None:
    if meeting.starts_at is None or meeting.ends_at is None:
        return None
    length = datetime.fromisoformat(meeting.ends_at) - datetime.fromisoformat(meeting.starts_at)
    return int(length.total_seconds()) // 60
