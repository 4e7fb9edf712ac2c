"""Which address is handed on, and as what QR code: none that a phone could not open, none of a private meeting."""

import re
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
import segno
from flask import Flask

from interp.config import Settings
from interp.web import public_address
from tests.builders import sitting

PUBLIC = "https://meetings.example.org"


def origin(monkeypatch: pytest.MonkeyPatch, asked: str, own: str = "127.0.0.1", public_url: str = "") -> str | None:
    """Return the origin found by a page asked for under `asked`, on a machine that others reach as `own`."""
    monkeypatch.setattr(public_address, "services", lambda: SimpleNamespace(settings=Settings(public_url=public_url)))
    monkeypatch.setattr(public_address, "reachable_host", lambda _: own)
    with Flask("test").test_request_context(base_url=asked):
        return public_address.public_origin()


def test_the_public_address_of_the_settings_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    assert origin(monkeypatch, "http://192.168.1.5:8000", public_url=PUBLIC) == PUBLIC


def test_an_address_a_phone_can_open_is_handed_on_as_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert origin(monkeypatch, "http://192.168.1.5:8000") == "http://192.168.1.5:8000"


def test_for_a_page_opened_on_the_machine_itself_its_own_address_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert origin(monkeypatch, "http://localhost:8000", own="192.168.1.5") == "http://192.168.1.5:8000"


def test_where_only_this_machine_reaches_the_service_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    assert origin(monkeypatch, "http://localhost:8000") is None
    assert origin(monkeypatch, "http://localhost:8000", own="192.168.1.5", public_url="http://127.0.0.1") is None


@pytest.mark.parametrize("private", [False, True])
def test_a_private_meeting_has_no_address_to_hand_on(monkeypatch: pytest.MonkeyPatch, private: bool) -> None:
    monkeypatch.setattr(public_address, "public_origin", lambda: PUBLIC)
    state = sitting(private=private).state
    handed = public_address.Shared(f"{PUBLIC}/m/m1/ar", "meetings.example.org/m/m1/ar", "/m/m1/ar/qr.svg")
    assert public_address.shared(state, "/ar") == (None if private else handed)
    assert public_address.sharing(state)["here_only"] is False


def test_the_code_is_that_of_the_address_and_needs_no_style() -> None:
    drawn = public_address.qr_svg(f"{PUBLIC}/m/m1")
    root = ElementTree.fromstring(drawn)
    assert not [each for each in root.iter() if "style" in each.attrib or each.tag.endswith(("style", "script"))]
    ground, ink = list(root)
    assert (ground.attrib["fill"], ink.attrib["stroke"]) == ("#fff", "#000")
    dark = sum(map(int, re.findall(r"h(\d+)", ink.attrib["d"])))
    assert dark == sum(map(sum, segno.make_qr(f"{PUBLIC}/m/m1", error="m").matrix))
