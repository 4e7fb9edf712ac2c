"""Decides the commands about the meeting itself: plan, open to reopen, archive, restrict, amend, prepare lines."""


from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.modalities import Modalities
from interp.domain.model.parties import SpeechStatus
from interp.domain.model.prepared_lines import PreparedLine
from interp.domain.model.state import About, Item, ItemStatus, Meeting, MeetingStatus
from interp.domain.rules.decide.deciders import Context, Events, decides
from interp.domain.rules.limit_bounds import LONGEST_SUSPENSION_MS, check_date, limit
from interp.domain.rules.programme_order import hours_moved
from interp.errors import BadRequest, NotFound, Refused
from interp.value_types import replace

PLANNED, OPEN, SUSPENDED, CLOSED = MeetingStatus


@decides(do.PlanMeeting)
def plan(state: Meeting, command: do.PlanMeeting, context: Context) -> Events:
    """Return the planned meeting. Raises Refused when it exists, BadRequest for an inconsistent programme."""
    if state.about is not None:
        raise Refused("meeting_exists", meeting=state.about.id)
    if not is_sound(command):
        raise BadRequest("invalid", detail="programme")
    return (
        ev.MeetingPlanned(
            command.about, command.blocks, command.people, command.items, command.speeches, command.documents
        ),
    )


def is_sound(plan: do.PlanMeeting) -> bool:
    """Return whether ids are unique, each speech is in one item, all is planned, and every reference exists."""
    items, people = [item.id for item in plan.items], [person.id for person in plan.people]
    speeches, blocks = [speech.id for speech in plan.speeches], [block.id for block in plan.blocks]
    placed = [speech for item in plan.items for speech in item.speeches]
    unique = all(len(ids) == len(set(ids)) for ids in (items + speeches, people, blocks))
    named = {speech.person for speech in plan.speeches} | {plan.about.chair_person}
    fresh = all(item.status == ItemStatus.PLANNED for item in plan.items) and all(
        speech.status == SpeechStatus.PLANNED for speech in plan.speeches
    )
    return (
        unique and fresh and sorted(placed) == sorted(speeches)
        and named <= {None, *people} and {item.block for item in plan.items} <= {None, *blocks}
    )  # fmt: skip


@decides(do.OpenMeeting)
def open_(state: Meeting, command: do.OpenMeeting, context: Context) -> Events:
    """Return the opening of the meeting; none if it is open. Raises Refused unless it is planned."""
    return _status(state, OPEN, ev.MeetingOpened(), PLANNED)


@decides(do.SuspendMeeting)
def suspend(state: Meeting, command: do.SuspendMeeting, context: Context) -> Events:
    """Return the suspension of the meeting; none if it is suspended, unless another time is said until when.

    Raises Refused unless it is open, and for a time that is past or more than a day away.
    """
    until = command.until
    if until is not None and not 0 < until - context.at <= LONGEST_SUSPENSION_MS:
        raise Refused("out_of_range", longest_ms=LONGEST_SUSPENSION_MS)
    if state.status == SUSPENDED and until not in (None, state.status_until):
        return (ev.MeetingSuspended(command.reason or state.status_reason, until),)
    return _status(state, SUSPENDED, ev.MeetingSuspended(command.reason, until), OPEN)


@decides(do.ResumeMeeting)
def resume(state: Meeting, command: do.ResumeMeeting, context: Context) -> Events:
    """Return the resumption of the meeting; none if it is open. Raises Refused unless it is suspended."""
    return _status(state, OPEN, ev.MeetingResumed(), SUSPENDED)


@decides(do.CloseMeeting)
def close(state: Meeting, command: do.CloseMeeting, context: Context) -> Events:
    """Return the closing of the meeting; none if it is closed."""
    return _status(state, CLOSED, ev.MeetingClosed(command.reason), PLANNED, OPEN, SUSPENDED)


@decides(do.ReopenMeeting)
def reopen(state: Meeting, command: do.ReopenMeeting, context: Context) -> Events:
    """Return the reopening of the meeting; none if it is open. Raises Refused unless it is closed."""
    return _status(state, OPEN, ev.MeetingReopened(), CLOSED)


@decides(do.ArchiveMeeting)
def archive(state: Meeting, command: do.ArchiveMeeting, context: Context) -> Events:
    """Return the archiving of the meeting; none if it is archived. Raises Refused unless it is closed."""
    if state.status != CLOSED:
        raise Refused("not_closed")
    return () if state.archived else (ev.MeetingArchived(),)


@decides(do.UnarchiveMeeting)
def unarchive(state: Meeting, command: do.UnarchiveMeeting, context: Context) -> Events:
    """Return that the meeting is no longer archived; none if it is not."""
    return (ev.MeetingUnarchived(),) if state.archived else ()


@decides(do.SetNextMeeting)
def set_next(state: Meeting, command: do.SetNextMeeting, context: Context) -> Events:
    """Return what begins next in the room; none if it is recorded so."""
    return () if state.next_meeting == command.next else (ev.MeetingNextSet(command.next),)


@decides(do.PrepareLine)
def prepare_line(state: Meeting, command: do.PrepareLine, context: Context) -> Events:
    """Return the line for the chair; none if it is prepared so.

    Raises BadRequest for an introduction of no item or another line of one, NotFound for an unknown item.
    """
    assert state.about is not None
    if (command.moment == "introduction") != (command.item is not None):
        raise BadRequest("invalid", detail="item")
    if command.item is not None and all(item.id != command.item for item in state.items):
        raise NotFound("item")
    line = PreparedLine(command.moment, command.item, command.text.strip(), command.language or state.about.language)
    key = (line.moment, line.item, line.language)
    before = next((each for each in state.prepared if (each.moment, each.item, each.language) == key), None)
    unchanged = line == before if line.text else before is None
    return () if unchanged else (ev.MeetingLinePrepared(line, beside=True),)


def _status(state: Meeting, wanted: MeetingStatus, event: ev.Event, *allowed: MeetingStatus) -> Events:
    """Return `event`; none if the meeting has the wanted status. Raises Refused from a status that is not allowed."""
    if state.status == wanted:
        return ()
    if state.status not in allowed:
        raise Refused(f"meeting_{state.status.value}")
    return (event,)


def open_first(state: Meeting) -> Events:
    """Return MeetingOpened if the meeting is planned, none if it is open. Raises Refused otherwise."""
    match state.status:
        case MeetingStatus.PLANNED:
            return (ev.MeetingOpened(),)
        case MeetingStatus.OPEN:
            return ()
        case MeetingStatus.SUSPENDED:
            raise Refused("meeting_suspended")
        case MeetingStatus.CLOSED:
            raise Refused("meeting_closed")


@decides(do.RestrictMeeting)
def restrict(state: Meeting, command: do.RestrictMeeting, context: Context) -> Events:
    """Return the change to private or public; none if it is so already."""
    assert state.about is not None
    return () if state.about.private == command.private else (ev.MeetingRestricted(command.private),)


@decides(do.AmendMeeting)
def amend(state: Meeting, command: do.AmendMeeting, context: Context) -> Events:
    """Return the amended meeting, and the stated hours of its items on another day; none if nothing changes.

    Raises Refused when it is closed, for an end not after the start (interpretation too), a date no calendar has and a
    limit out of range;
    NotFound when a block that an item uses is missing.
    """
    about = state.about
    assert about is not None
    if state.status == MeetingStatus.CLOSED:
        raise Refused("meeting_closed")
    now = _amended(about, state)
    event = replace(
        now,
        title=command.title or now.title,
        theme=now.theme if command.theme is None else command.theme or None,
        venue=now.venue if command.venue is None else command.venue,
        starts_at=now.starts_at if command.starts_at is None else command.starts_at,
        ends_at=now.ends_at if command.ends_at is None else command.ends_at,
        timezone=command.timezone or now.timezone,
        webcast=now.webcast if command.webcast is None else command.webcast or None,
        number=now.number if command.number is None else command.number or None,
        modalities=_rules(now.modalities, command),
        blocks=now.blocks if command.blocks is None else command.blocks,
        interpretation_until=(
            now.interpretation_until if command.interpretation_until is None else command.interpretation_until or None
        ),
        says_unreached=now.says_unreached if command.says_unreached is None else command.says_unreached,
    )
    ends = (event.ends_at, event.interpretation_until or event.ends_at)
    check_date(event.starts_at, *ends)
    if min(ends) <= event.starts_at:
        raise Refused("out_of_range")
    if {item.block for item in state.items} - {None, *(block.id for block in event.blocks)}:
        raise NotFound("block")
    return () if event == now else (event, *_on_another_day(state, event.starts_at - now.starts_at))


def as_it_is(item: Item) -> ev.ItemAmended:
    """Return the event that changes nothing of an item."""
    return ev.ItemAmended(
        item.id, item.title, item.number, item.limit_ms, item.speech_limit_ms, starts_at=item.starts_at
    )


def _on_another_day(state: Meeting, later_ms: int) -> Events:
    """Return the items with a stated hour on the day that the meeting is moved to; none where it stays on its day."""
    moved_ms = hours_moved(later_ms)
    stated = (item for item in state.items if item.starts_at is not None) if moved_ms else ()
    return tuple(replace(as_it_is(item), starts_at=(item.starts_at or 0) + moved_ms) for item in stated)


def _amended(about: About, state: Meeting) -> ev.MeetingAmended:
    return ev.MeetingAmended(
        about.title, about.starts_at, about.ends_at, about.timezone, about.theme, about.venue, about.webcast,
        about.number, about.modalities, state.blocks, about.interpretation_until, about.says_unreached,
    )  # fmt: skip


def _rules(said: Modalities, command: do.AmendMeeting) -> Modalities:
    floor, members = command.floor_limit_ms, command.members_limit_ms
    return replace(
        said,
        floor_limit_ms=said.floor_limit_ms if floor is None else limit(floor),
        members_limit_ms=said.members_limit_ms if members is None else limit(members),
    )
