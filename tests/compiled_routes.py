"""Compiles the address rules of the routes once in a process: every app that a test makes has the same hundred.

Werkzeug writes two functions for each rule, which takes nine tenths of the time that making an app takes.
"""

from collections.abc import Callable
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

Builder = Callable[..., tuple[str, str]]
FIRST = Rule._compile_builder
COMPILED: dict[tuple[Any, ...], Builder] = {}


def prepare() -> None:
    """Compile the rules of every route, for an app that is made later in this process or in one forked from it."""
    remember()
    all_routes()


def all_routes() -> Flask:
    """Return an app with every route and no service."""
    from interp.run.app import blueprints

    app = Flask("interp.web", static_folder=None)
    for each in blueprints():
        app.register_blueprint(each)
    return app


def remember() -> None:
    """Let a rule have the functions that a rule of the same words had before."""
    Rule._compile_builder = _builder  # type: ignore[method-assign, assignment]


def _builder(rule: Rule, append_unknown: bool = True) -> Builder:
    if rule.defaults:
        return FIRST(rule, append_unknown)
    words = (rule.rule, *rule._trace, append_unknown)
    if words not in COMPILED:
        COMPILED[words] = FIRST(rule, append_unknown)
    return COMPILED[words]
