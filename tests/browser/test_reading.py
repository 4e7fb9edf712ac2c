"""Attendees read captions in Arabic and Chinese side by side while they are released, corrected and withdrawn."""

import json
import re
import urllib.request
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pytest
from playwright.sync_api import Page

from interp.domain.text.segments import Segment
from interp.store.documents import SqlDocuments
from tests.browser.demo_pages import PHONE, WIDE, Hall, live
from tests.browser.looks import AXE, LEVELS, broken, picture
from tests.browser.waiting import expect
from tests.filed_statement import SENTENCES, file_statement, revision, section, segments
from tests.row_by_row import gathered
from tests.sample_sizes import size
from tests.server import until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
SPEAKER = "Kate Gilmore"
OUTSIDE = """() => [...document.querySelectorAll("main > :not([hidden]), .halted")]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 0)
    .filter((one) => one.getBoundingClientRect().bottom > innerHeight || one.getBoundingClientRect().top < 0)
    .map((one) => one.className)"""
# Parts of the picture's height; `marked`: the mark, where there is one, stands beside the name.
LOWER_THIRD = """() => {
    const [main, name, words] = ["main", ".name", ".said:last-child .words"].map((one) => document.querySelector(one));
    const box = (node) => node.getBoundingClientRect(), px = (node) => parseFloat(getComputedStyle(node).fontSize);
    const text = document.createRange(), mark = document.querySelector(".said:last-child .mark");
    const m = box(main), n = box(name);
    text.selectNodeContents(words);
    const tops = [...text.getClientRects()].filter(({width}) => width > 1).map(({top}) => Math.round(top / 8));
    const beside = (one) => one.top < n.bottom && one.bottom > n.top && (one.left >= n.right || one.right <= n.left);
    const within = (one) => one.left >= m.left && one.right <= m.right;
    return {
        top: m.top / innerHeight, bottom: m.bottom / innerHeight, lines: new Set(tops).size,
        name: px(name) / innerHeight, caption: px(words) / innerHeight, marked: !mark || beside(box(mark)),
        inside: [words, mark].filter(Boolean).every((one) => within(box(one))),
        cut: main.scrollHeight - main.clientHeight,
    };
}"""


@dataclass(slots=True)
class Reading:
    """A demonstration whose first speaker has a written statement; a clerk moves through it."""

    hall: Hall
    drafts: SqlDocuments
    document: str
    speech: str

    def does(self, name: str, **args: Any) -> None:
        """Ask for a command as staff, over HTTP."""
        body = json.dumps({"id": uuid.uuid4().hex, "name": name, "args": args}).encode()
        address = f"{self.hall.demo.url}/api/meetings/{self.hall.meeting['id']}/commands"
        token = self.hall.meeting["tokens"]["console"]
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        with urllib.request.urlopen(urllib.request.Request(address, body, headers), timeout=60) as answer:
            assert json.load(answer)["ok"]

    def get(self, what: str) -> Any:
        """Return what the service answers a passer-by."""
        address = f"{self.hall.demo.url}/api/meetings/{self.hall.meeting['id']}/{what}"
        with urllib.request.urlopen(address, timeout=60) as answer:
            return json.load(answer)

    def reaches(self, *positions: int) -> None:
        """Move the captions to each position in turn and wait until they were released."""
        for position in positions:
            self.does("caption.follow", action="jump", position=position, speech=self.speech)
            until(lambda: self.get("captions?language=en")["seq"] >= position)  # noqa: B023

    def open(self, language: str, query: str = "", size: dict[str, int] | None = None, **options: Any) -> Page:
        """Open the captions."""
        return self.hall.open("captions", language, query=query, size=size, **options)

    def page(self, path: str) -> str:
        """Return the address of a page of the meeting."""
        return f"{self.hall.demo.url}/m/{self.hall.meeting['id']}/{path}"


@pytest.fixture
def reading(hall: Hall) -> Iterator[Reading]:
    """The first speaker has the floor, and her statement was filed; drafts may be shown."""
    with section(hall.demo.log.parent / "data") as drafts:
        yield begun(hall, drafts)


def begun(hall: Hall, drafts: SqlDocuments) -> Reading:
    """Give the floor to the first speaker, with the statement filed and nothing released."""
    for each in drafts.documents(hall.meeting["id"]):
        drafts.withdraw(each.id, True)  # what the demonstration brought for the same speaker
    hall.advance()
    speech = hall.on_floor()
    assert speech
    made = Reading(hall, drafts, f"{hall.meeting['id']}-statement", speech)
    made.does("caption.follow", action="off_text", speech=speech)  # or the pace would release lines of its own
    file_statement(drafts, hall.meeting["id"], speech)
    until(lambda: (hall.view()["following"] or {}).get("document") == made.document)
    return made


def count(page: Page, number: int) -> None:
    """Wait until so many captions are on the page."""
    expect(page.locator(".cue")).to_have_count(number)


@pytest.mark.full_size
def test_arabic_and_chinese_under_each_other_on_a_phone_and_side_by_side_while_lines_come_and_change(
    reading: Reading,
) -> None:
    page = reading.open("ar", "second=zh", PHONE, device_scale_factor=2)
    for number in (1, 2, 3):
        reading.reaches(number)
        count(page, number)
    picture(page, "captions-ar-zh")
    gap = page.locator(".cue").nth(2).evaluate(
        """cue => { const box = n => cue.querySelector(`[data-column="${n}"]`).getBoundingClientRect();
                    return box(1).top - box(0).bottom; }"""
    )
    assert gap >= -1
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    for number in (4, 5, 6):
        reading.reaches(number)
        count(page, number)
    first, second = page.locator('[data-column="0"] .words'), page.locator('[data-column="1"] .words')
    expect(second.nth(5)).not_to_be_empty()
    assert [each.replace("\n", " ") for each in first.all_inner_texts()] == list(SENTENCES["ar"])
    assert [each.replace("\n", "") for each in second.all_inner_texts()] == list(SENTENCES["zh"])
    expect(first.first).to_have_attribute("dir", "rtl")
    expect(second.first).to_have_attribute("lang", "zh-Hans")
    one, other = first.nth(2).bounding_box(), second.nth(2).bounding_box()
    assert one and other and one["x"] > other["x"] + other["width"]
    expect(page.locator(".cue .turn")).to_have_count(1)
    expect(page.locator(".cue .turn")).to_contain_text(SPEAKER)
    a_correction_on_air_replaces_the_line_where_it_stands(reading, page)


def a_correction_on_air_replaces_the_line_where_it_stands(reading: Reading, page: Page) -> None:
    """Correct the second line's Chinese, beside Arabic."""
    unit = reading.get("captions?language=zh")["cues"][1]["unit"]
    expect(page.locator('.cue:nth-child(2) [data-column="1"] .draft')).not_to_have_count(0)
    reading.does("caption.correct", unit=unit, language="zh", text="主席先生，各位代表。", revision=1)
    expect(page.locator('[data-column="1"] .words').nth(1)).to_have_text("主席先生，各位代表。")
    expect(page.locator('.cue:nth-child(2) [data-column="1"] .draft')).to_have_count(0)
    count(page, 6)


def test_where_a_line_comes_from_is_said_its_original_is_one_tap_away_and_a_browsers_track_reads_it(
    reading: Reading,
) -> None:
    page = reading.open("zh", "second=ar")
    reading.reaches(1, 2)
    expect(page.locator('.said[data-column="0"] .mark')).to_have_text(["草稿", "草稿"])
    expect(page.locator('.said[data-column="1"] .mark')).to_have_count(0)
    runs = page.locator('[data-slot="runs"] .mark')  # said once for the run, at the foot
    expect(runs).to_have_text(["机器翻译 · 样例模型，仅供演示", "已审校"])
    with gathered() as row:
        with row("without scripts"):
            captions_are_there_without_scripts(reading)
        reading.reaches(3)
        with row("original"):
            the_original_is_one_tap_away(page)
        reading.reaches(4)
        with row("track"):
            a_browsers_own_track_reads_the_webvtt(reading, page)


def captions_are_there_without_scripts(reading: Reading) -> None:
    """Look at two lines in a browser without scripts."""
    context = reading.hall.browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    reading.hall.contexts.append(context)
    plain = context.new_page()
    plain.goto(reading.page("ar?second=zh"))
    expect(plain.locator(".cue")).to_have_count(2)
    expect(plain.locator('[data-slot="runs"]')).to_contain_text("ترجمة آلية")
    expect(plain.locator(".turn")).to_contain_text(SPEAKER)


def the_original_is_one_tap_away(page: Page) -> None:
    """Look at what was said in the language of the floor, and put it away again."""
    button = page.locator(".cue").nth(2).locator(".code-button").first
    button.click()
    expect(page.locator(".cue").nth(2).locator(".source .words")).to_contain_text("rights of the child")
    expect(button).to_have_attribute("aria-expanded", "true")
    button.press("Enter")
    expect(page.locator(".cue").nth(2).locator(".source")).to_be_hidden()


def a_browsers_own_track_reads_the_webvtt(reading: Reading, page: Page) -> None:
    """Let a browser's own track read what was spoken until now, and the whole document."""
    offered = page.locator('[data-slot="speech-transcript"] a', has_text="WebVTT").get_attribute("href")
    assert offered and offered.endswith(f"&speech={reading.speech}")
    found = cues_of(reading, page, offered)
    assert len(found) == 4
    assert all(each["text"].startswith("[草稿] ") and each["lasts"] > 0 for each in found)
    assert found[2]["text"].endswith(SENTENCES["zh"][2])
    page.goto(reading.page(f"zh/documents/{reading.document}"))
    whole = page.get_by_role("link", name="WebVTT").get_attribute("href")
    assert whole
    read = cues_of(reading, page, whole)
    assert [each["text"].replace("\n", "") for each in read] == [f"[草稿] {each}" for each in SENTENCES["zh"]]


def test_a_withdrawn_statement_disappears_from_every_page_also_where_no_line_is(reading: Reading) -> None:
    page, room = reading.open("ar", "second=zh"), reading.hall.open("room", "zh")
    paper = reading.open("zh")
    polling, polled = without_a_line(reading)
    reading.reaches(1, 2, 3)
    count(polling, 3)
    count(page, 3)
    expect(room.locator('[data-slot="cues"] .words').last).to_contain_text("儿童权利")
    paper.goto(reading.page(f"zh/documents/{reading.document}?second=ar"))
    expect(paper.locator("article")).to_contain_text(SENTENCES["zh"][1])
    reading.drafts.withdraw(reading.document, True)
    for each in (page, polling):
        count(each, 0)
    expect(room.locator('[data-slot="cues"] .words')).to_have_count(0)
    for each in (paper, polled):
        expect(each.locator("article")).to_have_count(0)
    assert SENTENCES["zh"][1] not in paper.locator("body").inner_text()


def without_a_line(reading: Reading) -> tuple[Page, Page]:
    """Return captions and the document in a browser whose lines to the service are closed: both ask again."""
    context = reading.hall.browser.new_context(viewport={"width": 390, "height": 844})
    reading.hall.contexts.append(context)
    page, document = context.new_page(), context.new_page()
    for each in (page, document):
        each.route_web_socket("**/socket.io/**", lambda socket: socket.close())
    page.goto(reading.page("ar?second=zh"))
    expect(page.locator("body")).to_have_attribute("data-link", "polled")
    document.goto(reading.page(f"ar/documents/{reading.document}"))
    expect(document.locator("article")).to_be_visible()
    return page, document


@pytest.mark.full_size
def test_a_pause_keeps_the_place_and_counts_what_waits(reading: Reading) -> None:
    page = reading.open("fr", size=PHONE)
    reading.reaches(1, 2)
    count(page, 2)
    page.locator('[data-slot="pause"]').press("Enter")
    reading.reaches(3, 4, 5)
    expect(page.locator('[data-slot="new"]')).to_contain_text("3 nouvelles lignes")
    count(page, 2)
    expect(page.locator('[data-slot="pause"]')).to_be_hidden()
    page.locator('[data-slot="new"]').click()
    count(page, 5)
    expect(page.locator('[data-slot="new"]')).to_be_hidden()
    expect(page.locator('[data-slot="pause"]')).to_have_text(re.compile("Pause"))
    page.wait_for_function("document.querySelector('.window').scrollTop === 0", polling=100)


@pytest.mark.full_size
def test_who_scrolls_back_stays_there_and_comes_back(reading: Reading) -> None:
    page = reading.open("zh", "second=ar", {"width": 390, "height": 420})
    reading.reaches(1, 2, 3, 4, 5)
    count(page, 5)
    page.locator(".cue").first.scroll_into_view_if_needed()
    expect(page.locator('[data-slot="held"]')).to_have_text("字幕已在此暂停，新字幕待显示。")
    stands = "document.querySelector('.cue .words').getBoundingClientRect().top"
    before = page.evaluate(stands)
    reading.reaches(6)
    expect(page.locator('[data-slot="new"]')).to_contain_text("1")
    unit = reading.get("captions?language=zh")["cues"][0]["unit"]
    reading.does("caption.correct", unit=unit, language="zh", text="开场发言，" * 30, revision=1)
    expect(page.locator(".cue .words").first).to_contain_text("开场发言，开场发言")
    assert page.evaluate(stands) == before  # what is read keeps its place, also when it grows
    page.locator('[data-slot="new"]').click()
    count(page, 6)
    expect(page.locator(".cue").last).to_be_in_viewport(ratio=0.99)


def test_earlier_captions_are_fetched_when_asked_for(reading: Reading) -> None:
    reading.reaches(1, 2, 3, 4, 5, 6)
    for number in range(30):
        reading.does("caption.type", text=f"Typed line {number}", language="en")
    page = reading.open("en", size={"width": 390, "height": 300})  # in a higher window they come by themselves
    late = page.locator(".cue").count()
    assert 0 < late < 30
    before = page.locator(".cue").first.get_attribute("data-number")
    while page.locator('[data-slot="earlier"]').is_visible():
        page.locator('[data-slot="earlier"]').evaluate("each => each.click()")  # it moves when they come by scrolling
        page.wait_for_timeout(300)
    numbers = [int(each.get_attribute("data-number") or 0) for each in page.locator(".cue").all()]
    assert numbers == list(range(1, numbers[-1] + 1)) and numbers[-1] >= 31
    assert before and int(before) > 1
    high = reading.open("en", size={"width": 1366, "height": 2400})
    expect(high.locator('.cue[data-number="1"]')).to_have_count(1)
    expect(high.locator('[data-slot="pause"]')).to_be_visible()  # and the reader is at the newest


def test_a_typed_line_is_marked_and_one_without_a_translation_stands_in_its_own_language(reading: Reading) -> None:
    page = reading.open("ru")
    reading.does("caption.type", text="As I have just heard.", language="en")
    line = page.locator(".cue .said", has_text="just heard")
    expect(line.locator(".words")).to_have_attribute("lang", "en")
    expect(page.locator('[data-slot="runs"]')).to_contain_text("записано на слух")
    note = page.locator("#outside")
    expect(note).to_be_hidden()
    reading.does("caption.type", text="See A/HRC/31/1 and A/RES/70/1.", language="en")
    links = page.locator(".cue a.symbol")
    expect(links.nth(0)).to_have_attribute("href", f"/m/{reading.hall.meeting['id']}/ru/documents/{reading.document}")
    expect(links.nth(1)).to_have_attribute("href", "https://undocs.org/ru/A/RES/70/1")
    expect(links.nth(1)).to_have_accessible_description(re.compile("undocs.org"))
    expect(note).to_have_js_property("hidden", False)
    links.nth(0).focus()
    page.keyboard.press("Enter")
    expect(page.locator("article.text")).to_be_visible()


FOLLOWED = {"hold": "字幕暂停", "off_text": "脱稿", "no_text": "没有发言稿", "text_follows": "随后提供"}


@pytest.mark.full_size
def test_how_the_text_is_followed_is_as_visible_as_a_caption(reading: Reading) -> None:
    page, room = reading.open("zh"), reading.hall.open("room", "zh")
    reading.reaches(1)
    following, room_says = (each.locator('[data-slot="following"]') for each in (page, room))
    with gathered() as row:
        for action, said in FOLLOWED.items():
            with row(action):
                reading.does("caption.follow", action=action, speech=reading.speech)
                expect(following).to_contain_text(said)
                if action in ("off_text", "hold"):  # why the captions on it stand still; nothing about texts otherwise
                    expect(room_says).to_contain_text(said)
                else:
                    expect(room_says).to_be_hidden()
                box = following.bounding_box()
                assert box and box["y"] + box["height"] < PHONE["height"]


def test_a_second_language_and_how_one_reads_are_chosen_and_kept(reading: Reading) -> None:
    page = reading.open("en")
    log = page.locator('[data-slot="cues"]')
    expect(log).to_have_attribute("aria-live", "off")
    page.locator('[data-slot="language"] summary').click()
    page.locator('[data-slot="aloud"]').check()
    page.locator('[data-slot="display"] summary').click()
    page.get_by_label("Very wide").check()
    page.locator('[data-slot="language"] summary').click()
    page.locator('.seconds [data-second="zh"]').click()
    live(page)
    assert page.url.endswith("?second=zh")
    page.goto(reading.page("en"))
    page.wait_for_url("**/en?second=zh")
    expect(log).to_have_attribute("aria-live", "polite")
    expect(page.locator("html")).to_have_attribute("data-spacing", "wider")
    page.locator('[data-slot="language"] summary').click()
    page.locator('.seconds [data-second="none"]').click()
    live(page)
    page.goto(reading.page("en"))
    live(page)
    assert page.url.endswith("/en")
    a_transcript_that_takes_long_says_how_far_it_is(page)


def a_transcript_that_takes_long_says_how_far_it_is(page: Page) -> None:
    """Ask for a file whose making takes long."""
    named, ended = list[str](), list[bool]()

    def tells(route: Any) -> None:
        named.append(route.request.url.rpartition("/")[2])
        route.fulfill(json={"state": "ended" if ended else "working", "done": 3, "total": 9})

    page.route("**/api/progress/*", tells)
    asked = page.get_by_role("link", name="SubRip").last.evaluate(
        "(link) => { addEventListener('click', (event) => event.preventDefault()); link.click(); return link.href; }"
    )
    expect(page.locator("li .how-far progress")).to_have_attribute("value", "3")
    assert asked.endswith(f"work={named[0]}")
    ended.append(True)
    expect(page.locator(".how-far")).to_have_count(0)


def cues_of(reading: Reading, page: Page, address: str) -> list[dict[str, Any]]:
    """Return the cues that the browser's own track finds in a file."""
    page.route("**/player", lambda route: route.fulfill(
        content_type="text/html", body=f'<video><track kind="captions" srclang="zh" default src="{address}"></video>'
    ))  # fmt: skip
    page.goto(f"{reading.hall.demo.url}/player")
    page.wait_for_function("document.querySelector('track').readyState >= 2", polling=100)
    assert page.evaluate("document.querySelector('track').readyState") == 2
    found: list[dict[str, Any]] = page.evaluate(
        """() => [...document.querySelector('track').track.cues]
            .map(each => ({ text: each.getCueAsHTML().textContent, lasts: each.endTime - each.startTime }))"""
    )
    page.unroute("**/player")
    return found


@pytest.mark.full_size
def test_a_correction_reaches_the_document_on_screen_with_its_mark(reading: Reading) -> None:
    page = reading.open("ar", size={"width": 390, "height": 500})
    page.goto(reading.page(f"ar/documents/{reading.document}?second=zh"))
    expect(page.locator("body")).to_have_attribute("data-link", "live")  # from here on nothing is asked for unless told
    line = page.locator('[data-side="second"] [data-segment="s2"]')
    expect(line).to_have_text(SENTENCES["zh"][2])
    reading.drafts.revise(
        reading.document, revision(2, "zh", "我们聚集在此讨论儿童权利。", 2, standing="reviewed", origin="person")
    )
    expect(line).to_have_text("我们聚集在此讨论儿童权利。")
    expect(line).not_to_have_class("words draft")
    side = page.locator('[data-side="second"]').nth(1)
    expect(side.locator(".mark")).to_have_count(2)
    expect(side.locator(".mark").first).to_contain_text("مسودة")
    expect(side.locator(".mark").last).to_have_text("مُراجَع")
    a_newer_version_keeps_the_place(reading, page)
    listed = page.context.new_page()
    listed.goto(reading.page("ar/documents"))
    expect(listed.locator("body")).to_have_attribute("data-link", "live")
    expect(listed.locator("[data-document] .second")).to_contain_text("7 March")
    reading.drafts.withdraw(reading.document, True)
    expect(page.locator("article")).to_have_count(0)
    expect(listed.locator("[data-document]")).to_have_count(0)
    reading.drafts.withdraw(reading.document, False)
    expect(listed.locator("[data-document] .tongues")).to_contain_text("العربية")


def a_newer_version_keeps_the_place(reading: Reading, page: Page) -> None:
    """File a version with another beginning and a changed sentence while the last one is being read."""
    top = page.evaluate(
        """() => {
            scrollTo({ top: document.body.scrollHeight, behavior: "instant" });
            const sentences = [...document.querySelectorAll("[data-segment]")];
            window.read = sentences.find((each) => each.getBoundingClientRect().bottom > 0);
            return window.read.getBoundingClientRect().top;
        }"""
    )
    old = reading.drafts.document(reading.document)
    assert old
    new = Segment("new", 0, 9, "A word of thanks to those who prepared this meeting. " * 4)
    changed = replace(segments()[4], text="States adopted resolution 25/7 in 2015.")
    sentences = [new, *segments()[:4], changed, *segments()[5:]]
    placed = [replace(each, ordinal=place) for place, each in enumerate(sentences)]
    reading.drafts.add(replace(old, as_of="7 March"), placed, ())
    expect(page.locator('[data-slot="facts"]')).to_contain_text("7 March")
    expect(page.locator("[data-segment]").first).to_contain_text("A word of thanks")
    stale = page.locator('[data-side="text"]').filter(has=page.locator('[data-segment="s4"]'))
    expect(stale.locator(".mark").last).to_contain_text("تغير الأصل")
    page.wait_for_function("top => Math.abs(window.read.getBoundingClientRect().top - top) < 2", arg=top)
    assert page.evaluate("scrollY") > 0


IN_WORDS = {
    "ar": ("مسودة", "ترجمة آلية", "إلى أحدث سطر", "الشروح متوقفة هنا"),
    "zh": ("草稿", "机器翻译", "回到最新一行", "字幕已在此暂停"),
    "en": ("", "Reviewed", "To the newest line", "Paused here. New captions wait."),
}


def says_it_in_words(page: Page, language: str) -> None:
    """Look at the captions as a screen reader does: provenance, speaker, pause, language of every text."""
    mark, run, resume, held = IN_WORDS[language]
    log = page.get_by_role("log")
    expect(log).to_match_aria_snapshot(f"- paragraph: /— .*{SPEAKER}/")
    expect(log.get_by_role("paragraph").filter(has_text=SENTENCES["ar"][1])).to_have_attribute("lang", "ar")
    expect(log.get_by_role("paragraph").filter(has_text=mark).first).to_be_visible()
    expect(log.locator(".run").filter(has_text=run).first).to_be_visible()  # at the end of its run
    expect(log.locator(":is(.words, .mark):not([lang])")).to_have_count(0)
    expect(page.locator(".cue").last.locator(".said")).to_have_count(1)  # in neither language yet: not said twice
    expect(page.get_by_role("main").get_by_role("status").first).to_be_visible()  # how the text is followed
    page.locator('[data-slot="pause"]').press("Enter")
    expect(page.get_by_role("button", name=resume)).to_be_visible()
    expect(page.locator('[aria-live="polite"]').filter(has_text=held)).to_be_visible()


@pytest.mark.full_size
def test_reading_pages_break_no_rule_of_axe_and_fit_320_pixels(reading: Reading) -> None:
    seconds, narrow = {"ar": "zh", "zh": "ar", "en": "ar"}, {"width": 320, "height": 640}
    pages = {code: reading.open(code, f"second={other}", narrow, bypass_csp=True) for code, other in seconds.items()}
    reading.reaches(1, 2, 3)
    reading.does("caption.follow", action="off_text", speech=reading.speech)
    reading.does("caption.type", text="As A/RES/70/1 and A/HRC/31/1 say.", language="en")
    assert AXE.exists()
    with gathered() as row:
        for language, page in pages.items():
            document = f"documents/{reading.document}?second={seconds[language]}"
            with row(language, "in words"):
                count(page, 4)
                says_it_in_words(page, language)
            for path in (None, "documents", document):
                with row(language, path):
                    if path:
                        page.goto(reading.page(f"{language}/{path}"))
                    if path == document:  # a heading's name is its words alone
                        heading = page.get_by_role("heading", name=SENTENCES[language][0], exact=True)
                        expect(heading).to_be_visible()
                    assert page.evaluate("document.documentElement.scrollWidth") <= 320
                    if language in size(("ar",), torture=("ar", "zh", "en")):  # whose rules are the same in all
                        assert broken(page, {"runOnly": {"type": "tag", "values": LEVELS}}) == []
                        assert broken(page, {"runOnly": ["color-contrast-enhanced"]}) == []


@pytest.mark.full_size
def test_the_overlay_is_a_lower_third_and_a_suspended_room_is_whole_without_half_a_sentence(reading: Reading) -> None:
    codes, screen = size(("ar", "zh"), torture=("ar", "zh", "fr")), {"width": 1366, "height": 768}
    overlays = {code: reading.hall.open("room", code, query="overlay=1") for code in codes}
    rooms = [reading.hall.open("room", code, size=screen) for code in ("fr", "ar")]
    reading.reaches(1, 2, 3)
    with gathered() as row:
        for code, overlay in overlays.items():
            expect(overlay.locator('[data-slot="cues"] .said:visible')).to_have_count(1)
            words = overlay.locator('[data-slot="cues"] .said:visible .words')
            expect(words).to_have_text(re.compile(r"\s*".join(map(re.escape, SENTENCES[code][2].split()))))
            for shape in size(((1280, 720), (1920, 1080)), torture=((3840, 2160), (1280, 720), (1920, 1080))):
                overlay.set_viewport_size({"width": shape[0], "height": shape[1]})
                with row(code, shape):
                    is_a_lower_third(overlay)
            picture(overlay, f"overlay-{code}-caption")
        with row("suspended"):
            a_suspended_room_is_whole(reading, rooms, overlays["zh"])
    reading.hall.advance()
    for overlay in overlays.values():
        expect(overlay.locator('[data-slot="cues"]')).to_be_hidden()


def is_a_lower_third(overlay: Page) -> None:
    """Look at where name and newest caption stand, and how large they are."""
    found = overlay.evaluate(LOWER_THIRD)
    assert found["top"] >= 2 / 3 and found["bottom"] <= 1, found
    assert found["name"] <= 0.0321 and 0.045 <= found["caption"] <= 0.05, found
    assert found["lines"] <= 2 and found["marked"] and found["inside"] and found["cut"] <= 1, found


def a_suspended_room_is_whole(reading: Reading, rooms: Sequence[Page], overlay: Page) -> None:
    """Suspend the meeting under two rooms and an overlay, and resume it."""
    every = (*rooms, overlay)
    for room in every:
        expect(room.locator(".said:visible")).not_to_have_count(0)
    reading.does("meeting.suspend", reason="consultations")
    for room in every:
        expect(room.locator('[data-slot="halted"]')).to_be_visible()
        expect(room.locator(".said:visible")).to_have_count(0)
    for room in rooms:
        expect(room.locator('[data-slot="next"]')).to_be_visible()
        assert room.evaluate(OUTSIDE) == []
    reading.does("meeting.resume")
    for room in every:
        expect(room.locator(".said:visible")).not_to_have_count(0)
