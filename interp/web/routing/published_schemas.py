"""Generates docs/openapi.json, docs/asyncapi.json and the tables of addresses in docs/protocol.md from the code."""

import inspect
import json
import re
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast, get_type_hints

import msgspec

from interp.domain.model.commands import COMMANDS, Command
from interp.domain.views.audiences import AUDIENCES
from interp.errors import InterpError
from interp.live.signals.short_messages import SendShortMessage, ShortMessages
from interp.live.signals.slower_requests import AskSlower, Slower
from interp.web import messages as say
from interp.web.routing import route_tables
from interp.web.routing.route_declarations import QueryParameter, Route, every_route
from interp.wire import CommandMessage, Join, Shows

Json = dict[str, Any]
FOLDER = Path(__file__).parents[3] / "docs"
SCHEMAS = "#/components/schemas/{name}"
VIEWS: dict[str, type] = {name: get_type_hints(rule.view)["return"] for name, rule in AUDIENCES.items()}
ROUTES = tuple(each for each in every_route() if each.table != "pages")
HEARD: dict[str, tuple[type, type | None]] = {
    "join": (Join, say.Joined), "command": (CommandMessage, say.Done), "at": (Shows, None),
    "identify": (say.Identify, say.Identified), "ask_slower": (AskSlower, say.Sent),
    "send_message": (SendShortMessage, say.Sent),
}  # fmt: skip
NOTICES = ("reload", "restart", "signed_out", "identify", "test_card")
TOLD: dict[str, type] = {
    "view": say.ViewMessage, "captions": say.CaptionsMessage, "presence": say.PresenceMessage, "beat": say.Beat,
    "notice": say.Notice, "health": say.HealthMessage, "documents": say.DocumentsMessage, "access": say.Access,
    "slower": Slower, "messages": ShortMessages,
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
        said = value.get("description")
        told = {"description": inspect.cleandoc(said)} if isinstance(said, str) else {}
        return {name: _tidy(each) for name, each in value.items()} | told
    return [_tidy(each) for each in value] if isinstance(value, list | tuple) else value


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
    if route.body:
        asked["requestBody"] = {"required": True, "content": _json(route.body.__name__)}
    elif route.form is not None:
        asked["requestBody"] = {"required": True, "content": _form(route.form)}
    content = (_json(route.answer.__name__) if route.answer else {}) | {kind: {} for kind in route.files}
    answers: Json = {str(route.status): {"description": "As asked", "content": content}}
    for status in route.refusals:
        answers[str(status)] = _refusal(status)
    return asked | {"responses": answers}


def _in_path(path: str) -> list[Json]:
    names = re.findall(r"{(\w+)}", path)
    return [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in names]


def _in_query(asked: QueryParameter) -> Json:
    return {
        "name": asked.name, "in": "query", "required": asked.needed, "description": asked.says, "schema": asked.schema
    }  # fmt: skip


def _refusal(status: int) -> Json:
    if status == 304:
        return {"description": "Nothing has changed since the ETag sent"}
    codes = ", ".join(each.code for each in _tree() if each.status == status)
    return {"description": codes, "content": _json("Failure")}


def asyncapi() -> Json:
    """Return the AsyncAPI 3.0 document of the socket, from the service's side."""
    names = {"join": "Join", "command": "CommandMessage", "at": "Shows", "joined": "Joined", "done": "Done"}
    names |= {"identify": "Identify", "identified": "Identified", "refused": "Failure"}
    names |= {"ask_slower": "AskSlower", "sent": "Sent", "send_message": "SendShortMessage"}
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
        "operations": {name: _heard(name) for name in HEARD} | {name: _on_socket("send", name) for name in TOLD},
        "components": {
            "messages": {name: {"name": name, "payload": _ref(kind)} for name, kind in names.items()},
            "schemas": schemas(),
        },
    }


def _heard(name: str) -> Json:
    """Return a receive operation; its answer is Socket.IO's acknowledgement."""
    operation = _on_socket("receive", name)
    answer = HEARD[name][1]
    if answer:
        operation["reply"] = _on_socket("", answer.__name__.lower(), "refused")
    return operation


def _on_socket(action: str, *names: str) -> Json:
    there = {"$ref": "#/channels/socket"}
    listed = [{"$ref": f"#/channels/socket/messages/{name}"} for name in names]
    return ({"action": action} if action else {}) | {"channel": there, "messages": listed}


def _form(fields: Iterable[str]) -> Json:
    file = {"file": {"type": "string", "format": "binary"}}
    properties = {name: {"type": "string"} for name in fields} | file
    return {"multipart/form-data": {"schema": {"type": "object", "properties": properties, "required": ["file"]}}}


def _json(name: str) -> Json:
    return {"application/json": {"schema": _ref(name)}}


def _ref(name: str) -> Json:
    return {"$ref": SCHEMAS.format(name=name)}


def written(document: Json) -> str:
    """Return a document as written to its file."""
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def main(folder: Path = FOLDER) -> None:
    """Write both documents into `folder`, and the tables of addresses into its protocol.md."""
    (folder / "openapi.json").write_text(written(openapi()), encoding="utf-8")
    (folder / "asyncapi.json").write_text(written(asyncapi()), encoding="utf-8")
    route_tables.write(folder / "protocol.md")


if __name__ == "__main__":
    main()
