"""The pages that server and script both draw have every kind of row: each choice that a piece of the table makes."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from interp.domain.model.parties import SpeechStatus
from interp.domain.model.state import ItemStatus, MeetingStatus
from interp.domain.views.audiences import AUDIENCES
from interp.web.drawing import markup
from interp.web.drawing.nodes import Node
from interp.web.drawing.table import TABLE
from tests.paint.drawn import PAGES, every
from tests.web.drawing.test_table import PARTS

OTHER = "(other)"
Choice = tuple[str, str, str]  # the piece, what is chosen by, and the case
CHOSEN = (
    ("sentence", "suspend"), ("sentence", "close"), ("sentence", "close_list"), ("sentence", "goes_on"),
    ("label", "close_list"), ("label", "goes_on"), ("after", "close_list"),
)  # fmt: skip
# which no page of the table can show the server's drawing of
BY_SCRIPT = {
    ("floor.hand", "whose", "you"): "the server does not know which screen it draws for",
    ("relay.booth_listeners", "expected", "word"): "only at a desk whose own line is certain",
    ("text.provenance_of_line", "rewritten", "given"): "only a page that is open knows what was read there before",
    ("programme.speech", "unreached", "given"): "a page finds it by its own clock",
    ("desk.text", "field", "given"): "somebody types in it, which needs the script",
    **{(f"chair.{piece}", "moment", each): "only once the chair has chosen it" for piece, each in CHOSEN},
    ("chair.extension", "reached", "given"): "a page finds it by its own clock",
    **{("technician.trouble", "severity", each): "on the wall of all rooms, which has no script" for each in "0123"},
}


def choices(piece: str, node: Any) -> Iterator[Choice]:
    """Yield every choice of a piece."""
    for each in inner(node):
        if isinstance(each, Mapping) and "by" in each:
            yield from ((piece, each["by"], case) for case in [*each["cases"], *([OTHER] if each["otherwise"] else [])])
        elif isinstance(each, Mapping) and "when" in each:
            yield from ((piece, each["when"], case) for case in ("given", *(["none"] if each["otherwise"] else [])))


def inner(node: Any) -> Iterator[Node]:
    """Yield a node and every node in it."""
    yield node
    for each in parts(node):
        yield from inner(each)


def parts(node: Any) -> list[Any]:
    """Return the nodes right below one."""
    if isinstance(node, str):
        return []
    if not isinstance(node, Mapping):
        return [*node[1].values(), *node[2:]]
    own = [node[key] for key in ("then", "otherwise", "node") if key in node]
    return [*own, *node.get("with", {}).values(), *node.get("cases", {}).values(), *node.get("joined", ())]


def made(piece: str, node: Any, values: Mapping[str, Any]) -> Iterator[Choice]:
    """Yield the choices that a piece makes with its values."""
    if isinstance(node, Mapping) and "by" in node:
        case = str(values.get(node["by"]))
        found = case if case in node["cases"] else OTHER
        yield piece, node["by"], found
        yield from made(piece, node["cases"].get(case, node["otherwise"]), values)
    elif isinstance(node, Mapping) and "when" in node:
        given = markup.compiled({"value": node["when"]})(values, "en") is not None
        yield piece, node["when"], "given" if given else "none"
        yield from made(piece, node["then" if given else "otherwise"], values)
    elif isinstance(node, Mapping) and "each" in node:
        for row in values.get(node["each"]) or ():
            own = row if isinstance(row, Mapping) else {"each": row}
            yield from made(piece, node["node"], {**values, **own})
    else:
        for each in parts(node):
            yield from made(piece, each, values)


@pytest.fixture(name="drawings", scope="module")
def drawings_of_every_page() -> list[tuple[str, Mapping[str, Any]]]:
    """Return each piece that the pages of the table are made of, with its values."""
    found: list[tuple[str, Mapping[str, Any]]] = []
    compiled = markup._compiled

    def noting(name: str) -> markup.Draw:
        def draw(values: Mapping[str, Any], language: str) -> markup.Drawn:
            found.append((name, values))
            return compiled(name)(values, language)

        return draw

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markup, "_compiled", noting)
        for language in ("en", "ar"):  # of most texts the Arabic is a draft
            every(language)
    return found


@pytest.mark.parametrize("part", ["slots", "script_only"])
def test_the_page_of_every_audience_is_in_the_table(part: str) -> None:
    assert sorted(AUDIENCES.keys() - PAGES[part].keys()) == [], f'add it under "{part}" of tests/paint/pages.json'


def test_the_pages_make_every_choice_of_every_piece(drawings: list[tuple[str, Mapping[str, Any]]]) -> None:
    nodes = {f"{name}.{own}": node for name, pieces in TABLE.items() for own, node in pieces.items()}
    reached = {choice for name, values in drawings for choice in made(name, nodes[name], values)}
    wanted = {choice for name, node in nodes.items() if name not in PARTS for choice in choices(name, node)}
    assert sorted(wanted - reached) == sorted(BY_SCRIPT), "add a row to tests/paint/pages.json"


def test_the_rows_of_a_programme_have_every_status(drawings: list[tuple[str, Mapping[str, Any]]]) -> None:
    def statuses(name: str) -> set[Any]:
        return {values["status"] for piece, values in drawings if piece == name}

    for level in ("", "console_"):
        assert statuses(f"programme.{level}speech") == {*SpeechStatus}
        assert statuses(f"programme.{level}item") == {*ItemStatus}
    assert statuses("floor.standing") | statuses("floor.halted") == {*MeetingStatus}
