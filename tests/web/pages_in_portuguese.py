"""A service whose pages have a language that its meetings do not: prints what it answers, as JSON.

`python -m tests.web.pages_in_portuguese FOLDER`, in a copy of the project with the language in it.
"""

import io
import json
import re
import sys
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.text.segmentation import segments
from interp.domain.text.segments import TextBlock
from interp.domain.views.audiences import AUDIENCES, Audience, every_audience
from interp.domain.views.parts.captions import last_cues
from interp.drafting.machine.models.directions import routes
from interp.ports import Document
from interp.run.app import create_app
from interp.run.assemble import Service, assemble
from interp.wire import captions_message, view_message
from tests.builders import plan

NEW = "pt"
STAFF = Actor("staff", "Staff")
PAGES = ("console", "chair", "moderator", "chief", "desk", "technician", "record", "report")
PUBLIC = (
    "/", "/login", f"/m/m1/{NEW}", f"/m/m1/room/{NEW}", f"/m/m1/{NEW}/documents", f"/m/m1/{NEW}/documents/d1",
    f"/room/{NEW}x/{NEW}",
)  # fmt: skip
ANSWERS = ("", "/view", "/view?audience=room", "/programme", "/list", "/captions", "/transcript", "/documents/d1")


def filled(service: Service) -> None:
    """Open a meeting whose first speaker speaks French, with a caption and a document."""
    here = service.services
    about = {"theme": "Protection of children in the digital environment, " * 8}
    here.meetings.handle(SYSTEM, "m1", "plan", plan(**about))
    for number, command in enumerate((do.OpenMeeting(), do.AdvanceFloor(None), do.AdvanceFloor("s1"))):
        here.meetings.handle(STAFF, "m1", f"c{number}", command)
    here.meetings.handle(STAFF, "m1", "typed", do.TypeCaption("Nous sommes réunis ici. " * 12, "fr"))
    parts = segments([TextBlock("paragraph", "The Committee met. It thanked Brazil.")], "en")
    service.stores.documents.add(Document("d1", "m1", "A report", "", "report", "en", visibility="original"), parts, [])


def views(service: Service) -> dict[str, Any]:
    """Return of each audience in the new language: the bytes of its message, and the languages of the texts in it."""
    state = service.services.meetings.state("m1")
    found: dict[str, Any] = {}
    for audience in (each for each in every_audience() if each.language == NEW):
        sent = view_message("e", state.seq, audience.name, NEW, service.services.publisher.made("m1", state, audience))
        found[audience.name] = [len(json.dumps(sent, ensure_ascii=False).encode()), sorted(_languages(sent))]
    cues = captions_message("e", NEW, last_cues(state, NEW))
    found["cues"] = [len(json.dumps(cues, ensure_ascii=False).encode()), sorted(_languages(cues))]
    return found


def _languages(value: Any) -> set[str]:
    """Return the languages of all texts in a message."""
    rows = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    is_text = isinstance(value, dict) and {"text", "language"} <= {*value} and value["language"]
    own = {value["language"]} if is_text else set()
    return own.union(*map(_languages, rows)) if rows else own


def pages(client: FlaskClient, staff: dict[str, str]) -> dict[str, Any]:
    """Return of each page its status, its language, whether it is in its words, and whether it offers the language."""
    asked: list[tuple[str, dict[str, str]]] = [(path, {}) for path in PUBLIC]
    asked += [(f"/m/m1/{name}", staff) for name in PAGES]
    found = {}
    for path, headers in asked:
        answer = client.get(path, headers=headers | {"Accept-Language": f"{NEW}-BR, en;q=0.5"})
        tag = re.search(r'<html lang="([^"]*)" dir="([^"]*)"', answer.text)
        found[path] = [answer.status_code, tag and tag.groups(), "¤" in answer.text, "Português" in answer.text]
    return found


def main(folder: str) -> None:
    """Print what the service says."""
    service = assemble(Settings(data=Path(folder), async_mode="threading", worker=False))
    filled(service)
    token = service.services.access.make_link("l1", "staff", None, None, 1, "a clerk")
    staff = {"Authorization": f"Bearer {token}"}
    client = create_app(service).test_client()
    console = client.get("/m/m1/console", headers=staff).text
    chief = service.services.publisher.made("m1", service.services.meetings.state("m1"), Audience("chief", NEW))
    paper = {"file": (io.BytesIO(b"The Committee met."), "a.txt"), "kind": "report", "language": NEW}
    filing = client.post("/api/meetings/m1/documents", headers=staff, data=paper)
    typed = {"id": "new", "name": "caption.type", "args": {"text": "Olá", "language": NEW}}
    command = client.post("/api/meetings/m1/commands", headers=staff, json=typed)
    asked = {path: f"/api/meetings/m1{path}{'&' if '?' in path else '?'}language={NEW}" for path in ANSWERS}
    told = {
        "views": views(service), "pages": pages(client, staff),
        "answers": {path: client.get(address).status_code for path, address in asked.items()},
        "meeting": MEETING_LANGUAGES, "works": [name for name, rule in AUDIENCES.items() if rule.works],
        "keys": re.findall(r'<button type="button" data-language="(\w+)"', console),
        "booths": [each.booth for each in chief.booths],  # type: ignore[attr-defined]
        "directions": len(routes(Path(folder))),
        "refused": [
            client.get(f"/m/m1/booth/{NEW}", headers=staff).status_code,
            client.get(f"/api/meetings/m1/view?audience=booth&language={NEW}", headers=staff).status_code,
            client.get(f"/api/meetings/m1/texts?language={NEW}", headers=staff).status_code,
            filing.status_code, command.status_code,
        ],
    }  # fmt: skip
    service.close()
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1])
