"""The clerk's text strip: a text followed, moved by keys, held, left and withdrawn; booths read it and ask nothing."""

import re
from collections.abc import Callable
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Locator, Page, Route, WebSocketRoute

from interp.domain.text.segments import Segment
from interp.ports import Document, Revision
from interp.store.documents import SqlDocuments
from tests.browser.conftest import Stage
from tests.browser.demo_pages import Hall, live
from tests.browser.looks import LEVELS, broken
from tests.browser.waiting import expect
from tests.filed_statement import section
from tests.server import until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
SENTENCES = ("Thank you, Mr. President.", "We welcome the report.", "It is timely.", "We support it.", "I thank you.")
ARABIC = ("شكرا سيدي الرئيس.", "نرحب بالتقرير.", "إنه في حينه.", "نحن نؤيده.", "أشكركم.")
LONG = (
    "نرحب بالتقرير الذي قدمه المقرر الخاص، ونشكر الأمانة العامة على إعداده في هذا الوقت القصير، ونؤيد التوصيات الواردة "
    "فيه، ونتطلع إلى مناقشتها مع جميع الدول الأعضاء والمراقبين في الأيام المقبلة."
)
NEXT = {"en": "caption 3 of 5", "ar": "الشرح النصي 3 من 5"}
AHEAD = re.compile(r"^about \d+ words behind at the last correction$")
FURTHER = re.compile(r"^about \d+ words ahead at the last correction$")
NEWS = ('"view"', '"beat"')
HELD = {"en": "On hold", "ar": "متوقفة مؤقتاً"}
OFF = {"en": "Off script", "ar": "خارج النص"}


def file_text(hall: Hall, second: str = ARABIC[1]) -> None:
    """File a text of five sentences for the speech on the floor, in Arabic but for the last."""
    segments = [Segment(f"s{at}", at, at, text) for at, text in enumerate(SENTENCES)]
    texts = (ARABIC[0], second, *ARABIC[2:4])
    arabic = [Revision(f"s{at}", "ar", 1, text, "reviewed", "person") for at, text in enumerate(texts)]
    speech = hall.on_floor()
    paper = Document("d1", hall.meeting["id"], "Statement", "s.txt", "statement", "en", "reviewed", speech)
    writes(hall, lambda drafts: drafts.add(paper, segments, [], arabic))


def writes(hall: Hall, what: Callable[[SqlDocuments], None]) -> None:
    """Write into the drafts."""
    with section(hall.demo.log.parent / "data") as drafts:
        what(drafts)


@pytest.mark.full_size
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_clerk_follows_a_text_by_keys(hall: Hall, language: str) -> None:
    hall.advance()
    hall.ask("floor.pause")  # a clock that runs would release lines of its own while the pages open
    file_text(hall, LONG)
    console = hall.open("console", language)
    reader = hall.open("captions", "ar")
    booth = hall.open("booth", "ar", bypass_csp=True)
    mode, place = console.locator('[data-slot="text-mode"]'), console.locator('[data-slot="text-place"]')
    expect(place).to_be_visible(timeout=10_000)
    console.keyboard.press("h")
    expect(mode).to_have_text(HELD[language])
    jump(console, 1)
    expect(sentence(console, "now")).to_contain_text(SENTENCES[0])
    console.keyboard.press("k")
    expect(sentence(console, "now")).to_contain_text(SENTENCES[1])
    console.keyboard.press("k")
    expect(place).to_have_text(NEXT[language])
    # its clock stands, so that the automatic pace would have stayed where the step before was
    expect(console.locator('[data-slot="text-ahead"]')).to_be_visible()
    if language == "en":
        expect(console.locator('[data-slot="text-ahead"]')).to_have_text(AHEAD)
    expect(sentence(console, "next").locator("[lang=en][dir=ltr]")).to_have_text(SENTENCES[3])
    expect(sentence(console, "now").locator("[lang=ar][dir=rtl]")).to_have_count(int(language == "ar"))
    expect(reader.locator("[data-slot=cues] .cue").last).to_contain_text(ARABIC[2])
    # one step of the clerk's brought all that the Arabic had to say of the sentence before, in cues of two lines
    expect(reader.locator("[data-slot=cues] .words")).to_have_count(5)
    expect(reader.locator("[data-slot=cues] .cue")).to_have_count(3)  # the clauses of a sentence run on as one
    long = reader.locator("[data-slot=cues] .said").nth(1).locator(".words").all_inner_texts()
    assert len(long) == 3 and " ".join(" ".join(long).split()) == LONG
    expect(reader.locator("[data-slot=cues]")).to_contain_text("في الأيام المقبلة.")
    expect(sentence(booth, "now")).to_contain_text(SENTENCES[2])
    expect(sentence(booth, "now").locator("[lang=ar][dir=rtl]")).to_have_text(ARABIC[2])
    assert booth.locator('[data-slot="text"] :is(input, select)').count() == 0
    keeps_to_axe(hall.open("console", language, bypass_csp=True), booth)
    console.keyboard.press("j")
    expect(sentence(console, "now")).to_contain_text(SENTENCES[1])
    expect(console.locator('[data-slot="text-booths"]')).to_contain_text(re.compile("1.*6"))  # a sentence lacks Arabic
    translates_the_last(hall)
    jump(console, 5)
    expect(sentence(booth, "now").locator("[lang=ar][dir=rtl]")).to_have_text(ARABIC[4], timeout=10_000)
    console.keyboard.press("f")
    expect(mode).to_have_text(OFF[language])
    expect(booth.locator('[data-slot="text-mode"]')).to_have_text(OFF["ar"])
    until(lambda: hall.view()["following"]["mode"] == "off_text")
    types_a_line(console)
    expect(reader.locator("[data-slot=cues] .cue").last).to_contain_text("I have one more point.")
    withdraws(console)
    expect(mode).to_have_text(OFF[language])
    expect(reader.locator("[data-slot=cues] .cue")).to_have_count(1)


def translates_the_last(hall: Hall) -> None:
    """Put the Arabic of the last sentence there while the text is being spoken."""
    writes(hall, lambda drafts: drafts.revise("d1", Revision("s4", "ar", 1, ARABIC[4], "reviewed", "person")))


def sentence(page: Page, which: str) -> Locator:
    """Return the sentence being spoken ("now") or the one after it ("next")."""
    return page.locator(f'[data-sentence="{which}"]')


def jump(console: Page, position: int) -> None:
    """Choose a line of the whole text."""
    console.keyboard.press("u")
    lines = console.locator('[data-slot="jump-lines"] button')
    expect(lines).to_have_count(len(SENTENCES))
    lines.nth(position - 1).press("Enter")


def keeps_to_axe(console: Page, booth: Page) -> None:
    """Look at both pages by axe, the booth's at seven to one; what is pressed elsewhere is under the strict policy."""
    for page in (console, booth):
        expect(sentence(page, "now")).to_be_visible()
        assert broken(page, {"runOnly": {"type": "tag", "values": LEVELS}}) == []
    assert broken(booth, {"runOnly": ["color-contrast-enhanced"]}) == []


def types_a_line(console: Page) -> None:
    """Type what the speaker adds, and leave the field."""
    console.keyboard.press("y")
    console.keyboard.type("I have one more point.")
    console.keyboard.press("Enter")
    expect(console.locator("#line-text")).to_have_value("")
    console.keyboard.press("Escape")


def withdraws(console: Page) -> None:
    """Withdraw the text; the first press only asks."""
    console.keyboard.press("w")
    expect(console.locator('[data-slot="edit"]')).to_be_visible()
    expect(console.locator('[data-slot="text-place"]')).to_be_visible()
    console.locator('[data-slot="edit"] button[value="save"]').click()
    expect(console.locator('[data-slot="text-place"]')).to_be_hidden()


@pytest.mark.full_size
@pytest.mark.parametrize("language", ["en", "ar", "ru"])
def test_every_action_is_in_sight_with_the_strip_open_on_a_common_screen(stage: Stage, language: str) -> None:
    page = stage.page("console", language)
    expect(page.locator('[data-slot="text"]')).to_be_visible()
    page.evaluate(
        """lines => {
            const strip = document.querySelector('[data-slot="sentences"]');
            for (const line of lines) {
                const row = document.createElement("div"), said = document.createElement("p");
                Object.assign(row, { className: "sentence" });
                said.textContent = line;
                row.append(document.createElement("span"), said, said.cloneNode(true));
                strip.append(row);
            }
            strip.hidden = false;
        }""",
        ["A sentence of two full lines, as they are cut for captions, of forty-two columns each."] * 2,
    )
    for width, height in ((1280, 800), (1366, 768)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.locator("main").evaluate("each => each.scrollTop") == 0
        for button in page.locator(".actions button:visible").all():
            expect(button).to_be_in_viewport(ratio=1)


@pytest.mark.own_browsers
def test_a_step_from_where_the_captions_no_longer_are_moves_nothing_and_says_so(hall: Hall) -> None:
    hall.advance()
    file_text(hall)
    console = hall.open("console")
    held: list[bool] = []

    def between(line: WebSocketRoute) -> None:
        server = line.connect_to_server()
        # A beat would tell the page that it is behind, and it would join again: for a moment it hears neither.
        server.on_message(lambda said: None if held and any(each in str(said) for each in NEWS) else line.send(said))

    console.route_web_socket("**", between)
    console.reload()
    live(console)
    expect(console.locator('[data-slot="text-place"]')).to_be_visible()
    console.keyboard.press("h")
    jump(console, 1)
    # The pace may have come to the first sentence too: only the hand says that the page has caught up.
    expect(console.locator('[data-slot="text-mode"]')).to_have_text("Manual")
    expect(console.locator('[data-slot="text-place"]')).to_have_text("caption 1 of 5")
    held.append(True)
    hall.ask("caption.follow", action="jump", position=4)
    console.keyboard.press("k")
    expect(console.locator('[data-slot="said"]')).to_contain_text("already at another place: caption 4")
    held.clear()
    assert hall.view("console", token=hall.meeting["tokens"]["console"])["place"]["position"] == 4


def test_the_whole_text_is_listed_when_it_arrives_tells_who_was_ahead_and_moves_nobody_elses(hall: Hall) -> None:
    hall.advance()
    file_text(hall)
    token = hall.meeting["tokens"]["console"]
    until(lambda: (hall.view("console", token=token)["place"] or {"position": 0})["position"] >= 3, every_s=0.25)
    hall.ask("floor.pause")
    console = hall.open("console")
    waiting: list[Route] = []

    def holds(route: Route) -> None:
        waiting.append(route)

    console.route("**/script?*", holds)
    console.reload()
    live(console)
    expect(console.locator('[data-slot="text-place"]')).to_be_visible()
    console.keyboard.press("u")
    expect(console.locator('[data-slot="jump"]')).to_be_visible()
    lines = console.locator('[data-slot="jump-lines"] button')
    expect(lines).to_have_count(0)
    for each in waiting:  # the first may be of the page before
        with suppress(Error):
            each.continue_()
    expect(lines).to_have_count(len(SENTENCES))
    expect(console.locator('[data-slot="jump-lines"] button:focus')).to_have_count(1)
    console.unroute("**/script?*")
    lines.first.press("Enter")
    expect(console.locator('[data-slot="text-ahead"]')).to_have_text(FURTHER)  # by as much as one goes back
    console.keyboard.press("u")
    expect(lines).to_have_count(len(SENTENCES))
    hall.advance()
    expect(console.locator('[data-slot="text-place"]')).to_be_hidden()
    lines.first.click()
    expect(console.locator('[data-slot="said"]')).to_contain_text("Nothing was changed.")
