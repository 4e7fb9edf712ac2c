"""What is typed at the desk and not saved is lost by no key, no page, no killed server and no killed browser."""

import json
import urllib.request
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from playwright.sync_api import Dialog, Locator, Page, Route

from benchmarks.survival import OPENING_MS, filed, kill, killable, opened
from interp.store.open_stores import look_at_stores
from interp.store.tables.drafting_tables import working_copy
from tests.browser.demo_pages import Hall, home, link_for
from tests.browser.page_texts import text
from tests.browser.waiting import expect
from tests.filed_statement import file_statement, section
from tests.forked_demo import forked_demo
from tests.server import until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
WORDS = "Nos reunimos para hablar de los derechos del ni"


@dataclass
class Desk:
    """A demonstration with one statement filed that has nothing in Spanish."""

    hall: Hall
    document: str

    def open(self, **options: Any) -> Page:
        """Return the desk, in a browser of its own, with the statement open."""
        page = self.hall.open("desk", query="language=es&lang=en", **options)
        page.goto(f"{page.url}#{self.document}")
        expect(lines(page)).to_have_count(6, timeout=OPENING_MS)
        return page

    def get(self, what: str) -> Any:
        """Return what the service answers about the document, to the desk's own link."""
        token = self.hall.meeting["tokens"]["desk"]
        path = f"{self.hall.demo.url}/api/meetings/{self.hall.meeting['id']}/documents/{self.document}/{what}"
        asked = urllib.request.Request(path, headers={"Authorization": f"Bearer {token}"})
        with urllib.request.urlopen(asked, timeout=60) as answer:
            return json.load(answer)

    def copies(self) -> list[str]:
        """Return the words of the working copies that the service has."""
        with closing(look_at_stores(home(self.hall.demo))) as stores, stores.drafting.reading() as connection:
            query = sa.select(working_copy.c.words).where(working_copy.c.document == self.document)
            return [*connection.scalars(query)]

    def saved(self) -> list[str | None]:
        """Return the Spanish text of each sentence, as saved."""
        return [line["revision"] and line["revision"]["value"] for line in self.get("text/es")["lines"]]


def lines(page: Page) -> Locator:
    return page.locator('[data-slot="lines"] > li')


def field(page: Page, place: int = 2) -> Locator:
    """Return the field of a sentence, which is there while that is the current one."""
    return lines(page).nth(place).locator("textarea")


def value(page: Page, place: int = 2) -> Locator:
    """Return the text of a sentence that is not the current one."""
    return lines(page).nth(place).locator(".value")


def standing(page: Page) -> Locator:
    """Return what the pane says of the current sentence's state."""
    return page.locator('[data-slot="sentence-standing"]')


def said(page: Page) -> Locator:
    """Return what the pane says became of the last action."""
    return page.locator('[data-slot="sentence-said"]')


def entered(page: Page, place: int = 2) -> None:
    """Make a sentence the current one, with its field open."""
    lines(page).nth(place).focus()
    page.keyboard.press("Enter")
    expect(field(page, place)).to_be_focused()


def typed(page: Page, place: int = 2, words: str = WORDS) -> None:
    """Type into a sentence, key by key, as somebody does who is interrupted in mid-word."""
    entered(page, place)
    page.keyboard.type(words)


def keeps(page: Page, place: int = 2, words: str = WORDS) -> None:
    """A sentence shows a working copy in its row, without being the current one."""
    expect(value(page, place)).to_have_text(words)
    expect(lines(page).nth(place).locator(".margin")).to_contain_text(text("desk.unsaved"))


def left(page: Page) -> int:
    """Return how many working copies the browser itself keeps."""
    return int(page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('interp.copy.')).length"))


def answering(page: Page, ready: Callable[[], bool]) -> None:
    """Wait until something is so, while the page's requests and questions are answered."""

    def looked() -> bool:
        page.wait_for_timeout(50)
        return ready()

    until(looked)


def holding(route: Route, held: list[Route]) -> None:
    """Keep what is being saved on its way; what is only looked up goes on."""
    if route.request.method == "POST":
        held.append(route)
    else:
        route.continue_()


@pytest.fixture
def desk(desk_hall: Hall) -> Desk:
    return with_statement(desk_hall)


def with_statement(hall: Hall) -> Desk:
    """Return the desk of a statement of its own."""
    with section(hall.demo.log.parent / "data") as drafts:
        return Desk(hall, file_statement(drafts, str(hall.meeting["id"]), name=uuid4().hex))


def test_typing_is_back_after_esc_j_reload_and_close_and_is_no_translation(desk: Desk) -> None:
    page = desk.open()
    typed(page)
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(lines(page).nth(3)).to_be_focused()
    keeps(page)
    page.reload()
    keeps(page)
    entered(page)
    expect(field(page)).to_have_value(WORDS)
    expect(standing(page)).to_contain_text("working copy, not saved")
    page.get_by_role("button", name=text("desk.close")).click()
    expect(lines(page)).to_have_count(0)
    page.goto(f"{page.url.partition('#')[0]}#{desk.document}")
    keeps(page)
    assert desk.saved() == [None] * 6
    page.context.close()
    desk.hall.contexts.clear()
    another = desk.open()  # a browser that has never been here
    keeps(another)
    entered(another)
    another.keyboard.press("End")
    another.keyboard.type("ño.")
    another.keyboard.press("Control+Enter")
    expect(lines(another).nth(2)).to_have_attribute("data-standing", "draft")
    until(lambda: desk.saved()[2] == f"{WORDS}ño.")
    until(lambda: desk.copies() == [])
    assert left(another) == 0


def test_typing_outlives_a_killed_server_and_is_sent_when_it_is_back(hall: Hall) -> None:
    desk = with_statement(hall)
    page = desk.open()
    typed(page, 1, "Señor Presidente")
    until(lambda: desk.copies() == ["Señor Presidente"])
    until(lambda: left(page) == 0)
    desk.hall.demo.process.kill()
    desk.hall.demo.process.wait()
    typed(page)
    expect(standing(page)).to_contain_text("saved in this browser")
    assert left(page) == 1
    folder, port = desk.hall.demo.log.parent, int(desk.hall.demo.url.rpartition(":")[2])
    with forked_demo(folder, settings={"INTERP_WORKER": "0"}, port=port):
        until(lambda: sorted(desk.copies()) == sorted(["Señor Presidente", WORDS]))
        until(lambda: left(page) == 0)
        page.reload()
        keeps(page)
        keeps(page, 1, "Señor Presidente")


def test_nobody_waits_between_two_sentences_and_an_error_brings_one_back(desk: Desk) -> None:
    page, held = desk.open(), list[Route]()
    page.route("**/text/es/*", lambda route: holding(route, held))
    for place in (1, 2):
        typed(page, place, f"Frase {place}.")
        page.keyboard.press("Control+Shift+Enter")
        expect(lines(page).nth(place + 1)).to_be_focused()
        expect(lines(page).nth(place)).to_have_attribute("data-saving", "")
    assert (len(held), desk.saved()) == (1, [None] * 6)  # in order: the second waits for the first
    refused = {"ok": False, "error": {"code": "refused", "message": "Not today.", "args": {}, "retry": False}}
    held.pop().fulfill(status=422, json=refused)
    expect(lines(page).nth(1)).to_be_focused()
    expect(said(page)).to_have_text("2 Not today.")
    expect(field(page, 1)).to_have_value("Frase 1.")
    answering(page, lambda: len(held) == 1)
    held.pop().continue_()
    expect(lines(page).nth(2)).to_have_attribute("data-standing", "reviewed")
    assert desk.saved()[1:3] == [None, "Frase 2."]
    until(lambda: desk.copies() == ["Frase 1."])
    page.unroute_all(behavior="wait")


def test_what_is_typed_on_while_it_is_being_saved_stays_and_undoing_waits_for_an_approval(desk: Desk) -> None:
    page, held = desk.open(), list[Route]()
    page.route("**/text/es/*", lambda route: holding(route, held))
    typed(page, 1, "Señor")
    page.keyboard.press("Control+Enter")
    answering(page, lambda: len(held) == 1)
    page.keyboard.type(" Presidente")
    page.keyboard.press("Alt+ArrowDown")
    held.pop().continue_()
    expect(lines(page).nth(1)).not_to_have_attribute("data-saving", "")
    assert desk.saved()[1] == "Señor"
    keeps(page, 1, "Señor Presidente")
    until(lambda: desk.copies() == ["Señor Presidente"])
    entered(page, 1)
    page.keyboard.press("Control+Shift+Enter")
    answering(page, lambda: len(held) == 1)
    lines(page).nth(1).focus()
    page.keyboard.press("u")
    held.pop().continue_()
    expect(lines(page).nth(1)).not_to_have_attribute("data-saving", "")
    expect(field(page, 1)).to_have_value("Señor")
    expect(lines(page).nth(1)).to_have_attribute("data-standing", "draft")
    assert desk.saved()[1] == "Señor"
    page.unroute_all(behavior="wait")


def test_a_text_refused_elsewhere_is_named_until_one_goes_there_and_kept_where_its_document_was_closed(
    desk: Desk,
) -> None:
    page, held = desk.open(), list[Route]()
    page.route("**/text/es/*", lambda route: holding(route, held))
    typed(page, 1, "Frase 1.")
    page.keyboard.press("Control+Shift+Enter")
    answering(page, lambda: len(held) == 1)
    page.keyboard.press("Enter")
    page.keyboard.type("Otra")
    refused = {"ok": False, "error": {"code": "refused", "message": "Not today.", "args": {}, "retry": False}}
    held.pop().fulfill(status=422, json=refused)
    told = page.locator('[data-slot="document-said"]')
    expect(told).to_contain_text(text("desk.came_back"))
    expect(field(page)).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    keeps(page, 2, "Otra")
    keeps(page, 1, "Frase 1.")
    told.get_by_role("button", name=text("desk.go_there")).click()
    expect(lines(page).nth(1)).to_be_focused()
    expect(told).to_be_hidden()
    is_kept_where_its_document_was_closed(desk, page, held)


def is_kept_where_its_document_was_closed(desk: Desk, page: Page, held: list[Route]) -> None:
    """Close the document while a text is on its way, which does not arrive."""
    typed(page, 3)
    page.keyboard.press("Control+Shift+Enter")
    answering(page, lambda: len(held) == 1)
    page.get_by_role("button", name=text("desk.close")).click()
    expect(lines(page)).to_have_count(0)
    held.pop().abort()
    page.goto(f"{page.url.partition('#')[0]}#{desk.document}")
    keeps(page, 3)
    expect(page.locator("[data-line] textarea")).to_have_count(0)
    page.unroute_all(behavior="wait")


def test_words_taken_over_from_a_colleague_and_undone_stay_the_colleagues(desk: Desk) -> None:
    first = desk.open()
    typed(first)
    until(lambda: desk.copies() == [WORDS])
    first.context.close()
    desk.hall.contexts.clear()
    second = desk.open()  # of the same link
    keeps(second)
    until(lambda: desk.copies() == [WORDS, WORDS])
    entered(second)
    second.keyboard.press("Escape")
    second.keyboard.press("u")
    expect(field(second)).to_have_value("")
    until(lambda: desk.copies() == [WORDS])
    with second.expect_response(lambda answer: "/copies/es" in answer.url and answer.request.method == "GET"):
        second.reload()
    expect(lines(second)).to_have_count(6, timeout=OPENING_MS)
    expect(lines(second).nth(2).locator(".margin")).not_to_contain_text(text("desk.unsaved"))
    keeps(desk.open())


def test_two_at_one_sentence_know_it_and_both_texts_stay(desk: Desk) -> None:
    first, second = desk.open(), desk.open()
    typed(first)
    expect(lines(second).nth(2).locator(".busy")).to_contain_text("is writing here.")
    expect(second.locator('[data-slot="colleagues"]')).to_contain_text("Also in this document")
    entered(second)
    second.keyboard.type("x")
    expect(said(second)).to_contain_text("Type again to write all the same")
    expect(field(second)).to_have_value("")
    second.keyboard.type("Hablamos")
    expect(field(second)).to_have_value("Hablamos")
    first.keyboard.type("ño.")
    first.keyboard.press("Control+Enter")
    expect(lines(second).nth(2).locator(".conflict")).to_contain_text(f"{WORDS}ño.")
    expect(field(second)).to_have_value("Hablamos")
    second.keyboard.press("Control+Enter")  # replaces nothing that was not seen
    expect(lines(second).nth(2).locator(".conflict")).to_be_visible()
    assert desk.saved()[2] == f"{WORDS}ño."
    second.reload()
    keeps(second, words="Hablamos")
    expect(lines(second).nth(2).locator(".conflict")).to_contain_text(f"{WORDS}ño.")


def test_the_copy_of_a_sentence_that_left_the_document_can_still_be_read(desk: Desk) -> None:
    page = desk.open()
    typed(page)
    until(lambda: desk.copies() == [WORDS])
    with section(desk.hall.demo.log.parent / "data") as drafts:
        found = drafts.document(desk.document)
        assert found
        drafts.add(found, [each for each in drafts.segments(desk.document) if each.ordinal != 2], [])
    expect(lines(page)).to_have_count(5, timeout=OPENING_MS)
    left_copies = page.locator('[data-slot="left-copies"]')
    expect(left_copies).to_contain_text(WORDS)
    page.reload()
    expect(left_copies).to_contain_text(WORDS, timeout=OPENING_MS)
    left_copies.get_by_role("button", name=text("desk.discard_copy")).click()
    expect(left_copies).to_be_hidden()
    until(lambda: desk.copies() == [])


@pytest.mark.own_browsers
def test_signing_out_waits_for_the_last_words_or_asks(desk: Desk) -> None:
    page, asked = desk.open(), list[str]()

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", answer)
    page.route("**/copies/es?*", lambda route: route.abort() if route.request.method == "PUT" else route.continue_())
    typed(page)
    page.evaluate("document.getElementById('sign-out').requestSubmit()")
    answering(page, lambda: asked != [])
    assert "only in this browser" in asked[0]
    expect(field(page)).to_have_value(WORDS)
    page.unroute_all(behavior="wait")
    page.evaluate("document.getElementById('sign-out').requestSubmit()")
    page.wait_for_url(f"{desk.hall.demo.url}/")
    assert (len(asked), left(page), desk.copies()) == (1, 0, [WORDS])


def test_what_is_typed_is_not_kept_for_somebody_else_who_signs_in_in_the_same_browser(desk: Desk) -> None:
    page = desk.open()
    typed(page)
    until(lambda: desk.copies() == [WORDS])
    told, door = page.locator('[data-slot="other-account"]'), page.context.new_page()
    page.context.clear_cookies()
    door.goto(f"{desk.hall.demo.url}/t/{link_for(desk.hall.demo, 'reviser', desk.hall.meeting['id'])}")
    page.bring_to_front()
    expect(told).to_contain_text("Somebody else has signed in in this browser.")
    page.keyboard.type("ño.")
    page.keyboard.press("Control+Enter")
    expect(said(page)).to_contain_text("Somebody else has signed in in this browser.")
    expect(field(page)).to_have_value(f"{WORDS}ño.")
    assert (desk.copies(), desk.saved()[2], left(page)) == ([WORDS], None, 1)
    page.context.clear_cookies()
    door.goto(desk.hall.link("desk"))
    page.bring_to_front()
    expect(told).to_be_hidden()
    until(lambda: desk.copies() == [f"{WORDS}ño."])
    page.keyboard.press("Control+Enter")
    until(lambda: desk.saved()[2] == f"{WORDS}ño.")


@pytest.mark.own_browsers
def test_leaving_asks_only_where_nothing_could_be_kept(desk: Desk) -> None:
    page, asked = desk.open(), list[str]()

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.route("**/copies/es?*", lambda route: route.abort() if route.request.method == "PUT" else route.continue_())
    typed(page)
    page.reload()
    keeps(page)
    assert asked == []
    page.evaluate("void (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); })")
    typed(page, 3, "La tecnolog")
    expect(standing(page)).to_contain_text("Do not close this page.")
    page.reload()
    assert asked == ["beforeunload"]
    page.unroute_all(behavior="wait")


@pytest.mark.torture("tests/bench/test_desk_review.py::test_the_quick_run_reviews_a_statement_by_keyboard")
def test_a_browser_killed_in_mid_word_loses_nothing_that_the_service_had(desk: Desk, tmp_path: Path) -> None:
    kind = desk.hall.browser.browser_type
    for number in range(10):
        document = filed(desk.hall, f"kill{number}")
        with killable(kind, tmp_path / f"{number}") as (browser, process):
            page = opened(browser, desk.hall, document)
            typed(page)
            until(lambda: Desk(desk.hall, document).copies() == [WORDS])  # noqa: B023
            page.keyboard.type("ño y de la fam")
            kill(process)
        with killable(kind, tmp_path / f"{number}") as (browser, _):
            page = opened(browser, desk.hall, document)
            expect(value(page)).not_to_have_text("")
            back = value(page).inner_text()
        assert f"{WORDS}ño y de la fam".startswith(back)
        assert back.startswith(WORDS)
