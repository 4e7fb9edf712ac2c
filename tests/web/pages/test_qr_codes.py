"""What is handed on, and as what QR code: nothing of a private meeting, and a code that needs no style."""

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import segno

from interp.config import Settings
from interp.domain.rules.permissions import SYSTEM
from interp.ports import HelperTask
from interp.run.app import create_app
from interp.run.assemble import assemble
from interp.web.pages import qr_codes
from tests.builders import plan, sitting
from tests.prepared_demo import empty

PUBLIC = "https://meetings.example.org"


@pytest.mark.parametrize("private", [False, True])
def test_a_private_meeting_has_no_address_to_hand_on(monkeypatch: pytest.MonkeyPatch, private: bool) -> None:
    monkeypatch.setattr(qr_codes, "public_origin", lambda: PUBLIC)
    state = sitting(private=private).state
    handed = qr_codes.Shared(f"{PUBLIC}/m/m1/ar", "meetings.example.org/m/m1/ar", "/m/m1/ar/qr.svg")
    assert qr_codes.shared(state, "/ar") == (None if private else handed)
    assert qr_codes.sharing(state)["here_only"] is False


def test_the_code_is_that_of_the_address_and_needs_no_style() -> None:
    drawn = qr_codes.qr_svg(f"{PUBLIC}/m/m1")
    root = ElementTree.fromstring(drawn)
    assert not [each for each in root.iter() if "style" in each.attrib or each.tag.endswith(("style", "script"))]
    ground, ink = list(root)
    assert (ground.attrib["fill"], ink.attrib["stroke"]) == ("#fff", "#000")
    dark = sum(map(int, re.findall(r"h(\d+)", ink.attrib["d"])))
    assert dark == sum(map(sum, segno.make_qr(f"{PUBLIC}/m/m1", error="m").matrix))


def test_a_code_is_drawn_once_for_everybody_and_by_a_helper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    service = assemble(Settings(data=empty(tmp_path), async_mode="threading", public_url=PUBLIC))
    drawn: list[tuple[str, tuple[object, ...]]] = []

    def run(task: HelperTask[..., Any], *args: Any) -> Any:
        drawn.append((task.name, args))
        return (b"<svg>",)

    service.services.meetings.handle(SYSTEM, "m1", "plan", plan(id="m1"))
    app, page = create_app(service), "/m/m1/ar"
    monkeypatch.setattr(service.services.helpers, "run", run)
    reader = app.test_client()
    answers = [reader.get(f"{page}/qr.svg", base_url=PUBLIC) for _ in range(3)]
    found = [(each.status_code, each.content_type, each.data) for each in answers]
    assert found == [(200, "image/svg+xml", b"<svg>")] * 3
    assert reader.get("/m/m1/xx/qr.svg", base_url=PUBLIC).status_code == 404
    assert drawn == [("qr_codes", ((f"{PUBLIC}{page}",),))]
    service.close()
