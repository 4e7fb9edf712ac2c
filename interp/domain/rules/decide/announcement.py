"""Decides the commands about announcements: make one, withdraw one."""


from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.announcements import EVERYONE, PHRASES, SLOTS, Announcement
from interp.domain.model.state import Meeting
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.errors import BadRequest, NotFound, Refused
from interp.value_types import replace

MOST = 3  # that one page shows at a time
LONGEST_MS = 24 * 3_600_000
MOST_MINUTES = 600


@decides(do.MakeAnnouncement)
def make(state: Meeting, command: do.MakeAnnouncement, context: Context) -> Events:
    """Return the announcement, after the withdrawal of one with the same phrase; none if it stands as asked.

    Raises BadRequest unless it says one thing to somebody, Refused for a time that is past or more than a day ahead, an
    empty text, or a fourth on one page.
    """
    said = _said(command, context.new_id)
    _check_times(said, context.at)
    standing = [each for each in state.announcements if each.until > context.at]
    if any(replace(each, id=said.id) == said for each in standing):
        return ()
    replaced = [each for each in standing if said.phrase and each.phrase == said.phrase]
    _check_room([each for each in standing if each not in replaced], said)
    return (*(ev.AnnouncementWithdrawn(each.id) for each in replaced), ev.AnnouncementMade(said))


@decides(do.WithdrawAnnouncement)
def withdraw(state: Meeting, command: do.WithdrawAnnouncement, context: Context) -> Events:
    """Return the withdrawal; none where it is withdrawn or at its end. Raises NotFound for one that never was."""
    name = command.announcement
    stands = next((each for each in state.announcements if each.id == name), None)
    if stands is not None:
        return (ev.AnnouncementWithdrawn(name),) if stands.until > context.at else ()
    if not any(each.announcement and each.announcement.id == name for each in state.record.acts):
        raise NotFound("announcement", announcement=name)
    return ()


def _said(command: do.MakeAnnouncement, new_id: str) -> Announcement:
    """Return what is asked for, for whom in the order of EVERYONE. Raises BadRequest, Refused."""
    if not command.to:
        raise BadRequest("missing", field="to")
    said = Announcement(
        new_id, tuple(each for each in EVERYONE if each in command.to), command.until, command.phrase, command.time,
        command.minutes, command.place or None, command.text, command.language,
    )  # fmt: skip
    if (said.phrase is None) == (said.text is None):
        raise BadRequest("invalid", field="phrase")
    if said.text == "":
        raise Refused("empty_text")
    if (said.text is None) != (said.language is None):
        raise BadRequest("missing" if said.text else "invalid", field="language")
    wanted = PHRASES[said.phrase] if said.phrase else ()
    for slot in SLOTS:
        if (getattr(said, slot) is None) == (slot in wanted):
            raise BadRequest("missing" if slot in wanted else "invalid", field=slot)
    return said


def _check_times(said: Announcement, now: int) -> None:
    """Raise Refused for an end or a time that is past or more than a day ahead, and for a number out of range."""
    times = (said.until, *([] if said.time is None else [said.time]))
    if not all(now < each <= now + LONGEST_MS for each in times):
        raise Refused("out_of_range")
    if said.minutes is not None and not 0 < said.minutes <= MOST_MINUTES:
        raise Refused("out_of_range")


def _check_room(others: list[Announcement], said: Announcement) -> None:
    """Raise Refused where somebody for whom it is has as many as a page shows."""
    if any(sum(hearer in each.to for each in others) >= MOST for hearer in said.to):
        raise Refused("too_many_announcements", most=MOST)
