"""Rules are compiled when an address is first written, and write the addresses that Werkzeug's own rules write."""

import sys
from collections.abc import Callable
from functools import cache
from types import FrameType

from flask import Flask
from werkzeug.routing import Rule

from interp.run.app import blueprints
from interp.web.routing.late_rules import LateRule


def all_routes() -> Flask:
    """Return an app with every route and no service."""
    app = Flask("interp.web", static_folder=None)
    app.url_rule_class = LateRule
    for each in blueprints():
        app.register_blueprint(each)
    return app


def compiled(act: Callable[[], object]) -> int:
    """Return how many functions Werkzeug compiles meanwhile."""
    count = 0

    def seen(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call" and frame.f_code is Rule._compile_builder.__code__

    before = sys.getprofile()
    sys.setprofile(seen)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


def test_a_rule_is_compiled_when_its_address_is_first_written() -> None:
    made = cache(all_routes)
    assert compiled(made) == 0
    rule = next(each for each in made().url_map.iter_rules() if each.arguments == {"meeting"})
    assert [compiled(lambda: rule.build({"meeting": "m1"})) for _ in range(3)] == [1, 0, 0]


def test_every_rule_writes_the_address_that_one_of_werkzeug_writes() -> None:
    rules = [*all_routes().url_map.iter_rules()]
    assert len(rules) > 130
    for rule in rules:
        values = {name: name for name in (*rule.arguments, "more")}
        for unknown in (False, True):
            own = Rule._compile_builder(rule, unknown).__get__(rule)
            assert rule.build(values, unknown) == own(**values), rule
