"""States routes where their handlers are: method, address, who may, query, body, answer, statuses and words."""

import dataclasses
import re
from collections.abc import Callable
from dataclasses import field
from importlib import import_module
from inspect import cleandoc
from pkgutil import walk_packages
from typing import Any, TypeVar

from flask import Blueprint

from interp.value_types import dataclass

LOOK = (400, 401, 403, 404, 503)  # what is read from the store
COMPUTED = (400, 401, 403, 404, 429, 503)  # what a helper process makes, or is limited in number
OUTGOING = (400, 401, 403, 404, 422, 429, 503)  # files of a document's translation
CHANGE = (400, 401, 403, 404, 409, 422, 429, 503)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TMX = "application/x-tmx+xml"
MEETING = "/api/meetings/<meeting>"
DOCUMENT = f"{MEETING}/documents/<document>"
PACKAGES = ("interp.web.routes", "interp.web.review_desk", "interp.web.pages")  # whose modules state routes
Handler = Callable[..., Any]
F = TypeVar("F", bound=Handler)


@dataclass(frozen=True, slots=True)
class WhoMay:
    """Who may ask for a route.

    `roles`: those that may, None for anyone. `everywhere`: only in a role for every meeting. `words`: said instead of
    the roles where something else decides. `guard` returns a handler that does not work for others; only what
    anyone may ask for has none.
    """

    roles: frozenset[str] | None
    everywhere: bool = False
    words: str = ""
    guard: Callable[[Handler], Handler] | None = None

    def __str__(self) -> str:
        """Return who may, in words."""
        named = "anyone" if self.roles is None else ", ".join(sorted(self.roles))
        return self.words or (f"{named}, of every meeting" if self.everywhere else named)


@dataclass(frozen=True, slots=True)
class QueryParameter:
    """One parameter of a query: its name, what it says, its JSON Schema, and whether it must be there."""

    name: str
    says: str
    schema: dict[str, Any]
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """One HTTP address: the type of its JSON answer (None: no JSON), its query parameters, the statuses of refusals.

    `path` is written as OpenAPI writes it. `form`: the fields beside `file` of the form that it is sent, None if it is
    sent none. `files`: the media types of files that it answers with, beside JSON or instead. `status`: that of its
    answer. `says` is one line, `row` what docs/protocol.md says of it in its `table`. `endpoint`: its name for Flask.
    `header`: the place among the public pages that the header of staff pages lists, and the name there; 0 for none.
    """

    method: str
    path: str
    says: str
    row: str
    table: str
    may: WhoMay
    answer: type | None
    query: tuple[QueryParameter, ...]
    refusals: tuple[int, ...]
    body: type | None
    form: tuple[str, ...] | None
    files: tuple[str, ...]
    status: int
    endpoint: str
    header: tuple[int, str]


@dataclasses.dataclass
class Routes:
    """The routes of a module. Each is stated above its handler, whose docstring has its words: a line, and if there is
    more to say a paragraph for docs/protocol.md.

    `table`: the table of docs/protocol.md that lists them; only those of the table of pages are in no document of the
    wire. `set_up` is told of each blueprint made of them.
    """

    name: str
    table: str = "http"
    set_up: Callable[[Blueprint], None] | None = None
    stated: list[Route] = field(default_factory=list)
    _views: dict[tuple[Handler, WhoMay], Handler] = field(default_factory=dict)
    _rules: list[tuple[str, str, Handler, str, dict[str, str]]] = field(default_factory=list)

    def get(self, path: str, answer: type | None = None, **more: Any) -> Callable[[F], F]:
        """Return what states a route that changes nothing; see `state`."""
        return self.state("get", path, answer, **more)

    def post(self, path: str, answer: type | None = None, **more: Any) -> Callable[[F], F]:
        """Return what states a route that changes something; see `state`."""
        return self.state("post", path, answer, **more)

    def state(
        self, method: str, path: str, answer: type | None = None, *, may: WhoMay,
        query: tuple[QueryParameter, ...] = (), refusals: tuple[int, ...] = (), body: type | None = None,
        form: tuple[str, ...] | None = None, files: tuple[str, ...] = (), status: int = 200, endpoint: str = "",
        defaults: dict[str, str] | None = None, table: str = "", header: tuple[int, str] = (0, ""),
    ) -> Callable[[F], F]:  # fmt: skip
        """Return the decorator of a handler, which stays as it is: what `may` guards is the route.

        `endpoint`: its name for Flask, the handler's without one. `defaults`: what the handler gets beside the address.
        `table`: where it is listed, if not with the others. `header`: see Route.
        """

        def stating(handler: F) -> F:
            says, _, row = cleandoc(handler.__doc__ or "").partition("\n\n")
            says = " ".join(says.split()).removesuffix(".")
            written = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", path)
            listed = " ".join(row.split()) or says, table or self.table
            name = endpoint or handler.__name__
            known = f"{self.name}.{name}", header
            self.stated.append(
                Route(method, written, says, *listed, may, answer, query, refusals, body, form, files, status, *known)
            )
            view = self._views.setdefault((handler, may), may.guard(handler) if may.guard else handler)
            self._rules.append((method.upper(), path, view, name, defaults or {}))
            return handler

        return stating

    def blueprint(self) -> Blueprint:
        """Return the routes for one app."""
        made = Blueprint(self.name, "interp.web")
        for method, path, view, endpoint, defaults in self._rules:
            made.add_url_rule(path, endpoint, view, methods=[method], defaults=defaults)
        if self.set_up:
            self.set_up(made)
        return made


def routes_of_modules() -> tuple[Routes, ...]:
    """Return the routes of every module that states some, in the order of the modules' names."""
    modules = (
        import_module(found.name)
        for package in map(import_module, PACKAGES)
        for found in walk_packages(package.__path__, f"{package.__name__}.")
    )
    found = {each.name: each for module in modules for each in vars(module).values() if isinstance(each, Routes)}
    return tuple(found.values())


def every_route() -> tuple[Route, ...]:
    """Return every route of pages and programs, by address and then as they are stated."""
    return tuple(sorted((route for each in routes_of_modules() for route in each.stated), key=lambda each: each.path))
