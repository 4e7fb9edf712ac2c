"""A delegation's link opens its page and its part of the lists; nobody else gets either."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from interp.config import Settings
from interp.domain.model import commands as do
from interp.domain.model.list_rules import Band, ListRules
from interp.domain.model.parties import Party
from interp.domain.model.scopes import Scope
from interp.domain.model.speaker_lists import ListOfSpeakers
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.languages import INTERFACE_LANGUAGES
from interp.run.app import create_app
from interp.run.assemble import assemble
from tests.builders import BRAZIL, MINUTE, plan
from tests.prepared_demo import empty

MINE = "/api/meetings/m1/list/mine?language=fr"
PAGE = "/m/m1/en/mine"
LIST = ListOfSpeakers("l1", ("i3",), ListRules(bands=(Band("dignitaries"), Band())), seen_by="delegations")
OTHER = Party("delegation", "Kanarienland", id="kan", code="KAN")


@dataclass
class Delegation:
    """A service with a list of two, and what is asked by links."""

    made: Any
    client: Any
    asked: int = 0

    def does(self, *commands: do.Command) -> None:
        for command in commands:
            self.asked += 1
            self.made.services.meetings.handle(Actor("staff", "Staff"), "m1", f"c{self.asked}", command)

    def token(self, scope: str | None, role: str = "attendee", meeting: str | None = "m1") -> str:
        named = Scope(*scope.split(":")) if scope else None
        self.asked += 1
        token: str = self.made.services.access.make_link(f"k{self.asked}", role, meeting, None, 1, scope=named)
        return token

    def ask(self, path: str, scope: str | None = "delegation:br", role: str = "attendee", **more: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.token(scope, role)}"} | more
        return self.client.get(path, headers=headers)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Delegation]:
    made = assemble(Settings(data=empty(tmp_path), async_mode="threading"))
    made.services.meetings.handle(SYSTEM, "m1", "c0", plan())
    found = Delegation(made, create_app(made).test_client())
    found.does(
        do.SetList(LIST), do.InscribeEntry("l1", OTHER, "member", topic="Vogel"),
        do.InscribeEntry("l1", BRAZIL, "member"),
    )
    yield found
    made.close()


def test_a_delegation_is_answered_in_its_language_and_asks_again_by_number(here: Delegation) -> None:
    answer = here.ask(MINE)
    found = answer.get_json()
    (own,) = found["lists"][0]["entries"]
    assert (answer.status_code, own["place"], found["lists"][0]["waiting"]) == (200, 2, 2)
    assert re.search(r"inscription à .*; avant", own["why"]) or own["why"].startswith("inscription à"), own["why"]
    assert [each["party"]["name"]["text"] for each in found["lists"][0]["order"]] == ["Kanarienland", "Brazil"]
    assert "Vogel" not in answer.get_data(as_text=True)
    tag = {"If-None-Match": answer.headers["ETag"]}
    assert here.ask(MINE, **tag).status_code == 304
    here.does(do.WithdrawEntry("c2"))
    again = here.ask(MINE, **tag)
    assert (again.status_code, again.get_json()["lists"][0]["waiting"]) == (200, 1)
    assert again.get_json()["mine_seq"] > found["mine_seq"]


@pytest.mark.parametrize(
    ("scope", "role", "status"),
    [
        (None, "attendee", 403), ("person:br", "attendee", 403), (None, "staff", 403), (None, "chair", 403),
        ("delegation:chad", "attendee", 200),
    ],
)  # fmt: skip
def test_nobody_but_a_delegation_may_ask(here: Delegation, scope: str | None, role: str, status: int) -> None:
    assert [here.ask(path, scope, role).status_code for path in (MINE, PAGE)] == [status] * 2


def test_a_visitor_is_asked_to_sign_in_and_a_link_of_another_meeting_is_refused(here: Delegation) -> None:
    assert here.client.get(MINE).status_code == 401
    page = here.client.get(PAGE)
    assert (page.status_code, page.headers["Location"]) == (303, "/login?next=/m/m1/en/mine")
    elsewhere = {"Authorization": f"Bearer {here.token('delegation:br', meeting='m2')}"}
    everywhere = {"Authorization": f"Bearer {here.token('delegation:br', meeting=None)}"}
    assert [here.client.get(MINE, headers=each).status_code for each in (elsewhere, everywhere)] == [403, 200]
    here.does(do.RestrictMeeting(True))
    assert [here.client.get(MINE, headers=each).status_code for each in (elsewhere, everywhere)] == [401, 401]
    assert here.ask(MINE).status_code == 200


def test_its_link_leads_to_its_page_and_its_captions_to_the_page(here: Delegation) -> None:
    entered = here.client.get(f"/t/{here.token('delegation:br')}")
    assert entered.headers["Location"] == PAGE
    assert f'href="{PAGE}"' in here.client.get("/m/m1/en").get_data(as_text=True)
    assert f'href="{PAGE}"' not in create_app(here.made).test_client().get("/m/m1/en").get_data(as_text=True)


def test_the_page_says_when_its_entries_are_expected_while_that_is_known(here: Delegation) -> None:
    assert 'class="expected"' not in here.ask(PAGE).get_data(as_text=True), "the day of the meeting is over"
    here.does(do.OpenMeeting(), do.OpenItem("i3"))
    page = here.ask(PAGE).get_data(as_text=True)
    assert re.search(r'<p class="expected">begins .*\d\d:\d\d.*–.*\d\d:\d\d', page)
    assert 'data-changes-at="' in page
    number = here.ask(MINE).get_json()["mine_seq"]
    here.does(do.SuspendMeeting())
    assert 'class="expected"' not in here.ask(PAGE).get_data(as_text=True)
    assert here.ask(MINE).get_json()["mine_seq"] > number, "the page asks by this number"


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
def test_the_page_says_place_window_and_order_in_each_language(here: Delegation, language: str) -> None:
    page = here.ask(f"/m/m1/{language}/mine").get_data(as_text=True)
    assert ">2</bdi>" in page and page.count("Kanarienland") == 1 and 'class="mine" aria-current="true"' in page
    assert 'data-window="open"' in page and "Vogel" not in page
    direction = "rtl" if language == "ar" else "ltr"
    assert re.search(rf'<html lang="[^"]+" dir="{direction}"', page)


def test_before_publication_the_page_has_the_count_and_no_name(here: Delegation) -> None:
    opens = here.made.services.clock.now_ms() + 10 * MINUTE
    here.does(do.SetList(ListOfSpeakers("l1", ("i3",), LIST.rules, opens_at=opens, closes_at=opens + MINUTE)))
    page = here.ask(PAGE).get_data(as_text=True)
    assert "Kanarienland" not in page and "The order has not been published." in page
    assert 'data-window="not_yet"' in page and f'data-changes-at="{opens}"' in page
    assert "Place <bdi>2</bdi> of <bdi>2</bdi>" in page
    assert here.ask("/m/m1/de/mine").status_code == 404


def test_the_page_says_when_delegations_inscribe_themselves_and_when_the_desk_does(here: Delegation) -> None:
    starts, now = here.made.services.meetings.state("m1").about.starts_at, here.made.services.clock.now_ms()
    before = starts - now
    rules = replace(LIST.rules, opens_before_ms=before - MINUTE, online_closes_before_ms=before - 2 * MINUTE)
    here.does(do.SetList(replace(LIST, rules=rules)))
    page = here.ask(PAGE).get_data(as_text=True)
    assert 'data-window="not_yet"' in page and "the secretariat already inscribes" in page
    assert f'data-changes-at="{now + MINUTE}"' in page
    rules = replace(rules, opens_before_ms=before + MINUTE)
    here.does(do.SetList(replace(LIST, rules=rules, closes_at=now + 9 * MINUTE)))
    page = here.ask(PAGE).get_data(as_text=True)
    assert 'data-window="open"' in page and "After that, the secretariat inscribes." in page
    rules = replace(rules, online_closes_before_ms=before + 1)
    here.does(do.SetList(replace(LIST, rules=rules)))
    page = here.ask(PAGE).get_data(as_text=True)
    assert 'data-window="at_desk"' in page and "the secretariat still inscribes" in page


def test_a_meeting_without_a_list_says_so(here: Delegation) -> None:
    here.made.services.meetings.handle(SYSTEM, "m2", "c90", plan(id="m2"))
    token = here.token("delegation:br", meeting="m2")
    page = here.client.get("/m/m2/en/mine", headers={"Authorization": f"Bearer {token}"})
    assert "This meeting has no list of speakers yet." in page.get_data(as_text=True)
