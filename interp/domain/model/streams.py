"""The names of the log's streams: from a meeting's id to its stream, and back."""

_PREFIX = "meeting:"


def stream_of(meeting: str) -> str:
    return _PREFIX + meeting


def meeting_of(stream: str) -> str | None:
    """Return the id of the meeting of a stream; None for a stream of another kind."""
    return stream.removeprefix(_PREFIX) if stream.startswith(_PREFIX) else None
