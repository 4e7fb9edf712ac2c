"""Pieces as HTML: what is given is escaped and isolated, what comes to nothing is left out."""

import pytest
from markupsafe import Markup

from interp.web.drawing.markup import compiled
from interp.web.drawing.nodes import Node, beside, by, each, el, joined, optional, value, when, word

LTR = Markup('<bdi dir="ltr">&lt;</bdi>')
ORIGINAL_IN = word("original_in", language=word("language.fr"))
ROWS: list[tuple[Node, dict[str, object], str | None]] = [
    ("<b>", {}, "<b>"),
    (value("a"), {"a": 0}, "0"),
    (value("a"), {"a": []}, None),
    (el("p", {"id": value("a"), "dir": "ltr"}, value("b")), {"a": '"', "b": "<"}, '<p id="&#34;" dir="ltr">&lt;</p>'),
    (el("p", {"hidden": value("a")}, LTR), {"a": True}, f"<p hidden>{LTR}</p>"),
    (el("p", {"hidden": value("a")}), {"a": False}, "<p></p>"),
    (el("br", {}), {}, "<br>"),
    (optional("p", {}, " ", value("a")), {"a": ""}, None),
    (optional("p", {}, " ", value("a")), {"a": "x"}, "<p> x</p>"),
    (beside(" ", value("a")), {}, None),
    (word("item_place", position=value("a"), of=value("b")), {"a": 1, "b": LTR}, f"<bdi>1</bdi> of {LTR}"),
    (word("item_place", position=value("a"), of=value("b")), {"a": 1}, None),
    (word("language.{a}"), {"a": "fr"}, "French"),
    (el("p", {"title": ORIGINAL_IN}), {}, '<p title="Original: \u2068French\u2069"></p>'),
    (by("a", {"x": "1"}, "2"), {"a": "x"}, "1"),
    (by("a", {"x": "1"}, "2"), {}, "2"),
    (when("a", "1", "2"), {"a": LTR}, "1"),
    (when("a", "1", "2"), {"a": None}, "2"),
    (joined(" · ", value("a"), value("b"), "<"), {"b": LTR}, f"{LTR} · &lt;"),
    (joined(" · ", value("a"), value("b")), {"b": "x"}, "x"),
    (each("a", value("each"), ", "), {"a": ["x", "", LTR]}, f"x, {LTR}"),
    (each("a", el("i", {"class": value("c")}, value("b"))), {"a": [{"b": "x"}], "c": "y"}, '<i class="y">x</i>'),
]  # fmt: skip


@pytest.mark.parametrize(("node", "given", "html"), ROWS)
def test_a_node(node: Node, given: dict[str, object], html: str | None) -> None:
    found = compiled(node)(given, "en")
    assert (found if found is None else str(found)) == html
