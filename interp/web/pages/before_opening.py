"""Which sentence a page says of a meeting that has not been opened: with its date unless it begins today."""

from typing import Any

from interp.web.wording import i18n


def beginning(meeting: dict[str, Any], now: int) -> str:
    """Return the key of the sentence: `planned` today, `planned_on` another day, `planned_due` once its hour has come,
    `planned_past` once that day and its end are over.

    The day is that of the meeting's zone; `now` is in milliseconds. The same as beginning of
    static/js/shared/before_opening.js.
    """
    starts, today = (i18n.local(ms, meeting["timezone"]).date() for ms in (meeting["starts_at"], now))
    if starts < today and now >= meeting["ends_at"]:
        return "planned_past"
    if now > meeting["starts_at"]:
        return "planned_due"
    return "planned" if starts == today else "planned_on"
