"""Warns when a paper's time budgets are missing, or fill the meeting with no time left for chair and moderator."""

from datetime import datetime

from interp.domain.proposals.proposal import MeetingProposal
from interp.drafting.papers.line_accounting import LineAccounting, shown
from interp.drafting.papers.time_budgets import Format


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
