"""A paper is brought in, corrected and confirmed on pages, and becomes meetings."""

import re
from contextlib import suppress
from html import unescape
from urllib.parse import urlencode

import pytest

from tests.row_by_row import gathered, row_by_row
from tests.server import Answer, Outside, Server, ask
from tests.sources import ROOT

OWN_SERVER = True  # its tests change accounts, the demonstration, or what the server remembers of an address

PAPER = ROOT / "interp" / "seed" / "hrc31-concept-note.txt"


@pytest.fixture(scope="module")
def cookie(server: Server, outside: Outside) -> str:
    """Return the cookie of a member of staff with a password."""
    outside.access.add_user("rosa", "staff", "correct horse")
    body = urlencode({"name": "rosa", "password": "correct horse"}).encode()
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    return ask(f"{server.url}/login", body=body, headers=form).headers["set-cookie"].partition(";")[0]


def upload(server: Server, cookie: str, name: str, data: bytes, origin: str | None = None) -> Answer:
    """Return the answer to the form with one file in it."""
    edge = "interp-edge"
    head = f'--{edge}\r\nContent-Disposition: form-data; name="paper"; filename="{name}"\r\n\r\n'
    body = head.encode() + data + f"\r\n--{edge}--\r\n".encode()
    kind = f"multipart/form-data; boundary={edge}"
    headers = {"Content-Type": kind, "Cookie": cookie, "Origin": origin or server.url}
    return ask(f"{server.url}/proposals", body=body, headers=headers)


def revision(server: Server, cookie: str, page: str) -> str:
    """Return the number of the corrections that a page shows."""
    found = re.search(r'name="revision" value="(\d+)"', server.get(page, Cookie=cookie).body)
    assert found
    return found[1]


def send(server: Server, cookie: str, page: str, **form: str) -> Answer:
    """Return the answer to the form of a proposal."""
    kind = "application/x-www-form-urlencoded"
    headers = {"Content-Type": kind, "Cookie": cookie, "Origin": server.url}
    return ask(server.url + page, body=urlencode(form).encode(), headers=headers)


def made(server: Server, cookie: str, page: str) -> list[str]:
    """Return the meetings whose consoles the page of a confirmed paper leads to, in its order."""
    listed = server.get(page, Cookie=cookie).body.partition('id="made"')[2]
    return re.findall(r'href="/m/([^/"]+)/console"', listed)


@pytest.fixture
def page(server: Server, cookie: str) -> str:
    """Return the address of a fresh proposal of the seed's paper."""
    answer = upload(server, cookie, "note.txt", PAPER.read_bytes())
    assert answer.status == 303
    return answer.headers["location"]


@pytest.fixture(scope="module")
def unchanged(server: Server, cookie: str) -> str:
    """Return the address of a proposal of the seed's paper that no test changes."""
    return upload(server, cookie, "note.txt", PAPER.read_bytes()).headers["location"]


def test_a_paper_leads_to_its_proposal(server: Server, cookie: str, unchanged: str) -> None:
    shown = server.get(unchanged, Cookie=cookie)
    assert shown.status == 200
    assert "Kate Gilmore" in shown.body
    assert unchanged in server.get("/proposals", Cookie=cookie).body


def test_a_correction_is_kept(server: Server, cookie: str, page: str) -> None:
    answer = send(server, cookie, page, **{"meetings.0.title": "Safety online ✓"})
    assert (answer.status, answer.headers["location"]) == (303, page)
    assert "Safety online ✓" in server.get(page, Cookie=cookie).body


def test_a_confirmed_proposal_becomes_meetings_with_the_corrections(server: Server, cookie: str, page: str) -> None:
    assert send(server, cookie, page, **{"meetings.0.people.0.name": "Zoë O'Hara"}).status == 303
    answer = send(server, cookie, page, confirm="1", revision=revision(server, cookie, page))
    assert answer.status == 303
    assert answer.headers["location"] == f"{page}#made"
    (meeting, _) = made(server, cookie, page)
    view = server.get(f"/api/meetings/{meeting}/programme").body
    assert "Zo\u00eb O'Hara" in view


def field(body: str, path: str) -> str:
    """Return the value of a field of the page, "" when it has none."""
    found = re.search(rf'name="{re.escape(path)}"[^>]*?value="([^"]*)"', body)
    return unescape(found[1]) if found else ""


def test_the_paper_stands_beside_its_fields_and_each_leads_to_the_other(
    server: Server, cookie: str, unchanged: str
) -> None:
    body = server.get(unchanged, Cookie=cookie).body
    assert '<li id="line-41" data-fields="f-meetings-0-people-1-honorific f-meetings-0-people-1-name' in body
    assert re.search(r'name="meetings.0.people.1.name" data-lines="41"', body)
    assert 'href="#line-41"' in body


def test_warnings_are_told_in_the_readers_language_and_lead_to_line_and_field(
    server: Server, cookie: str, unchanged: str
) -> None:
    body = server.get(f"{unchanged}?lang=fr", Cookie=cookie).body
    assert 'est lu comme <bdi dir="auto">31</bdi>' in body
    assert body.index('id="warnings"') < body.index("<form")
    assert '<a href="#f-session-' in body


def test_what_cannot_be_read_is_shown_again_with_what_is_wrong_and_nothing_is_kept(
    server: Server, cookie: str, unchanged: str
) -> None:
    typed = {"meetings.0.starts_at": "nine sharp", "meetings.0.people.1.name": "Typed Name"}
    answer = send(server, cookie, unchanged, **typed)
    assert answer.status == 400
    assert field(answer.body, "meetings.0.starts_at") == "nine sharp"
    assert field(answer.body, "meetings.0.people.1.name") == "Typed Name"
    assert "Enter the day and the hour like this" in answer.body
    assert "Typed Name" not in server.get(unchanged, Cookie=cookie).body


@row_by_row(
    "path, typed, shown",
    [("meetings.0.starts_at", "2016-03-07 9:30", "2016-03-07 09:30"), ("session.number", "32", "32"),
     ("meetings.0.speaking_time.floor_s", "2:30", "2:30"), ("meetings.0.speaking_time.members_s", "3", "3:00"),
     ("meetings.0.blocks.0.budget_s", "55", "55:00"), ("event.as_of", "2016-03-01", "2016-03-01"),
     ("meetings.0.items.0.number", "3 (a)", "3 (a)"), ("meetings.0.people.0.country", "Tunisia", "Tunisia")],
)  # fmt: skip
def test_every_kind_of_field_can_be_corrected(
    server: Server, cookie: str, page: str, path: str, typed: str, shown: str
) -> None:
    assert send(server, cookie, page, **{path: typed}).status == 303
    assert field(server.get(page, Cookie=cookie).body, path) == shown


@row_by_row(
    "path, typed",
    [("meetings.0.blocks.0.budget_s", "long"), ("session.number", "many"), ("meetings.0.items.0.kind", "party"),
     ("meetings.0.timezone", "Atlantis"), ("event.as_of", "soon"), ("meetings.0.ends_at", "2016-03-07T09:00"),
     ("meetings.0.blocks.0.budget_s", "9999")],
)  # fmt: skip
def test_what_a_field_cannot_be_is_refused_at_the_field(
    server: Server, cookie: str, page: str, path: str, typed: str
) -> None:
    answer = send(server, cookie, page, **{path: typed})
    if path.endswith("ends_at"):
        assert answer.status == 303  # a T between day and hour is read too
        return
    assert answer.status == 400
    assert f'id="e-f-{path.replace(".", "-")}"' in answer.body


def test_people_are_added_moved_removed_and_brought_back(server: Server, cookie: str, page: str) -> None:
    first, second = "meetings.0.people.0", "meetings.0.people.1"
    names = [field(server.get(page, Cookie=cookie).body, f"{each}.name") for each in (first, second)]
    answer = send(server, cookie, page, do=f"down {first}", **{f"{first}.topic": "Typed before the press"})
    assert answer.headers["location"].endswith("#down-meetings-0-people-1")
    body = server.get(page, Cookie=cookie).body
    assert [field(body, f"{each}.name") for each in (second, first)] == names
    assert field(body, f"{second}.topic") == "Typed before the press"
    assert send(server, cookie, page, do=f"remove {second}").headers["location"].endswith("#undo")
    assert names[0] not in [field(server.get(page, Cookie=cookie).body, f"{first}.name")]
    assert "Typed before the press" not in server.get(page, Cookie=cookie).body
    send(server, cookie, page, do="undo")
    assert field(server.get(page, Cookie=cookie).body, f"{second}.topic") == "Typed before the press"
    answer = send(server, cookie, page, do="add meetings.0.people")
    assert answer.headers["location"].endswith("#f-meetings-0-people-7-name")


@row_by_row("pressed", ["dance meetings.0", "remove meetings.9", "add event", "remove event.title", "x"])
def test_a_button_that_is_not_there_is_refused(server: Server, cookie: str, unchanged: str, pressed: str) -> None:
    assert send(server, cookie, unchanged, do=pressed).status == 400


def test_two_people_correct_at_once_and_lose_nothing(server: Server, cookie: str, page: str) -> None:
    seen = revision(server, cookie, page)
    assert send(server, cookie, page, revision=seen, **{"meetings.0.title": "Ana’s title"}).status == 303
    answer = send(server, cookie, page, revision=seen, **{"meetings.1.title": "Bo’s title"})
    assert answer.headers["location"].startswith(f"{page}?merged=1")
    body = server.get(page, Cookie=cookie).body
    assert [field(body, f"meetings.{at}.title") for at in (0, 1)] == ["Ana’s title", "Bo’s title"]
    answer = send(server, cookie, page, revision=seen, **{"meetings.0.title": "Bo’s other title"})
    assert answer.status == 409
    assert field(answer.body, "meetings.0.title") == "Bo’s other title"
    assert "Ana’s title" in answer.body
    now = revision(server, cookie, page)
    assert send(server, cookie, page, revision=now, **{"meetings.0.title": "Bo’s other title"}).status == 303


def test_after_a_colleague_moved_things_what_was_typed_is_shown_and_not_misplaced(
    server: Server, cookie: str, page: str
) -> None:
    seen = revision(server, cookie, page)
    send(server, cookie, page, do="remove meetings.0.people.0")
    answer = send(server, cookie, page, revision=seen, **{"meetings.0.people.0.topic": "Typed for the one removed"})
    assert answer.status == 409
    assert "Typed for the one removed" in answer.body
    assert "Typed for the one removed" not in server.get(page, Cookie=cookie).body


def test_nothing_becomes_a_meeting_that_the_page_did_not_show(server: Server, cookie: str, page: str) -> None:
    before = server.get("/api/meetings").json
    assert send(server, cookie, page, confirm="1").status == 400
    seen = revision(server, cookie, page)
    answer = send(server, cookie, page, confirm="1", revision=seen, **{"meetings.0.title": "Just typed"})
    assert answer.headers["location"] == f"{page}?changed=1#make"
    send(server, cookie, page, **{"meetings.0.title": "A colleague’s"})
    old = send(server, cookie, page, confirm="1", revision=seen)
    assert old.headers["location"] == f"{page}?changed=1#make"
    assert server.get("/api/meetings").json == before


def test_after_the_confirmation_the_page_says_what_was_made_and_on_which_day(
    server: Server, cookie: str, page: str
) -> None:
    send(server, cookie, page, **{"session.number": "41"})
    send(server, cookie, page, confirm="1", revision=revision(server, cookie, page))
    with gathered() as row:
        for language, said in (("en", "2 meetings were created"), ("fr", "2 séances"), ("zh", "2016年3月7日星期一")):
            with row(language):
                body = server.get(f"{page}?lang={language}", Cookie=cookie).body
                section = body[body.index('id="made"') :].partition("</section>")[0]
                assert said in re.sub(r"<[^>]+>", "", section)
                assert section.count("/console") == 2


def test_a_finding_stands_at_its_line_and_is_counted_there(server: Server, cookie: str, unchanged: str) -> None:
    body = server.get(unchanged, Cookie=cookie).body
    row = body[body.index('id="r-paper"') :].partition("</ul>")[0]
    assert "▲" in row.partition("</summary>")[0]
    assert "31th" in row.partition("</details>")[2]
    other = body[body.index('id="r-meetings-1-blocks-0"') :].partition("</ul>")[0]
    assert "Afternoon panel" in other


def test_what_is_missing_is_said_at_its_line_and_beside_confirm(server: Server, cookie: str, page: str) -> None:
    send(server, cookie, page, **{"meetings.1.people.2.name": ""})
    body = server.get(page, Cookie=cookie).body
    row = body[body.index('id="r-meetings-1-people-2"') :].partition("</ul>")[0]
    assert 'href="#f-meetings-1-people-2-name"' in row.partition("</details>")[2]
    assert 'class="gap" href="#f-meetings-1-people-2-name"' in body


def test_without_a_meeting_confirm_is_off_and_says_why(server: Server, cookie: str, page: str) -> None:
    send(server, cookie, page, do="remove meetings.1")
    send(server, cookie, page, do="remove meetings.0")
    body = server.get(page, Cookie=cookie).body
    assert re.search(r'name="confirm"[^>]* disabled aria-describedby="cannot"', body)
    assert "This document contains no meeting." in body


def test_a_line_that_holds_what_was_refused_is_open(server: Server, cookie: str, unchanged: str) -> None:
    body = send(server, cookie, unchanged, **{"meetings.0.blocks.0.budget_s": "long"}).body
    assert re.search(r'id="r-meetings-0-blocks-0" open', body)
    assert not re.search(r'id="r-meetings-0-people-0" open', body)


def test_confirmed_twice_makes_no_second_meeting_and_says_so(server: Server, cookie: str, page: str) -> None:
    send(server, cookie, page, **{"session.number": "32"})
    seen = revision(server, cookie, page)
    assert send(server, cookie, page, confirm="1", revision=seen).status == 303
    before = server.get("/api/meetings").json
    assert send(server, cookie, page, confirm="1", revision=seen).status == 422
    assert server.get("/api/meetings").json == before


@row_by_row(
    "path", ["meetings.9.title", "meetings.x.title", "meetings.0.colour", "meetings.0.people", "a.b"]
)
def test_a_field_that_is_not_there_is_refused(server: Server, cookie: str, unchanged: str, path: str) -> None:
    assert send(server, cookie, unchanged, **{path: "x"}).status == 400


def test_a_meeting_without_a_title_cannot_be_confirmed_and_nothing_typed_is_lost(
    server: Server, cookie: str, page: str
) -> None:
    form = {"meetings.0.title": "", "meetings.1.title": "Kept words", "confirm": "1"}
    answer = send(server, cookie, page, revision=revision(server, cookie, page), **form)
    assert answer.status == 422
    assert "Kept words" in answer.body


@pytest.mark.parametrize(
    "name, data",
    [("note.docx", b"PK\x03\x04 broken"), ("note.pdf", b"%PDF-1.4"), ("note.exe", b"MZ"), ("note.txt", b""),
     ("../../etc/passwd", b"x")],
)  # fmt: skip
def test_a_file_that_is_no_paper_is_refused_on_the_same_page(
    server: Server, cookie: str, name: str, data: bytes
) -> None:
    answer = upload(server, cookie, name, data)
    assert answer.status == 400
    assert answer.headers["content-type"].startswith("text/html")


def test_a_form_without_a_file_is_refused(server: Server, cookie: str) -> None:
    assert upload(server, cookie, "", b"").status == 400


def test_another_sites_form_brings_nothing_in(server: Server, cookie: str) -> None:
    assert upload(server, cookie, "note.txt", PAPER.read_bytes(), "http://evil.example").status == 403


def test_a_file_that_is_too_large_is_refused(server: Server, cookie: str) -> None:
    with suppress(OSError):  # the server may hang up before it was sent
        assert upload(server, cookie, "large.txt", b"x" * 20_100_000).status == 400
    assert "large.txt" not in server.get("/proposals", Cookie=cookie).body


@pytest.mark.parametrize("role", ["chair", "reviser"])
def test_only_staff_bring_papers_in(server: Server, outside: Outside, role: str) -> None:
    token = outside.token(role, "hrc31-1")[1]
    other = server.get(f"/t/{token}").headers["set-cookie"].partition(";")[0]
    assert server.get("/proposals", Cookie=other).status == 403
    assert upload(server, other, "note.txt", PAPER.read_bytes()).status == 403


def test_an_unknown_proposal_is_not_found(server: Server, cookie: str) -> None:
    assert server.get("/proposals/none", Cookie=cookie).status == 404


def test_no_traceback_was_written(server: Server) -> None:
    assert "Traceback" not in server.log


@pytest.mark.parametrize(("language", "named"), [("en", "French"), ("fr", "français")])
def test_the_page_asks_about_a_mixed_paper_and_names_its_languages(
    server: Server, cookie: str, language: str, named: str
) -> None:
    french = ROOT / "interp" / "seed" / "statement-panellist.fr.txt"
    page = upload(server, cookie, "mixed.txt", PAPER.read_bytes() + b"\n\n" + french.read_bytes()).headers["location"]
    shown = unescape(re.sub(r"<[^>]+>", "", server.get(f"{page}?lang={language}", Cookie=cookie).body))
    asked = {"en": "The document is in several languages.", "fr": "rédigé en plusieurs langues"}[language]
    assert asked in shown
    assert re.search(rf"(Lines|lignes) \d+( à |–)\d+ (are|sont)[^.]*{named}", shown)


def menu(body: str) -> list[str]:
    """Return what the buttons of the open list of acts send."""
    listed = body.partition('data-slot="menu"')[2].partition("</div>")[0]
    return [unescape(each) for each in re.findall(r'name="do" value="([^"]*)"', listed)]


def follow(server: Server, cookie: str, answer: Answer, language: str = "en") -> str:
    """Return the page that an answer leads to."""
    address = answer.headers["location"].partition("#")[0]
    return server.get(f"{address}{'&' if '?' in address else '?'}lang={language}", Cookie=cookie).body


def test_an_entry_lists_its_acts_and_what_was_typed_is_kept(server: Server, cookie: str, page: str) -> None:
    answer = send(server, cookie, page, do="menu meetings.0.items.1", **{"meetings.0.title": "Typed before"})
    assert answer.headers["location"] == f"{page}?menu=meetings.0.items.1#menu-1"
    body = follow(server, cookie, answer)
    assert menu(body) == [
        "person meetings.0.items.1", "split meetings.0.items.1", "to meetings.0.items.1 1", "to meetings.0.items.1 2",
    ]  # fmt: skip
    assert field(body, "meetings.0.title") == "Typed before"
    assert "Move to meeting" in body


@row_by_row("path", ["event", "meetings.9", "line.9999", "line.x", "", "meetings.0.people.0.name"])
def test_an_entry_that_is_not_there_has_no_acts(server: Server, cookie: str, unchanged: str, path: str) -> None:
    assert send(server, cookie, unchanged, do=f"menu {path}").status == 400
    assert menu(server.get(f"{unchanged}?menu={path}", Cookie=cookie).body) == []


def test_items_and_people_change_their_meeting_and_it_is_undone(server: Server, cookie: str, page: str) -> None:
    before = server.get(page, Cookie=cookie).body
    answer = send(server, cookie, page, do="to meetings.0.people.1 1")
    assert answer.headers["location"] == f"{page}?done=to#at-meetings-1-people-7"
    body = follow(server, cookie, answer)
    assert field(body, "meetings.1.people.7.name") == "Kate Gilmore"
    assert "Kate Gilmore" not in [field(body, f"meetings.0.people.{at}.name") for at in range(7)]
    assert re.search(r'role="status" data-slot="done">Moved to another meeting', body)
    answer = send(server, cookie, page, do="undo")
    assert answer.headers["location"] == f"{page}?done=undo#make"
    name = "meetings.0.people.1.name"
    assert field(follow(server, cookie, answer), name) == field(before, name)


def test_meetings_are_split_and_merged_and_what_is_missing_is_gone_to(server: Server, cookie: str, page: str) -> None:
    answer = send(server, cookie, page, do="split meetings.0.items.6")
    assert answer.headers["location"] == f"{page}?done=split#at-meetings-1"
    body = follow(server, cookie, answer)
    assert field(body, "meetings.1.title") == "Interactive discussion, second round"
    assert [field(body, f"meetings.{at}.starts_at")[11:] for at in (0, 1)] == ["09:00", "11:00"]
    answer = send(server, cookie, page, do="merge meetings.1")
    assert answer.headers["location"].startswith(f"{page}?done=merge#")
    assert 'name="meetings.2.title"' not in follow(server, cookie, answer)
    send(server, cookie, page, **{"meetings.1.starts_at": ""})
    answer = send(server, cookie, page, do="split meetings.1.items.1")
    assert answer.headers["location"].endswith("#f-meetings-2-starts_at")


def test_items_people_and_lines_are_changed_into_each_other(server: Server, cookie: str, page: str) -> None:
    body = follow(server, cookie, send(server, cookie, page, do="item meetings.0.people.1"))
    name = "Ms. Kate Gilmore, United Nations Deputy High Commissioner for Human Rights"
    place = re.search(rf'name="meetings.0.items.(\d+).title"[^>]*>{name}<', body)
    assert place
    body = follow(server, cookie, send(server, cookie, page, do=f"person meetings.0.items.{place[1]}"))
    people = [field(body, f"meetings.0.people.{at}.name") for at in range(7)]
    assert "Kate Gilmore" in people
    answer = send(server, cookie, page, do="menu line.68")
    body = follow(server, cookie, answer)
    assert menu(body)[:2] == ["person line.68 1", "item line.68 1"]
    assert re.search(r'id="line-68".*?data-slot="menu"', body, re.DOTALL)
    answer = send(server, cookie, page, do="item line.68 1")
    place = re.search(r"#at-meetings-1-items-(\d+)$", answer.headers["location"])
    assert place
    assert field(follow(server, cookie, answer), f"meetings.1.items.{place[1]}.title") == "Chair"


def test_an_item_has_an_hour_of_its_own_on_the_day_of_its_meeting(server: Server, cookie: str, page: str) -> None:
    path = "meetings.0.items.2.starts_at"
    assert send(server, cookie, page, **{path: "10:15"}).status == 303
    assert field(server.get(page, Cookie=cookie).body, path) == "2016-03-07 10:15"
    assert send(server, cookie, page, **{"meetings.0.timezone": "Africa/Nairobi"}).status == 303
    assert field(server.get(page, Cookie=cookie).body, path) == "2016-03-07 10:15"
    answer = send(server, cookie, page, **{path: "quarter past"})
    assert (answer.status, field(answer.body, path)) == (400, "quarter past")
    assert f'id="e-f-{path.replace(".", "-")}"' in answer.body
    late = {"meetings.0.starts_at": "2016-03-07 22:00", "meetings.0.ends_at": "2016-03-08 01:00"}
    assert send(server, cookie, page, **late).status == 303
    assert send(server, cookie, page, **{path: "0:30"}).status == 303
    assert field(server.get(page, Cookie=cookie).body, path) == "2016-03-08 00:30"


def test_documents_are_corrected_added_and_planned(server: Server, cookie: str, page: str) -> None:
    answer = send(server, cookie, page, do="add documents", **{"documents.1.public": "A/HRC/31/35"})
    assert answer.headers["location"] == f"{page}#f-documents-3-public"
    form = {"documents.3.public": "A/HRC/31/99", "documents.3.title": "Report", "treaties.0.title": "Typed treaty"}
    assert send(server, cookie, page, **form).status == 303
    assert send(server, cookie, page, do="remove documents.0").status == 303
    body = server.get(page, Cookie=cookie).body
    assert [field(body, f"documents.{at}.public") for at in (0, 2)] == ["A/HRC/31/35", "A/HRC/31/99"]
    assert field(body, "treaties.0.title") == "Typed treaty"
    send(server, cookie, page, confirm="1", revision=revision(server, cookie, page), **{"session.number": "77"})
    send(server, cookie, page, confirm="1", revision=revision(server, cookie, page))
    meeting, _ = made(server, cookie, page)
    listed = server.get(f"/api/meetings/{meeting}/documents").json["references"]
    assert {"A/HRC/31/35", "A/HRC/31/99"} <= {each["symbol"] for each in listed}
    assert "Typed treaty" in {each["title"] for each in listed}


def test_everything_is_had_again_as_it_was_read(server: Server, cookie: str, page: str) -> None:
    assert 'id="reset"' not in server.get(page, Cookie=cookie).body
    assert send(server, cookie, page, do="reset").status == 422
    send(server, cookie, page, do="remove meetings.1")
    assert 'id="reset"' in server.get(page, Cookie=cookie).body
    answer = send(server, cookie, page, do="reset")
    assert answer.headers["location"] == f"{page}?done=reset#undo"
    assert 'name="meetings.1.title"' in follow(server, cookie, answer)
    assert 'name="meetings.1.title"' not in follow(server, cookie, send(server, cookie, page, do="undo"))


def test_an_act_on_an_outdated_page_is_refused_and_nothing_typed_is_lost(
    server: Server, cookie: str, page: str
) -> None:
    seen = revision(server, cookie, page)
    send(server, cookie, page, do="to meetings.0.people.1 1")
    typed = {"meetings.0.title": "My title"}
    answer = send(server, cookie, page, do="split meetings.0.items.3", revision=seen, **typed)
    assert answer.status == 409
    assert "My title" in answer.body
    assert 'name="meetings.2.title"' not in server.get(page, Cookie=cookie).body
    answer = send(server, cookie, page, do="merge meetings.0", **typed, **{"meetings.0.starts_at": "nine"})
    assert (answer.status, field(answer.body, "meetings.0.title")) == (400, "My title")
    assert 'name="meetings.1.title"' in server.get(page, Cookie=cookie).body


@row_by_row(
    ("language", "said"), [("fr", "Commencer une nouvelle séance"), ("ar", "بدء جلسة جديدة"), ("zh", "另设一次会议")]
)
def test_the_acts_are_in_the_readers_language(
    server: Server, cookie: str, unchanged: str, language: str, said: str
) -> None:
    assert said in server.get(f"{unchanged}?menu=meetings.0.items.1&lang={language}", Cookie=cookie).body


@row_by_row("pressed", ["to meetings.0.items.0 9", "to meetings.0.items.0", "split meetings.0.items.0",
                        "merge meetings.1", "person line.1 9", "item line.0 0", "menu"])  # fmt: skip
def test_an_act_that_cannot_be_is_refused(server: Server, cookie: str, unchanged: str, pressed: str) -> None:
    assert send(server, cookie, unchanged, do=pressed).status == 400
