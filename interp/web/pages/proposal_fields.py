"""Parses the submitted form fields of a proposal into values, with errors by field."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from datetime import date, datetime, timedelta
from typing import Any, get_args
from zoneinfo import ZoneInfo

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.roles import Role
from interp.domain.proposals.corrections import Path, path_of, value_at, with_value
from interp.domain.proposals.proposal import MeetingProposal, Proposal
from interp.domain.rules.decide.item import KINDS
from interp.domain.text.cleaning import clean
from interp.errors import BadRequest
from interp.value_types import dataclass

LONGEST_S = 86_400
LENGTH = re.compile(r"(\d{1,4})(?::([0-5]\d))?")
CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})")
WALL = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]+(\d{1,2}):(\d{2})")
ROLES = tuple(role for role in get_args(Role) if role != "recording")
HOURS = ("starts_at", "ends_at")
# Optional texts are None when empty.
OPTIONAL = frozenset(
    {"theme", "honorific", "country", "topic", "room", "place", "webcast", "heading", "symbol", "public"}
)


@dataclass(frozen=True, slots=True)
class Typed:
    """A proposal with the valid input; `errors` are by path, `raw` is everything as typed."""

    proposal: Proposal
    errors: dict[str, BadRequest] = field(default_factory=dict)
    raw: dict[str, str] = field(default_factory=dict)


def read(proposal: Proposal, form: Mapping[str, list[str]]) -> Typed:
    """Return the proposal with each form field set at its path ("meetings.0.people.2.name").

    Raises BadRequest("unknown_field") for an unknown path; invalid input is an error of its field.
    """
    errors: dict[str, BadRequest] = {}
    raw: dict[str, str] = {}
    before = proposal
    # the zone first: the hours below it depend on it
    for dotted in sorted(form, key=lambda name: not name.endswith(".timezone")):
        if "." not in dotted and dotted not in ("webcast", "languages"):
            continue
        path = path_of(dotted)
        value_at(proposal, path)
        raw[dotted] = form[dotted][-1]
        try:
            proposal = with_value(proposal, path, _value(proposal, path, form[dotted]))
        except BadRequest as error:
            if error.reason == "unknown_field":
                raise
            errors[dotted] = error
    return Typed(_same_hours(before, proposal, form), errors, raw)


def wall(iso: str | None) -> str:
    """Return a time as typed, "2016-03-07 09:00"."""
    return "" if not iso else iso[:16].replace("T", " ")


def length(seconds: int | None) -> str:
    """Return a duration as typed: "3:00"."""
    return "" if not seconds else f"{seconds // 60}:{seconds % 60:02}"


def _value(proposal: Proposal, path: Path, typed: list[str]) -> Any:
    name = str(path[-1])
    if isinstance(path[-1], int):
        return _place(len(value_at(proposal, (*path[:2], "people"))), path, typed[-1])
    if name in LISTS:
        return LISTS[name](typed)
    text = clean(typed[-1])
    if name in HOURS:
        meeting = value_at(proposal, path[:2])
        return _moment(_with_day(text, meeting) if "items" in path else text, meeting.timezone)
    if name == "block":
        return _place(len(value_at(proposal, (*path[:2], "blocks"))), path, text) if text else None
    if name == "number" and "items" not in path:
        return _number(text)
    if name == "number":
        return text or None
    return READERS[name](text) if name in READERS else _text(proposal, path, text)


def _text(proposal: Proposal, path: Path, text: str) -> Any:
    if not isinstance(value_at(proposal, path), str | None):
        raise BadRequest("unknown_field", field=".".join(map(str, path))[:80])
    return text or (None if path[-1] in OPTIONAL else "")


def _place(many: int, path: Path, text: str) -> int:
    if "items" not in path or not text.isdecimal() or int(text) >= many:
        raise BadRequest("unknown_field", field=".".join(map(str, path))[:80])
    return int(text)


def _number(text: str) -> int | None:
    if not text:
        return None
    if not re.fullmatch(r"\d{1,4}", text):
        raise BadRequest("not_a_number")
    return int(text)


def _length(text: str) -> int | None:
    found = LENGTH.fullmatch(text)
    if text and not found:
        raise BadRequest("not_a_length")
    seconds = int(found[1]) * 60 + int(found[2] or 0) if found else 0
    if seconds > LONGEST_S:
        raise BadRequest("not_a_length")
    return seconds or None


def _moment(text: str, zone: str) -> str | None:
    if not text:
        return None
    found = WALL.fullmatch(text)
    try:
        if found:
            hour = f"{int(found[2]):02}:{found[3]}"
            return datetime.fromisoformat(f"{found[1]}T{hour}").replace(tzinfo=ZoneInfo(zone)).isoformat()
        moment = datetime.fromisoformat(text)
    except (ValueError, OSError):
        raise BadRequest("not_a_time") from None
    if moment.tzinfo is None:
        raise BadRequest("not_a_time")
    return moment.isoformat()


def _with_day(text: str, meeting: MeetingProposal) -> str:
    """Return an hour alone ("10:15") with its day: the meeting's, the next one past midnight."""
    found = CLOCK.fullmatch(text)
    if not found or not meeting.starts_at:
        return text
    begins = datetime.fromisoformat(meeting.starts_at)
    clock = f"{int(found[1]):02}:{found[2]}"
    goes_on = bool(meeting.ends_at) and wall(meeting.ends_at)[:10] > f"{begins:%Y-%m-%d}"
    day = begins + timedelta(days=goes_on and clock < f"{begins:%H:%M}")
    return f"{day:%Y-%m-%d} {clock}"


def _day(text: str) -> str | None:
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        raise BadRequest("not_a_day") from None


def _zone(text: str) -> str:
    try:
        return ZoneInfo(text).key
    except (KeyError, ValueError, OSError):
        raise BadRequest("not_a_zone") from None


def _kind(text: str) -> str:
    if text not in KINDS:
        raise BadRequest("unknown_kind")
    return text


def _among(known: Iterable[str]) -> Callable[[list[str]], tuple[str, ...]]:
    known = tuple(known)
    return lambda typed: tuple(code for code in known if code in typed)


def _lines(typed: list[str]) -> tuple[str, ...]:
    return tuple(line for each in typed[-1].splitlines() if (line := clean(each)))


LISTS: dict[str, Callable[[list[str]], Any]] = {
    "roles": _among(ROLES), "languages": _among(MEETING_LANGUAGES), "functions": _lines,
    "by_video": lambda typed: "yes" in typed,
}  # fmt: skip
READERS: dict[str, Callable[[str], Any]] = {
    "as_of": _day, "timezone": _zone, "kind": _kind,
    "budget_s": lambda text: _length(text) or 0, "length_s": _length, "speech_limit_s": _length,
    "members_limit_s": _length,
    "floor_s": _length, "members_s": _length,
}  # fmt: skip


def _same_hours(before: Proposal, proposal: Proposal, form: Mapping[str, list[str]]) -> Proposal:
    """Keep local hours where only the zone changed; drop an empty speaking time."""
    for place, meeting in enumerate(proposal.meetings):
        where: Path = ("meetings", place)
        hours: list[tuple[Path, str | None]] = [((*where, name), getattr(meeting, name)) for name in HOURS]
        hours += [((*where, "items", number, "starts_at"), item.starts_at) for number, item in enumerate(meeting.items)]
        for path, known in hours if meeting.timezone != before.meetings[place].timezone else ():
            if known and ".".join(map(str, path)) not in form:
                proposal = with_value(proposal, path, _moment(wall(known), meeting.timezone))
        if _says_nothing(meeting):
            proposal = with_value(proposal, ("meetings", place, "speaking_time"), None)
    return proposal


def _says_nothing(meeting: MeetingProposal) -> bool:
    said = meeting.speaking_time
    return bool(said and not said.floor_s and not said.members_s and not said.text)
