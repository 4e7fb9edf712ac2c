"""Generates docs/openapi.json and docs/asyncapi.json from the message types; a test compares the files."""

import inspect
import json
import re
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast, get_type_hints

import msgspec

from interp.domain.model.commands import COMMANDS, Command
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.views.audiences import AUDIENCES
from interp.domain.views.meeting_record import MeetingRecord
from interp.domain.views.programme import Programme, SpeakerList
from interp.domain.views.relays import RelayPreview
from interp.domain.views.view_parts import MeetingView
from interp.errors import InterpError
from interp.languages import INTERFACE_LANGUAGES
from interp.web import messages as say
from interp.web.routes.access_schemas import KEPT_ACCESS
from interp.web.routes.desk_schemas import DESK, EDITING, MEMORY
from interp.web.routes.documented_routes import COMPUTED, DOCUMENT, TRANSCRIPTS, Route
from interp.web.routes.exchange_schemas import EXCHANGE
from interp.web.routes.exchange_schemas import QUERY as EXCHANGE_QUERY
from interp.web.routes.how_far import WorkState
from interp.web.routes.materials import FIELDS
from interp.wire import CommandMessage, Join, Shows

Json = dict[str, Any]
FOLDER = Path(__file__).parents[3] / "docs"
SCHEMAS = "#/components/schemas/{name}"
VIEWS: dict[str, type] = {name: get_type_hints(rule.view)["return"] for name, rule in AUDIENCES.items()}
ROUTES = (
    Route("get", "/api/meetings", "Every public meeting", say.MeetingList, ("language",), (400,)),
    Route("get", "/api/meetings/{meeting}", "What a meeting is", MeetingView, ("language",), (400, 401, 404)),
    Route(
        "get", "/api/meetings/{meeting}/view", "An audience's whole view, as over the socket", say.ViewAnswer,
        ("audience", "language", "desk"), (304, 400, 401, 403, 404),
    ),
    Route(
        "get", "/api/meetings/{meeting}/programme", "The programme, or its items changed since a number", Programme,
        ("language", "since"), (304, 400, 401, 404),
    ),
    Route(
        "get", "/api/meetings/{meeting}/list", "The list of speakers of the open item", SpeakerList, ("language",),
        (304, 400, 401, 404),
    ),
    Route(
        "get", "/api/meetings/{meeting}/texts", "Every programme text, for the desk", say.TextList, ("language",),
        (304, 400, 401, 403, 404),
    ),
    Route(
        "get", "/api/meetings/{meeting}/captions", "The cues after a number and those changed", say.CaptionsAnswer,
        ("language!", "after", "changed_after", "before"), (304, 400, 401, 404),
    ),
    Route(
        "get", "/api/meetings/{meeting}/documents", "The documents attendees may read", say.DocumentList, (),
        (304, 401, 404, 503),
    ),
    Route(
        "get", "/api/meetings/{meeting}/documents/{document}", "A document in one language or two",
        say.DocumentAnswer, ("language!", "second", "page"), (304, 400, 401, 404, 503),
    ),
    Route(
        "get", "/api/meetings/{meeting}/transcript", "The captions as a transcript; as text, WebVTT or SubRip too",
        say.TranscriptAnswer, ("language!", "format", "speech"), (304, 400, 401, 404, 429, 503), files=TRANSCRIPTS,
    ),
    Route(
        "get", DOCUMENT + "/transcript", "What may be read of a document as a transcript; as a file too",
        say.TranscriptAnswer, ("language!", "format"), (304, 400, 401, 404, 429, 503), files=TRANSCRIPTS,
    ),
    Route(
        "get", "/api/meetings/{meeting}/record", "Who had the floor, when, how long; for staff; as a table too",
        MeetingRecord, ("language", "format.record"), (304, *COMPUTED), files=("text/csv",),
    ),
    Route(
        "get", "/api/meetings/{meeting}/relay", "What a source set by hand for a booth would change, for the chief",
        RelayPreview, ("booth!", "source.relay!", "whole_meeting", "language"), (400, 401, 403, 404, 422),
    ),
    Route(
        "get", "/api/meetings/{meeting}/script", "The text of the speech on the floor, for those who work with it",
        say.ScriptAnswer, ("language",), (400, 401, 403, 404),
    ),
    Route(
        "post", "/api/meetings/{meeting}/commands", "A command, as over the socket", say.Done, (),
        (400, 401, 403, 404, 409, 422, 429, 503), CommandMessage,
    ),
    Route(
        "get", "/api/delegations", "The delegations that a few letters in any language may mean, for staff",
        say.DelegationList, ("q", "language", "meeting"), (400, 401, 403, 404),
    ),
    Route(
        "get", "/api/progress/{work}", "How far the work for a request of one's own is", WorkState, (), (401,),
    ),  # fmt: skip
    *DESK,
    *EDITING,
    *EXCHANGE,
    *MEMORY,
    *KEPT_ACCESS,
    Route("get", "/api/sign-in", "The roles of this browser or token, with their end", say.SignedInAs, (), (401, 503)),
    Route("post", "/api/sign-in", "Sign in with a password", say.SignedInAs, (), (400, 401, 403, 429, 503), say.SignIn),
    Route(
        "post", "/api/password", "Give oneself a new password", say.SignedInAs, (), (400, 401, 403, 422, 429, 503),
        say.ChangePassword,
    ),
    Route("get", "/healthz", "Whether the process answers", say.Well),
    Route("get", "/readyz", "Whether the store can be written and its tables are the newest", say.Well, (), (503,)),
    Route("get", "/metrics", "Numbers for Prometheus", None, (), (401, 403), files=("text/plain",)),
)  # fmt: skip

FORM = {
    "multipart/form-data": {
        "schema": {
            "type": "object",
            "properties": {name: {"type": "string"} for name in FIELDS}
            | {"file": {"type": "string", "format": "binary"}},
            "required": ["file"],
        }
    }
}
QUERY: dict[str, tuple[str, Json]] = EXCHANGE_QUERY | {
    "language": (
        "Language of the texts; English when left out.",
        {"type": "string", "enum": list(INTERFACE_LANGUAGES)},
    ),
    "audience": ("Whose view; captions when left out.", {"type": "string", "enum": list(AUDIENCES)}),
    "desk": ("The desk at which an interpreter's screen without a connection stands.", {"type": "string"}),
    "device": ("The browser at the desk.", {"type": "string"}),
    "sentence": ("A sentence; may be given several times.", {"type": "string"}),
    "saved_at": (
        "When the copy of each sentence was kept, as it was read; one kept again since stays.",
        {"type": "integer", "minimum": 0},
    ),
    "after_segment": ("The last sentence of the answer before.", {"type": "string"}),
    "source": ("Language of the phrase; English when left out.", {"type": "string", "enum": list(MEETING_LANGUAGES)}),
    "booth": ("The booth for which a channel is set by hand.", {"type": "string", "enum": list(MEETING_LANGUAGES)}),
    "source.relay": ("The channel it would listen to.", {"type": "string", "enum": ["floor", *MEETING_LANGUAGES]}),
    "whole_meeting": ("1: for the meeting; else for the speech on the floor.", {"type": "string", "enum": ["0", "1"]}),
    "beside": ("A second language to show beside the first.", {"type": "string", "enum": list(MEETING_LANGUAGES)}),
    "q": ("A few letters of a name, in any of the six languages.", {"type": "string", "maxLength": 80}),
    "q.phrase": ("The phrase, as it stands in the originals.", {"type": "string"}),
    "meeting": ("Names as they were on this meeting's day; today's when left out.", {"type": "string"}),
    "after": ("Number of the last cue one has.", {"type": "integer", "minimum": 0, "default": 0}),
    "before": ("Only cues with a lower number than this.", {"type": "integer", "minimum": 0}),
    "since": ("The `programme_seq` one has; all items when left out.", {"type": "integer", "minimum": 0}),
    "second": ("Language beside the first; none when left out.", {"type": "string", "enum": list(MEETING_LANGUAGES)}),
    "page": ("Only the blocks of this page, from 1; the whole when left out.", {"type": "integer", "minimum": 1}),
    "format": (
        "json when left out; the others are files for people and players.",
        {"type": "string", "enum": ["json", "txt", "vtt", "srt"], "default": "json"},
    ),
    "format.record": (
        "json when left out; csv is a table for spreadsheets, csv_totals the table of the totals.",
        {"type": "string", "enum": ["json", "csv", "csv_totals"], "default": "json"},
    ),
    "speech": ("Only what was said in this speech; all of it when left out.", {"type": "string"}),
    "changed_after": (
        "The highest `changed` one has: cues changed since are sent too; none when left out.",
        {"type": "integer", "minimum": 0},
    ),
}
HEARD: dict[str, tuple[type, type | None]] = {
    "join": (Join, say.Joined), "command": (CommandMessage, say.Done), "at": (Shows, None),
    "identify": (say.Identify, say.Identified),
}  # fmt: skip
NOTICES = ("reload", "restart", "signed_out", "identify", "test_card")
TOLD: dict[str, type] = {
    "view": say.ViewMessage, "captions": say.CaptionsMessage, "presence": say.PresenceMessage, "beat": say.Beat,
    "notice": say.Notice, "health": say.HealthMessage, "documents": say.DocumentsMessage, "access": say.Access,
}  # fmt: skip
TYPES = tuple(
    dict.fromkeys(
        each
        for each in (
            *(kind for heard in HEARD.values() for kind in heard), *TOLD.values(), say.Failure, say.ErrorObject,
            *COMMANDS.values(), *VIEWS.values(), *(kind for route in ROUTES for kind in (route.answer, route.body)),
        )
        if each
    )
)  # fmt: skip


def schemas() -> Json:
    """Return the JSON Schema of every type, by its name; views and commands with their names on the wire."""
    _, found = msgspec.json.schema_components(TYPES, ref_template=SCHEMAS)
    # Not oneOf: a view with the fields of another, such as a room's with those of captions, is valid as both.
    views = {"anyOf": [_ref(kind.__name__) for kind in VIEWS.values()]}
    for name in ("Joined", "ViewMessage", "ViewAnswer"):
        found[name]["properties"]["view"] = views
    for name in ("ViewMessage", "ViewAnswer"):
        found[name]["oneOf"] = [_view_of(audience, kind) for audience, kind in VIEWS.items()]
    found["CommandMessage"]["oneOf"] = [_named(name, kind) for name, kind in COMMANDS.items()]
    found["ErrorObject"]["properties"]["code"] = {"type": "string", "enum": error_codes()}
    found["Join"]["properties"]["audience"] = {"type": "string", "enum": list(AUDIENCES)}
    found["Join"]["properties"]["captions"]["maxItems"] = 2
    for name in {route.answer.__name__ for route in ROUTES if route.answer and "{meeting}/" in route.path}:
        found[name]["properties"] |= {"rehearsal": {"type": "boolean"}, "demonstration": {"const": True}}
    found["Notice"]["properties"]["code"] = {"type": "string", "enum": list(NOTICES)}
    return cast(Json, _tidy(dict(sorted(found.items()))))


def _tidy(value: Any) -> Any:
    """Return plain JSON values; descriptions without the indent that Python before 3.13 keeps."""
    if isinstance(value, dict):
        told = {"description": inspect.cleandoc(value["description"])} if _says(value) else {}
        return {name: _tidy(each) for name, each in value.items()} | told
    return [_tidy(each) for each in value] if isinstance(value, list | tuple) else value


def _says(value: Json) -> bool:
    return isinstance(value.get("description"), str)


def _view_of(audience: str, kind: type) -> Json:
    """Return the schema of an audience's name and view."""
    return {"title": audience, "properties": {"audience": {"const": audience}, "view": _ref(kind.__name__)}}


def _named(name: str, kind: type[Command]) -> Json:
    """Return the schema of a command's name and arguments; `x-roles` are the roles that may send it."""
    return {
        "title": name,
        "description": inspect.cleandoc(kind.__doc__ or ""),
        "properties": {"name": {"const": name}, "args": _ref(kind.__name__)},
        "x-roles": sorted(kind.may),
    }


def error_codes() -> list[str]:
    """Return the code of every error, in the order of interp.errors."""
    return [each.code for each in _tree()]


def _tree() -> Iterable[type[InterpError]]:
    return (*InterpError.__subclasses__(), InterpError)


def openapi() -> Json:
    """Return the OpenAPI 3.1 document of the HTTP interface."""
    paths: Json = {}
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": _info("HTTP"),
        "paths": paths,
        "components": {
            "schemas": schemas(),
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "cookie": {"type": "apiKey", "in": "cookie", "name": "interp"},
            },
        },
        "security": [{}, {"token": []}, {"cookie": []}],
    }


def _info(part: str) -> Json:
    return {
        "title": f"interp over {part}",
        "version": version("interp"),
        "description": "docs/protocol.md says in words what this says in types.",
    }


def _operation(route: Route) -> Json:
    asked: Json = {"summary": route.says, "parameters": [*_in_path(route.path), *map(_in_query, route.query)]}
    if route.method in ("post", "put"):
        asked["requestBody"] = {"required": True, "content": _json(route.body.__name__) if route.body else FORM}
    content = (_json(route.answer.__name__) if route.answer else {}) | {kind: {} for kind in route.files}
    answers: Json = {str(route.status): {"description": "As asked", "content": content}}
    for status in route.refusals:
        answers[str(status)] = _refusal(status)
    return asked | {"responses": answers}


def _in_path(path: str) -> list[Json]:
    names = re.findall(r"{(\w+)}", path)
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]


def _in_query(name: str) -> Json:
    bare = name.rstrip("!")
    says, schema = QUERY[bare]
    needed = name != bare
    return {"name": bare.split(".")[0], "in": "query", "required": needed, "description": says, "schema": schema}


def _refusal(status: int) -> Json:
    if status == 304:
        return {"description": "Nothing has changed since the ETag sent"}
    codes = ", ".join(each.code for each in _tree() if each.status == status)
    return {"description": codes, "content": _json("Failure")}


def asyncapi() -> Json:
    """Return the AsyncAPI 3.0 document of the socket, from the service's side."""
    names = {"join": "Join", "command": "CommandMessage", "at": "Shows", "joined": "Joined", "done": "Done"}
    names |= {"identify": "Identify", "identified": "Identified", "refused": "Failure"}
    names |= {name: kind.__name__ for name, kind in TOLD.items()}
    return {
        "asyncapi": "3.0.0",
        "info": _info("Socket.IO"),
        "defaultContentType": "application/json",
        "channels": {
            "socket": {
                "address": "/socket.io",
                "description": "Engine.IO 4, websocket transport, default namespace.",
                "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in names},
            }
        },
        "operations": {name: _heard(name) for name in HEARD} | {name: _told(name) for name in TOLD},
        "components": {"messages": {name: _message(name, kind) for name, kind in names.items()}, "schemas": schemas()},
    }


def _message(name: str, kind: str) -> Json:
    return {"name": name, "payload": _ref(kind)}


def _heard(name: str) -> Json:
    """Return a receive operation; its answer is Socket.IO's acknowledgement."""
    operation = _on_socket("receive", name)
    answer = HEARD[name][1]
    if answer:
        operation["reply"] = _on_socket("", answer.__name__.lower(), "refused")
    return operation


def _told(name: str) -> Json:
    return _on_socket("send", name)


def _on_socket(action: str, *names: str) -> Json:
    there = {"$ref": "#/channels/socket"}
    listed = [{"$ref": f"#/channels/socket/messages/{name}"} for name in names]
    return ({"action": action} if action else {}) | {"channel": there, "messages": listed}


def _json(name: str) -> Json:
    return {"application/json": {"schema": _ref(name)}}


def _ref(name: str) -> Json:
    return {"$ref": SCHEMAS.format(name=name)}


def written(document: Json) -> str:
    """Return a document as written to its file."""
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def main(folder: Path = FOLDER) -> None:
    """Write both documents into `folder`."""
    (folder / "openapi.json").write_text(written(openapi()), encoding="utf-8")
    (folder / "asyncapi.json").write_text(written(asyncapi()), encoding="utf-8")


if __name__ == "__main__":
    main()
