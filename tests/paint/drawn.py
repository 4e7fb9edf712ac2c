"""The pages of the table of cases as the server draws them, with the answers for their scripts."""

from dataclasses import dataclass, field
from typing import Any

import msgspec
from flask import Flask

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.views.audiences import Audience
from interp.web.pages import documents, template_functions
from interp.web.pages import meeting_pages as server
from interp.web.pages.field_lengths import LENGTHS
from interp.web.pages.symbol_links import Links
from interp.web.routing.published_schemas import VIEWS
from tests.paint import table
from tests.sources import ROOT

PAGES = table.read("pages")
READING = ("desk", "documents", "document")
SCREENS = tuple(page for page in PAGES["slots"] if page not in READING)
SCRIPTS = {"captions": "reader/captions.js"}
STATES = tuple(PAGES["states"])
KEPT = {"speaking": {"undelivered": 30, "unpublished": 90}, "approved": {"undelivered": 0, "unpublished": 0}}  # days
TEXTS = {"speaking": PAGES["texts"], "approved": PAGES["approved"]}
CASES = [
    *((page, state) for page in SCREENS for state in (*STATES, *PAGES["more"].get(page, ()))),
    *((page, state) for page in READING for state in ("speaking", *PAGES["more"].get(page, ()))),
]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One page of the table: its HTML, the module that draws it again, and what the service answers to that."""

    page: str
    state: str
    html: str
    module: str
    answers: dict[str, Any] = field(default_factory=dict)


def app() -> Flask:
    """Return an app with the templates and what they may call, and nothing behind it."""
    made = Flask("paint", template_folder=str(ROOT / "interp" / "web" / "templates"))
    more = {"build": "b", "rehearsal": False, "lengths": LENGTHS}
    made.context_processor(lambda: template_functions.TEMPLATE_GLOBALS | more)
    return made


def every(language: str) -> list[Drawn]:
    """Return every page of the table in a language."""
    with app().test_request_context():
        return [draw(page, state, language) for page, state in CASES]


def draw(page: str, state: str, language: str) -> Drawn:
    """Return a page in a state, as the server draws it."""
    view = table.view(PAGES, state, language, page)
    if page in VIEWS:  # a page is drawn from what its own audience is sent, and from nothing else
        view = msgspec.to_builtins(msgspec.convert(view, VIEWS[page]))
    if page in SCREENS:
        return _screen(page, state, view, language)
    return {"desk": _desk, "documents": _documents, "document": _document}[page](state, view, language)


def _first(view: dict[str, Any]) -> dict[str, Any]:
    return {"epoch": "e", "seq": 1, "server_now": PAGES["now"], "view": view}


def _screen(page: str, state: str, view: dict[str, Any], language: str) -> Drawn:
    rows = _programme(view, language)
    who = Audience(page, "fr" if page == "booth" else language)
    more: dict[str, Any] = {"also": MEETING_LANGUAGES, "acts": True, "desk": ""} if page == "booth" else {}
    if page in ("captions", "console"):
        more["rows"] = rows
    if page == "console":
        more["kept"] = KEPT["speaking"]
    if page == "chief":
        more["usual"] = []
    if page == "pointer":
        more["delegation"] = "br"
    if page == "room":
        more |= server.captioned(_cues(state, (language,))) | {"overlay": False, "lectern": False, "delay": 0}
    if page == "captions":
        second = PAGES["second"][language]
        more |= server.captioned(_cues(state, (language, second))) | {"second": second, "links": _links(language)}
        more["speeches"] = {
            each["speech"]["id"]: {"speech": each["speech"], "item": row["item"]["title"]}
            for row in rows["items"] for each in row["speeches"]
        }  # fmt: skip
    html = server.painted(who, _first(view), **more)
    return Drawn(page, state, html, SCRIPTS.get(page, f"{page}/{page}.js"), {"/programme": rows})


def _programme(view: dict[str, Any], language: str) -> dict[str, Any]:
    """Return the programme with what the view has on the floor."""
    items = table.made(PAGES["programme"], language)
    held = (view["interruption"] or {}).get("interrupted")
    for row in items:
        row["status"] = "open" if view["item"] and view["item"]["id"] == row["item"]["id"] else row["status"]
        for each in row["speeches"]:
            on = view["speech"] and view["speech"]["id"] == each["speech"]["id"]
            paused = held and held["id"] == each["speech"]["id"]
            each["status"] = "on_floor" if on else "interrupted" if paused else each["status"]
    blocks = [{"id": "b2", "kind": "panel", "budget_ms": 4_500_000}]
    whole = {"items": items, "blocks": blocks, "order": None, "rounds": [], "without_place": [], "lists": []}
    return whole | {"unspent": [], "plan": None, "programme_seq": 1, "edits_seq": 1}


def _cues(state: str, languages: tuple[str, ...]) -> dict[str, Any]:
    """Return the cues of a state in each language, as a join brings them."""
    names = PAGES["cues"].get(state, ())
    found = {code: [table.made(f"$cues.{name}", code) for name in names] for code in languages}
    return {code: {"seq": len(cues), "changed": 99, "cues": cues} for code, cues in found.items()}


def _links(language: str, *, apart: bool = False) -> Links:
    return Links(language, PAGES["held"], apart=apart)


def _desk(state: str, view: dict[str, Any], language: str) -> Drawn:
    texts = table.made(TEXTS[state], language)
    html = server.painted(
        Audience("desk", "ar"), _first(view), interface=language, texts=texts, rows=_programme(view, language),
        parties={}, links=_links("ar", apart=True), kept=KEPT[state],
    )  # fmt: skip
    return Drawn("desk", state, html, "desk/desk.js", {"/texts": {"texts": texts}})


def _documents(state: str, view: dict[str, Any], language: str) -> Drawn:
    listed = table.made(PAGES["documents"], language)
    html = "".join(documents.page_pieces("documents.html", view, language, documents=listed, mark=1))
    return Drawn("documents", state, html, "reader/documents.js", {"/documents": {"mark": 2, "documents": listed}})


def _document(state: str, view: dict[str, Any], language: str) -> Drawn:
    second = PAGES["second"][language]
    blocks = table.made(PAGES["blocks"], language)
    for line, source in zip(_lines(blocks), _lines(PAGES["blocks"]), strict=True):
        line["second"] = table.made(source["second"], second)
        stale = line.pop("stale", False)
        line |= {side: line[side] | {"stale": stale} for side in ("text", "second")}
    about = table.made(PAGES["documents"][0], language)
    found = {"document": about, "language": language, "second": second, "blocks": blocks, "page": 2, "pages": 3}
    html = "".join(documents.page_pieces(
        "document.html", view, language, reading=found, mark=1, second=second, links=_links(language)
    ))  # fmt: skip
    return Drawn("document", state, html, "reader/document.js", {"/documents/d1": {"mark": 2} | found})


def _lines(blocks: Any) -> list[Any]:
    return [line for block in blocks for line in block["lines"]]
