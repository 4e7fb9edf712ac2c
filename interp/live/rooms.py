"""The names of rooms, one for each audience, and the type of the function that sends a message to a room."""

from collections.abc import Callable

from interp.domain.views.audiences import Audience

# message name, room, message, which is its JSON where it is bytes: see broadcast.sending
Send = Callable[[str, str, bytes | dict[str, object]], None]


def view_room(meeting: str, audience: Audience) -> str:
    """Return the room of an audience: meeting:ID:booth:fr, with /delegation:cuba behind it when made for a scope.

    No id has a slash, so no two rooms have one name.
    """
    made_for = "" if audience.scope is None else f"/{audience.scope}"
    return f"meeting:{meeting}:{audience.name}:{audience.language}{made_for}"


def cues_room(meeting: str, language: str) -> str:
    """Return the room of a caption language: cues:ID:ar."""
    return f"cues:{meeting}:{language}"


def documents_room(meeting: str) -> str:
    """Return the room of readers of documents: documents:ID."""
    return f"documents:{meeting}"


def booth_documents_room(meeting: str) -> str:
    """Return the room of booths that follow a meeting's documents: documents:ID:booths."""
    return f"documents:{meeting}:booths"


def overlays_room(meeting: str) -> str:
    """Return the room of a meeting's overlays, to which nothing is sent: by it they are counted: overlays:ID."""
    return f"overlays:{meeting}"


def lecterns_room(meeting: str) -> str:
    """Return the room of a meeting's lecterns, which are told that the speaker is to slow down: lecterns:ID."""
    return f"lecterns:{meeting}"


def messages_room(meeting: str, place: str) -> str:
    """Return the room of those who read what is written to a place of the team: messages:ID:booth:fr."""
    return f"messages:{meeting}:{place}"
