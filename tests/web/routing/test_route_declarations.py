"""What stands above a handler is its route: guarded, with its words, and once."""

import re
from functools import wraps
from typing import Any

from flask import Flask

from interp.domain.model.roles import STAFF
from interp.service.document_filing import FORM_FIELDS
from interp.web.routing.published_schemas import openapi
from interp.web.routing.route_declarations import Handler, Routes, WhoMay, every_route, routes_of_modules


def marked(handler: Handler) -> Handler:
    @wraps(handler)
    def guarded(**where: Any) -> str:
        return f"guarded {handler(**where)}"

    return guarded


def test_a_route_is_guarded_and_says_what_its_handler_says() -> None:
    routes = Routes("made_up")

    @routes.get("/a/<place>", may=WhoMay(STAFF, guard=marked), status=201)
    @routes.get("/b/<path:place>", may=WhoMay(STAFF, guard=marked))
    def shown(place: str) -> str:
        """A place
        of two lines.

        `?x=`: more
        of it
        """
        return place

    app = Flask(__name__)
    app.register_blueprint(routes.blueprint())
    assert app.test_client().get("/a/here").text == "guarded here"
    assert app.test_client().get("/b/here/there").text == "guarded here/there"
    assert shown("plain") == "plain"
    second, first = routes.stated
    assert (first.path, first.status, second.path) == ("/a/{place}", 201, "/b/{place}")
    assert (first.says, first.row) == ("A place of two lines", "`?x=`: more of it")


def test_who_may_is_said_in_words() -> None:
    stated = WhoMay(None), WhoMay(STAFF), WhoMay(STAFF, everywhere=True), WhoMay(None, words="x")
    assert [*map(str, stated)] == ["anyone", "admin, staff", "admin, staff, of every meeting", "x"]


def test_no_address_is_stated_twice_and_every_route_has_words() -> None:
    found = [(each.method, each.path) for each in every_route()]
    assert len(found) == len(set(found)) == sum(len(each.stated) for each in routes_of_modules())
    assert [each.path for each in every_route() if not each.says] == []


def test_a_form_is_published_where_a_file_is_sent_and_nowhere_else() -> None:
    posts = [each for each in every_route() if each.method == "post" and each.table != "pages"]
    said = {each.path for each in posts if re.search(r"\ba form with `file`|\bthe same form\b", each.row)}
    assert said == {each.path for each in posts if each.form is not None}
    published = openapi()["paths"]
    assert {each.path for each in posts if "requestBody" not in published[each.path]["post"]} == {
        "/api/links/{link}/replace", "/api/meetings/{meeting}/links/all", "/api/meetings/{meeting}/links/revoke",
    }  # fmt: skip
    forms = {path: _form(published[path]["post"]) for path in said}
    assert forms["/api/meetings/{meeting}/terms"] == {"confirmed", "file"}
    assert forms["/api/meetings/{meeting}/documents"] == {"file", *FORM_FIELDS}


def _form(operation: dict[str, Any]) -> set[str]:
    return set(operation["requestBody"]["content"]["multipart/form-data"]["schema"]["properties"])
