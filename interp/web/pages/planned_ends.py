"""What a page says of the planned ends of meeting and interpretation at a moment, and whose time an overrun takes."""

from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from interp.web.drawing.markup import drawn
from interp.web.drawing.speaker_names import t
from interp.web.pages.before_opening import beginning
from interp.web.wording import i18n

COUNTED_MS = 30 * 60_000  # before the end of interpretation

EXTENSIONS = (15, 30)  # minutes
STEP_MS = 5 * 60_000

Said = tuple[str, int, dict[str, Any] | None]


def meeting_ends(meeting: dict[str, Any], now: int) -> dict[str, Any]:
    """Return `to_end` and `countdown`, each (key, time, milliseconds left) or None, and `said`: (key, time, title)s.

    As meetingEnds of js/shared/planned_ends.js. Nothing before the planned beginning, unless the meeting
    is open, nothing after the closing, and nothing once the day of one that was never opened is over.
    """
    waits = meeting["status"] == "planned" and (now < meeting["starts_at"] or beginning(meeting, now) == "planned_past")
    if meeting["status"] == "closed" or waits:
        return {"to_end": None, "countdown": None, "said": []}
    left, until = meeting["ends_at"] - now, meeting["interpretation_until"]
    counted = 0 < until - now <= COUNTED_MS
    return {
        "to_end": ("clock.to_end" if left > 0 else "clock.past_end", meeting["ends_at"], left),
        "countdown": ("interpretation.ends", until, until - now) if counted else None,
        "said": [*_of_interpretation(meeting["interpretation"], now), *_of_the_room(meeting, now)],
    }


@pass_context
def planned_end(context: Context, meeting: dict[str, Any], now: int) -> Markup:
    """Return the time to the planned end of the meeting, or since then; nothing before it begins or once it is closed.
    """
    found = _counted(meeting_ends(meeting, now)["to_end"], meeting["timezone"])
    return drawn("floor.to_end", str(context["language"]), found)


@pass_context
def interpretation_ends(context: Context, meeting: dict[str, Any], now: int) -> Markup:
    """Return what is said of the end of interpretation, and of the next meeting in the room."""
    found, zone = meeting_ends(meeting, now), meeting["timezone"]
    lines = [
        {"line": key, "hour": i18n.clock_time(when, zone), "title": t(context, title)}
        for key, when, title in found["said"]
    ]
    counted = _counted(found["countdown"], zone)
    return drawn("floor.interpretation", str(context["language"]), counted | {"lines": lines})


def _counted(found: tuple[str, int, int] | None, zone: str) -> dict[str, Any]:
    if not found:
        return {}
    key, when, left = found
    return {"says": key, "time": i18n.clock_time(when, zone), "over": left <= 0, "left": remaining(left)}


def minutes(ms: int) -> str:
    """Return "04:12", or "1:04:12" from one hour on."""
    seconds = ms // 1000
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60:02}:{rest % 60:02}"


def remaining(left: int) -> str:
    """Return remaining time as "−07:48" and overtime as "+00:15"; a started second counts as remaining."""
    return f"−{minutes(left + 999)}" if left > 0 else f"+{minutes(-left)}"


def is_released(view: dict[str, Any], now: int) -> bool:
    """Return whether interpretation has ended while the meeting is not closed, as sayReleased of the page's script.

    A meeting that was opened after the planned end goes by another plan: nothing is known of its interpretation.
    """
    meeting, clock = view["meeting"], view["clocks"]["meeting"]
    until: int | None = meeting["interpretation_until"]
    began = clock and clock["started_at"]
    held = meeting["status"] in ("open", "suspended") and began is not None
    return held and until is not None and began < until <= now


def later_ends(meeting: dict[str, Any], now: int) -> list[tuple[int, int]]:
    """Return the extensions of interpretation that may be asked for, each in minutes and as the time of its end.

    They count from the end in force, or if that is past from the next full five minutes; none after the closing.
    """
    if meeting["status"] == "closed":
        return []
    since = max(meeting["interpretation_until"], -(-now // STEP_MS) * STEP_MS)
    return [(minutes, since + minutes * 60_000) for minutes in EXTENSIONS]


def _of_interpretation(asked: dict[str, Any], now: int) -> list[Said]:
    until, standing = asked["until"], asked["standing"]
    ended: list[Said] = [("interpretation.ended", until, None)] if now >= until else []
    if standing == "planned" or (standing == "granted" and ended):
        return ended
    said_of = until if standing == "granted" else asked["asked_until"]
    return [*ended, (f"interpretation.{standing}", said_of, None)]


def _of_the_room(meeting: dict[str, Any], now: int) -> list[Said]:
    """Return which meeting is next in the room, once the end of this one or of its interpretation has passed."""
    coming = meeting["next_meeting"]
    if not coming or now < min(meeting["ends_at"], meeting["interpretation_until"]):
        return []
    key = "next_meeting.taken" if now >= coming["starts_at"] else "next_meeting.at"
    return [(key, coming["starts_at"], coming["title"])]
