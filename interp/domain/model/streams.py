"""The names of the log's streams: one for each meeting."""

_PREFIX = "meeting:"


def stream_of(meeting: str) -> str:
    """Return the name of a meeting's stream."""
    return _PREFIX + meeting


def meeting_of(stream: str) -> str | None:
    """Return the id of the meeting whose stream this is; None for a stream that is no meeting's."""
    return stream.removeprefix(_PREFIX) if stream.startswith(_PREFIX) else None
