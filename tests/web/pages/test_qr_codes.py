"""What is handed on, and as what QR code: nothing of a private meeting, and a code that needs no style."""

import re
from xml.etree import ElementTree

import pytest
import segno

from interp.web.pages import qr_codes
from tests.builders import sitting

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
