"""The header of staff pages lists what the server opens for a role and nothing else; a refusal says what it needs."""

import re
from datetime import date
from html import unescape
from itertools import permutations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Blueprint, Flask, g

from interp.config import Settings
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.roles import ROLES, RoleRow
from interp.domain.model.scopes import Scope
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.views.audiences import AUDIENCES, Rule
from interp.domain.views.booth import booth_view
from interp.languages import BY_CODE
from interp.run.app import create_app
from interp.run.assemble import assemble
from interp.web.pages import staff_pages
from interp.web.pages.staff_pages import NearestDay
from tests.builders import plan
from tests.given import given
from tests.prepared_demo import empty
from tests.server import Answer, Outside, Server, ask
from tests.socket_screen import Hall

BOOTHS = tuple(f"booth/{code}" for code in MEETING_LANGUAGES)
WORK = ("console", "chair", "moderator", *BOOTHS, "desk", "technician", "chief")
PUBLIC_PAGES = ("room/en", "en", "en/documents")
EACH = {
    "staff": (*WORK, *PUBLIC_PAGES), "chair": ("chair", *PUBLIC_PAGES),
    "moderator": ("moderator", *PUBLIC_PAGES), "reviser": ("desk", *PUBLIC_PAGES),
    "technician": ("technician", *PUBLIC_PAGES), "chief": ("chief", *PUBLIC_PAGES),
    "interpreter": ("booth/fr", "booth/fr/texts", "room/fr", "fr", "fr/documents"),
}  # fmt: skip


def browser(server: Server, token: str) -> tuple[str, str]:
    """Return the cookie of a browser that came in by a link, and the page the link opened."""
    answer = server.get(f"/t/{token}")
    return answer.headers["set-cookie"].partition(";")[0], answer.headers["location"]


def listed(html: str) -> list[str]:
    """Return the addresses in the list of pages of a header, in order."""
    header = re.search(r'<nav class="staff-head".*?</nav>', html, re.DOTALL)
    assert header
    return [unescape(each) for each in re.findall(r'href="([^"]+)"', header[0].rpartition("<details")[2])]


def languages(html: str) -> dict[str, str]:
    """Return the addresses in the menu of languages of a header."""
    found = re.findall(r'<a href="([^"]+)" lang="[\w-]+" dir="(?:rtl|ltr)" hreflang="([\w-]+)"', html)
    return {code: unescape(address) for address, code in found}


@pytest.mark.parametrize("role", EACH)
def test_the_list_is_what_the_server_opens(hall: Hall, role: str) -> None:
    cookie, home = browser(hall.server, hall.token(role, "fr" if role == "interpreter" else None))
    rows = listed(hall.server.get(home, Cookie=cookie).body)
    links = ["links"] if role == "staff" else []
    assert rows == [*(f"/m/{hall.meeting}/{page}" for page in (*EACH[role], *links)), "/"]
    assert {hall.server.get(each, Cookie=cookie).status for each in rows} == {200}
    others = [f"/m/{hall.meeting}/{page}" for page in WORK if page not in EACH[role]] + ["/proposals"]
    assert {hall.server.get(each, Cookie=cookie).status for each in others} == {403}


def test_the_public_pages_of_a_header_are_those_whose_routes_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    public = staff_pages.public_pages()
    assert public == (("room", "pages.room"), ("captions", "pages.captions"), ("documents", "reading.documents_page"))
    stated = [SimpleNamespace(header=(2, "one"), endpoint="a.b"), SimpleNamespace(header=(1, "other"), endpoint="c.d")]
    monkeypatch.setattr(staff_pages, "every_route", lambda: [*stated, SimpleNamespace(header=(0, ""), endpoint="e.f")])
    assert staff_pages.public_pages.__wrapped__() == (("other", "c.d"), ("one", "a.b"))


def of_every_meeting(outside: Outside) -> str:
    """Return a staff link's token for every meeting, with the page it opens, as the demonstration prints it."""
    return outside.token("staff", None)[1] + "?next=/m/hrc31-1/console"


def test_staff_of_every_meeting_have_the_papers_and_from_there_the_meetings(server: Server, outside: Outside) -> None:
    cookie, home = browser(server, of_every_meeting(outside))
    assert home == "/m/hrc31-1/console"
    rows = listed(server.get(home, Cookie=cookie).body)
    assert rows[-3:] == ["/m/hrc31-1/links", "/proposals", "/"]
    assert "/links" in listed(server.get("/proposals", Cookie=cookie).body)
    assert "/m/hrc31-1/console" in listed(server.get("/proposals", Cookie=cookie).body)
    assert {server.get(each, Cookie=cookie).status for each in rows} == {200}


def test_the_page_of_this_meeting_is_marked(hall: Hall) -> None:
    cookie, home = browser(hall.server, hall.token("chair"))
    current = re.findall(r'href="([^"]+)"[^>]* aria-current="page"', hall.server.get(home, Cookie=cookie).body)
    assert current == [home]


@pytest.mark.parametrize("page", ["/m/{}/console", "/m/{}/chair", "/m/{}/moderator", "/m/{}/desk", "/m/{}/technician"])
def test_a_language_chosen_on_one_page_is_kept_for_the_next(hall: Hall, page: str) -> None:
    cookie, _ = browser(hall.server, hall.token("staff"))
    at = page.format(hall.meeting)
    address = languages(hall.server.get(at, Cookie=cookie).body)["ar"]
    chosen = hall.server.get(f"{at}{address}", Cookie=cookie)
    assert '<html lang="ar" dir="rtl"' in chosen.body
    kept = chosen.headers["set-cookie"].partition(";")[0]
    for other in (at, f"/m/{hall.meeting}/chair", "/"):
        assert '<html lang="ar" dir="rtl"' in hall.server.get(other, Cookie=f"{cookie}; {kept}").body


def test_the_language_of_papers_is_kept_too_and_programs_are_given_none(server: Server, outside: Outside) -> None:
    cookie, _ = browser(server, of_every_meeting(outside))
    assert server.get("/proposals?lang=zh", Cookie=cookie).headers["set-cookie"].startswith("lang=zh")
    assert "set-cookie" not in server.get("/api/meetings?lang=zh").headers


def test_at_the_desk_the_language_of_the_page_leaves_the_working_language(hall: Hall) -> None:
    cookie, home = browser(hall.server, hall.token("reviser"))
    assert languages(hall.server.get(f"{home}?language=fr&lang=en", Cookie=cookie).body)["ru"] == "?language=fr&lang=ru"


def test_a_booth_is_read_in_its_own_language(hall: Hall) -> None:
    staff, _ = browser(hall.server, hall.token("staff"))
    own, home = browser(hall.server, hall.token("interpreter", "fr"))
    booths = {BY_CODE[code].html: f"/m/{hall.meeting}/booth/{code}" for code in MEETING_LANGUAGES}
    assert languages(hall.server.get(home, Cookie=staff).body) == booths
    assert languages(hall.server.get(f"{home}?lang=en", Cookie=own).body) == {}  # one booth is no choice


@pytest.mark.parametrize(
    ("language", "role", "pages"),
    [
        ("en", "This page is open to: Administrator · Conference staff", "You may open:"),
        ("fr", "Cette page est réservée à : Administration · Personnel de conférence", "Vous pouvez ouvrir :"),
    ],
)
def test_a_refused_page_says_for_whom_it_is_and_leads_on(hall: Hall, language: str, role: str, pages: str) -> None:
    cookie, home = browser(hall.server, hall.token("chair"))
    for page in (f"/m/{hall.meeting}/console", "/proposals", "/m/hrc31-1/console"):
        refused = hall.server.get(f"{page}?lang={language}", Cookie=cookie)
        said = re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", refused.body))).replace("\u00a0", " ")
        assert (refused.status, role in said, pages in said) == (403, True, True), said
        assert home in re.findall(r'href="([^"]+)"', refused.body)


def test_a_page_that_is_not_there_leads_on_too(hall: Hall) -> None:
    cookie, home = browser(hall.server, hall.token("chair"))
    for page in ("/m/nowhere/console", "/nothing"):
        assert home in hall.server.get(page, Cookie=cookie).body


@pytest.mark.parametrize(
    ("page", "into"), [("/m/nowhere/en", "/m/nowhere/ar"), ("/login?next=/x", "?next=%2Fx&lang=ar")]
)
def test_refusals_and_the_way_in_can_be_read_in_another_language(server: Server, page: str, into: str) -> None:
    found = languages(server.get(page).body)
    assert found["ar"] == into
    shown = server.get(into if into.startswith("/") else f"/login{into}").body
    assert '<html lang="ar" dir="rtl"' in shown


def test_an_address_like_another_sites_does_not_become_a_link_there(server: Server) -> None:
    assert languages(server.get("//evil.example/x").body)["ar"] == "?lang=ar"


def test_nobody_gets_rights_from_the_front_page(server: Server) -> None:
    front = server.get("/")
    assert "set-cookie" not in front.headers and "/t/" not in front.body
    links = {unescape(each) for each in re.findall(r'(?:href|action)="(/[^"]*)"', front.body)}
    pages = sorted(each for each in links if not each.startswith("/static/"))
    assert pages
    for page in pages:
        answer = server.get(page)
        assert "interp" not in answer.headers.get("set-cookie", ""), page
        assert "staff-head" not in answer.body, page
    for page in WORK:
        assert server.get(f"/m/hrc31-1/{page}").status == 303  # to the page that asks for a password


def sign_out(server: Server, cookie: str) -> Answer:
    """Return the answer to the button."""
    return ask(f"{server.url}/logout", body=b"", headers={"Cookie": cookie, "Origin": server.url})


def test_after_signing_out_the_next_page_says_so(hall: Hall) -> None:
    cookie, home = browser(hall.server, hall.token("chair"))
    shown = hall.server.get(home, Cookie=cookie).body
    assert '<button form="sign-out"' in shown and '<form id="sign-out" method="post" action="/logout">' in shown
    said = "You have signed out on this device."
    assert said in hall.server.get(sign_out(hall.server, cookie).headers["location"], Cookie="interp-signed-out=1").body
    assert said not in hall.server.get("/").body


@pytest.fixture
def made_up(monkeypatch: pytest.MonkeyPatch) -> Flask:
    """Return an app with a role, an audience and a page that the product does not have, and a meeting."""
    row = RoleRow("delegate", "delegation", ("delegation",), link=True, scope="delegation")
    monkeypatch.setitem(ROLES, "delegate", row)
    rule = Rule(booth_view, frozenset({"delegate"}), quick=True, scope="delegation")
    monkeypatch.setitem(AUDIENCES, "delegation", rule)
    monkeypatch.setattr(staff_pages, "WORK", staff_pages.pages_of_work((*ROLES.values(),)))
    app, pages, papers = Flask("made_up"), Blueprint("pages", "p"), Blueprint("papers", "q")
    for name in ("console", "delegation"):
        pages.add_url_rule(f"/m/<meeting>/{name}", name, lambda meeting: meeting)
    app.register_blueprint(pages)
    app.register_blueprint(papers)
    meetings = SimpleNamespace(state=lambda _: given().sat.state)
    app.extensions["interp"] = SimpleNamespace(meetings=meetings)
    return app


@pytest.mark.parametrize(("scope", "pages"), [("delegation", ["delegation", "index"]), ("person", ["index"])])
def test_a_made_up_role_has_its_page_in_the_list(made_up: Flask, scope: str, pages: list[str]) -> None:
    def named(rows: list[Any]) -> list[str]:
        return [row.name for row in rows]

    made_up.extensions["interp"].meetings.listed = lambda: iter(())
    made_up.extensions["interp"].clock = SimpleNamespace(now_ms=lambda: 0)
    with made_up.test_request_context("/m/m1/delegation"):
        g.actors = (Actor("delegate", meeting="m1", scope=Scope(scope, "br")),)
        assert named(staff_pages.open_pages()) == pages


def test_a_bug_in_the_list_of_meetings_shows_a_page_all_the_same(tmp_path: Path) -> None:
    service = assemble(Settings(data=empty(tmp_path), async_mode="threading"))
    service.services.meetings.handle(SYSTEM, "m1", "p", plan(starts_at=10**18, ends_at=10**18 + 1))
    bearer = {"Authorization": f"Bearer {service.services.access.make_link('l1', 'staff', None, None, 1)}"}
    answer = create_app(service).test_client().get("/?lang=fr", headers=bearer)
    service.close()
    assert (answer.status_code, '<html lang="fr"' in answer.text) == (500, True)


@pytest.mark.parametrize(
    ("asked", "kept"), [("", "c"), ("2016-03-01", "a"), ("2016-03-30", "c"), ("no day", "c")],
)  # fmt: skip
def test_of_the_rows_those_of_the_nearest_day_are_kept(asked: str, kept: str) -> None:
    days = {"a": date(2016, 3, 1), "b": date(2016, 3, 6), "c": date(2016, 3, 8), "d": date(2016, 3, 9)}
    for names in permutations(days):
        nearest = NearestDay[str](date(2016, 3, 7), asked)
        for name in (*names, kept):
            nearest.put(days[name], name)
        assert nearest.found == [kept, kept] and nearest.day == days[kept]


def test_when_every_day_is_over_the_last_is_the_nearest() -> None:
    nearest = NearestDay[int](date(2016, 3, 7))
    assert nearest.day is None and nearest.wants(date(2016, 1, 1))
    for number in (2, 5, 3):
        nearest.put(date(2016, 3, number), number)
    assert nearest.found == [5] and not nearest.wants(date(2016, 3, 4))
