"""Converts between JSON and frozen types: takes messages and rows, returns types, raises BadRequest."""

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, get_args, get_type_hints

import msgspec

from interp.domain.model.caption_state import CueList
from interp.domain.model.commands import COMMANDS, Command
from interp.domain.model.events import EVENTS, Event
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.texts import DeviceText, Longest
from interp.domain.text.cleaning import LONGEST, clean, clean_lines, is_identifier
from interp.errors import BadRequest, InterpError
from interp.languages import INTERFACE_LANGUAGES, InterfaceLanguage
from interp.value_types import dataclass, replace

PROTOCOL = 1
_joins: dict[str, "Join"] = {}
LARGEST = 2**53 - 1  # the largest integer that is exact in a browser
LONGEST_KEPT, MOST_KEPT = 400, 256  # characters of a join that is kept, and such joins
HOLDERS = (dict, list, tuple)  # what of a message may have something in it
M = TypeVar("M")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Join:
    """The message that a screen sends to follow a meeting; `output`, of the audience room only: what kind of screen.

    `desk`, of the audience booth only: the desk in the booth at which the screen stands.
    """

    protocol: int
    meeting: str
    audience: str
    language: InterfaceLanguage
    captions: tuple[InterfaceLanguage, ...] = ()
    device: DeviceText | None = None
    token: str | None = None
    epoch: str | None = None
    seq: int | None = None
    documents: bool = False
    output: Literal["room", "overlay", "lectern"] | None = None
    desk: str | None = None


@dataclass(frozen=True, slots=True)
class CommandMessage:
    """The message that a page sends when a button is pressed; `id` is made then and reused for retries.

    `expires_at`: a command that comes later, in milliseconds since 1970 of the service's clock, is refused.
    """

    meeting: str
    id: str
    name: str
    args: dict[str, Any]
    expires_at: int | None = None


@dataclass(frozen=True, slots=True)
class Shows:
    """What a screen shows, in answer to a heartbeat; `skew_ms` is its system clock minus the service's."""

    epoch: str
    seq: int
    skew_ms: int | None = None


def decoded(kind: type[M], message: object) -> M:
    """Return `message` as `kind`. Raises BadRequest with the invalid field, also for unknown fields."""
    if not isinstance(message, dict):
        raise BadRequest("not_an_object")
    _known_fields(kind, message)
    try:
        value = msgspec.convert(message, kind, strict=True)
    except (msgspec.ValidationError, ValueError, RecursionError) as error:
        raise BadRequest("invalid", detail=str(error)[:200]) from None
    _known_inside(value, message)
    return value


def _known_fields(kind: Any, message: dict[str, object]) -> None:
    unknown = message.keys() - _names(kind if isinstance(kind, type) else type(kind))
    if unknown:
        raise BadRequest("unknown_field", field=clean(str(min(unknown, key=str)), 80))


@cache
def _names(kind: Any) -> frozenset[str]:
    return frozenset(_in_order(kind))


def _in_order(kind: Any) -> list[str]:
    return [field.name for field in fields(kind)]


def _known_inside(value: object, message: Any) -> None:
    """Raise BadRequest if what `message` holds, at any depth, has a field that `value`, read from it, does not have."""
    if isinstance(value, tuple):
        for each, inside in zip(value, message, strict=True):
            _known(each, inside)
    elif is_dataclass(value):
        for name, inside in message.items():
            if isinstance(inside, HOLDERS):
                _known(getattr(value, name), inside)


def _known(value: object, message: object) -> None:
    if isinstance(message, dict) and is_dataclass(value):
        _known_fields(value, message)
    if isinstance(message, HOLDERS):
        _known_inside(value, message)


def join_from_json(message: object) -> Join:
    """Return the join. Raises BadRequest; the caller checks the protocol's version.

    Thousands come with the same message: one without a token is kept by how Python writes it, which tells 1 from true,
    and read once.
    """
    if not isinstance(message, dict) or "token" in message:
        return _join(message)
    try:
        said = repr(message)
    except RecursionError:
        said = ""
    if (found := _joins.get(said)) is not None:
        return found
    made = _join(message)
    if 0 < len(said) <= LONGEST_KEPT:
        if len(_joins) >= MOST_KEPT:
            _joins.clear()
        _joins[said] = made
    return made


def _join(message: object) -> Join:
    if isinstance(message, dict) and message.get("captions", ()) is None:
        message = message | {"captions": []}
    join = cleaned(decoded(Join, message))
    if len(join.captions) > 2 or len(set(join.captions)) != len(join.captions):
        raise BadRequest("captions", most=2)
    if not is_identifier(join.meeting):
        raise BadRequest("identifier", field="meeting")
    return join


def command_from_json(message: object) -> tuple[CommandMessage, Command]:
    """Return the envelope and the command in it. Raises BadRequest for a message that cannot be read."""
    if isinstance(message, dict) and message.get("args") is None:
        message = message | {"args": {}}
    envelope = decoded(CommandMessage, message)
    for name, value in (("meeting", envelope.meeting), ("id", envelope.id)):
        if not is_identifier(value):
            raise BadRequest("identifier", field=name)
    kind = COMMANDS.get(envelope.name)
    if kind is None:
        raise BadRequest("unknown_command", name=clean(envelope.name, 80))
    return envelope, cleaned(decoded(kind, envelope.args))


@cache
def longest_of(kind: type) -> dict[str, int]:
    """Return how many characters each text of a type may have, where the type states it."""
    hints = get_type_hints(kind, include_extras=True).items()
    stated = ((name, each) for name, hint in hints for part in (hint, *get_args(hint)) for each in _marks(part))
    return {name: each.characters for name, each in stated if isinstance(each, Longest)}


def _marks(hint: object) -> tuple[object, ...]:
    return getattr(hint, "__metadata__", ())


def cleaned(value: V, longest: int = LONGEST) -> V:
    """Return `value` with every text in it cleaned, at any depth. Raises BadRequest, also for too large numbers."""
    if isinstance(value, str):
        return clean(value, longest)  # type: ignore[return-value]
    if isinstance(value, int) and abs(value) > LARGEST:
        raise BadRequest("invalid", detail="number out of range")
    if isinstance(value, tuple):
        return tuple(cleaned(each) for each in value)  # type: ignore[return-value]
    if value is None or isinstance(value, type) or not is_dataclass(value):
        return value
    changed = dict[str, Any]()
    for name, most in _longest(value.__class__):
        said = getattr(value, name)
        right = clean_lines(said) if most is None else cleaned(said, most)
        if right != said:
            changed[name] = right
    return replace(value, **changed) if changed else value  # type: ignore[type-var]


@cache
def _longest(kind: Any) -> tuple[tuple[str, int | None], ...]:
    """Return of each field of a type how many characters it may have, None for a text that keeps its line feeds."""
    stated, lines = longest_of(kind), getattr(kind, "lines", ())
    return tuple((name, None if name in lines else stated.get(name, LONGEST)) for name in _in_order(kind))


def event_to_row(event: Event) -> tuple[str, int, str]:
    """Return the name, version and JSON body of an event."""
    return event.name, event.version, msgspec.json.encode(event).decode()


def event_from_row(name: str, version: int, body: str | bytes) -> Event:
    """Return the event of a row. Raises LookupError for an unknown name or version, ValueError for a bad body."""
    try:
        return msgspec.json.decode(body, type=EVENTS[name, version])
    except msgspec.MsgspecError as error:
        raise ValueError(f"{name}: {error}") from error


def view_json(view: object) -> dict[str, Any]:
    """Return a view, or another frozen type, as plain JSON values."""
    result = msgspec.to_builtins(view)
    assert isinstance(result, dict)
    return result


def encoded(message: object) -> bytes:
    """Return a message as JSON in UTF-8: what `view_json` returns of it, without spaces and escapes."""
    return msgspec.json.encode(message)


def view_message(epoch: str, seq: int, audience: str, language: str, view: object) -> dict[str, Any]:
    """Return the `view` message of docs/protocol.md."""
    return view_json(_view_parts(epoch, seq, audience, language, view))


def view_message_bytes(epoch: str, seq: int, audience: str, language: str, view: bytes) -> bytes:
    """Return the `view` message as JSON, of a view that is encoded already."""
    return encoded(_view_parts(epoch, seq, audience, language, msgspec.Raw(view)))


def captions_message(epoch: str, language: str, cues: CueList) -> dict[str, Any]:
    """Return the `captions` message of docs/protocol.md."""
    return view_json(_captions_parts(epoch, language, cues))


def captions_message_bytes(epoch: str, language: str, cues: CueList) -> bytes:
    """Return the `captions` message as JSON."""
    return encoded(_captions_parts(epoch, language, cues))


def documents_message_bytes(epoch: str, mark: int) -> bytes:
    """Return the `documents` message of docs/protocol.md as JSON."""
    return encoded({"v": 1, "epoch": epoch, "mark": mark})


def _view_parts(epoch: str, seq: int, audience: str, language: str, view: object) -> dict[str, object]:
    return {"v": 1, "epoch": epoch, "seq": seq, "audience": audience, "language": language, "view": view}


def _captions_parts(epoch: str, language: str, cues: CueList) -> dict[str, object]:
    return {"v": 1, "epoch": epoch, "language": language} | {
        each.name: getattr(cues, each.name) for each in fields(cues)
    }


def error_json(error: InterpError, message: str) -> dict[str, Any]:
    """Return the error object, which is the same for join, command and HTTP."""
    return {"code": error.code, "message": message, "retry": error.retry, "args": error.args_}


def language_from(value: str | None) -> str:
    """Return the code of a language of the meeting. Raises BadRequest unless it is one of the six."""
    if value not in MEETING_LANGUAGES:
        raise BadRequest("language", languages=list(MEETING_LANGUAGES))
    return value


def reader_language_from(value: str | None) -> str:
    """Return the code of the language that a reader has the pages in. Raises BadRequest for one that has no texts."""
    if value not in INTERFACE_LANGUAGES:
        raise BadRequest("language", languages=list(INTERFACE_LANGUAGES))
    return value
