"""Fills a round of a running demonstration with a long list of speakers."""

import json
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from interp.domain.model.commands import AddSpeech, Command, InscribeEntry, SetList
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.rules.permissions import Actor
from interp.run.assemble import assemble
from tests.browser.demo_pages import Hall, home

STAFF = Actor("staff", "Staff")
BANDS = ListRules(bands=(Band("dignitaries"), Band("members"), Band("observers"), Band("ngo"), Band()))


def programme_rows(hall: Hall) -> list[dict[str, Any]]:
    """Return the rows of the morning's programme."""
    address = f"{hall.demo.url}/api/meetings/{hall.meeting['id']}/programme?language=en"
    with urllib.request.urlopen(address, timeout=60) as answer:
        return list(json.load(answer)["items"])


def round_of(hall: Hall) -> str:
    """Return the id of the first round of the morning's meeting."""
    return next(str(row["item"]["id"]) for row in programme_rows(hall) if row["item"]["kind"] == "floor_round")


def fill(hall: Hall, *parties: Party) -> None:
    """Add parties to that round, which has no list."""
    item = round_of(hall)
    does(hall, *(AddSpeech(item, party) for party in parties))


def inscribe(hall: Hall, *commands: InscribeEntry) -> None:
    """Give that round a list with an order by bands, and inscribe on it."""
    does(hall, SetList(ListOfSpeakers("l1", (round_of(hall),), BANDS)), *commands)


def does(hall: Hall, *commands: Command) -> None:
    """Carry out commands in the demonstration's folder: a screen may send only some a second."""
    service = assemble(home(hall.demo))
    for number, command in enumerate(commands):
        service.services.meetings.handle(STAFF, hall.meeting["id"], f"filled-{number}", command)
    service.close()


@dataclass(frozen=True, slots=True)
class Drawn:
    """What Chromium did while an act was done: of how many elements it worked out the style, at most at one time and in
    all, how many boxes it laid out again in all, and how often the list's script asked for a layout before its time.
    """

    at_once: int
    styled: int
    laid_out: int
    asked: int


def drawn(page: Page, act: Callable[[], None]) -> Drawn:
    """Return what is drawn by an act. Only the page's scripts may look at the page meanwhile: an expectation that is
    not met asks for the name of every row, which styles and lays out those out of sight."""
    session, told = page.context.new_cdp_session(page), list[Any]()
    ended = False

    def end(_: object) -> None:
        nonlocal ended
        ended = True

    session.on("Tracing.dataCollected", lambda some: told.extend(some["value"]))
    session.on("Tracing.tracingComplete", end)
    kinds = ["devtools.timeline", "disabled-by-default-devtools.timeline.stack"]
    session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": {"includedCategories": kinds}})
    act()
    session.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(20)
    session.detach()
    styled = [each["args"].get("elementCount", 0) for each in told if each["name"] == "UpdateLayoutTree"]
    begun = [each["args"].get("beginData", {}) for each in told if each["name"] == "Layout"]
    asked = sum(any("programme_rows" in each["url"] for each in one.get("stackTrace", ())) for one in begun)
    return Drawn(max(styled), sum(styled), sum(one.get("dirtyObjects", 0) for one in begun), asked)
