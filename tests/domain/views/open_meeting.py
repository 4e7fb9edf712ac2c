"""The small meeting opened, with its first speaker on the floor, as each audience sees it."""

from typing import Any

from interp.domain.model import commands as do
from interp.domain.model.parties import Party
from interp.domain.model.texts import T
from interp.domain.views.attendee import CaptionView, caption_view
from interp.domain.views.booth import BoothView, booth_view
from interp.domain.views.console import ConsoleView, console_view
from tests.builders import Sitting, sitting

OPEN, NEXT = do.OpenMeeting(), do.AdvanceFloor(None)
DRAFT = do.SetText("item.i1.title", "fr", "BROUILLON")
APPROVE = do.ApproveText("item.i1.title", "fr", 1)


def at_s1() -> Sitting:
    return sitting(OPEN, NEXT, chair=Party("person", "Mr. Di Four", "p1"), chair_person="p1")


def original(value: str) -> T:
    return T(value, "en", "original", "source", 1)


def caption(*commands: do.Command, language: str = "fr") -> CaptionView:
    return caption_view(at_s1().does(*commands).state, language)


def wire(value: str) -> dict[str, Any]:
    return {"text": value, "language": "en", "standing": "original", "origin": "source", "revision": 1}


def booth(*commands: do.Command, of: str = "ar") -> BoothView:
    return booth_view(at_s1().does(*commands).state, of)


def console(*commands: do.Command) -> ConsoleView:
    return console_view(at_s1().does(*commands).state, "en")
