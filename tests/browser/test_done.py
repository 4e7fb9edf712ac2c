"""The whole way of a text: a Word file filed, drafted, reviewed, followed live in six languages, and withdrawn.

No process of the service may touch the network on the way.
"""

import re
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.seed.bundled_data import authored
from tests.browser.demo_pages import INTERP, SMALL, WIDE, Hall
from tests.browser.page_texts import text
from tests.browser.waiting import expect
from tests.concept_note import as_word_file, plain, wrong_forms, wrong_numbers
from tests.offline import Watch
from tests.processes import demo, environment
from tests.server import ask as get
from tests.socket_screen import Screen, screens
from tests.sources import ROOT

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
ADDED = "The Human Rights Council adopted the recommendations."
REVIEWED = {
    "fr": "Le Conseil des droits de l’homme a adopté les recommandations.",
    "ar": "اعتمد مجلس حقوق الإنسان التوصيات.",
}
TITLE = "31th session of the Human Rights Council"
SENTENCES, SPOKEN = 83, 82  # a line of stars is not spoken
KNOWN = re.compile(rf"\b1\d of {SENTENCES} drafted")  # usual sentences and names, there as soon as a text is filed
OFF = {"ar": "خرج المتكلم عن النص المكتوب", "en": "departing from the written text"}
UNOFFICIAL, DRAFT = "ترجمة المؤلف، غير رسمية", "مسودة"  # in the reader's first language, of both columns
CORRECTED = "الاجتماع السنوي المخصص لحقوق الطفل"
PATIENCE_MS = 60_000
PAIRS = (MEETING_LANGUAGES[:2], MEETING_LANGUAGES[2:4], MEETING_LANGUAGES[4:])


@dataclass
class Walk:
    """A running demonstration that does not draft by itself, its screens, and the watch on every process."""

    hall: Hall
    watch: Watch
    folder: Path

    @contextmanager
    def drafting(self) -> Iterator[None]:
        """Draft beside the server, as a worker on a machine of its own does."""
        words = [*INTERP, "worker", "--attached", "--data", str(self.folder / "data")]
        known = environment(**self.watch.settings)
        process = subprocess.Popen(words, cwd=ROOT, env=known, stdin=subprocess.PIPE)
        try:
            yield
        finally:
            process.terminate()
            process.communicate(timeout=30)
            assert process.returncode == 0


@pytest.fixture
def walk(browser: Browser, tmp_path: Path) -> Iterator[Walk]:
    """Yield the demonstration with the sample models."""
    watch = Watch(tmp_path / "watch")
    settings = watch.settings | {"INTERP_WORKER": "0", "INTERP_COMMAND_RATE": "1000"}
    with demo(INTERP, tmp_path, settings=settings, more=["--fixture-models"]) as running:
        hall = Hall(browser, running, drawing=SMALL)
        yield Walk(hall, watch, tmp_path)
        hall.close()


def test_the_seed_note_is_filed_drafted_reviewed_followed_in_six_languages_and_withdrawn(walk: Walk) -> None:
    hall = walk.hall
    desk = hall.open("desk", query="language=fr&lang=en")
    document = files(desk)
    with walk.drafting():
        is_drafted(desk)
    desk.close()
    reviews(walk, document)
    with screens(hall.demo.url) as make:
        six = [joined(make(), hall.meeting["id"], pair) for pair in PAIRS]
        reader = hall.open("captions", "ar", query="second=zh", size=WIDE)
        room, console = hall.open("room", "en"), hall.open("console")
        gives_the_floor(console)
        is_read_side_by_side(reader)
        corrects_on_air(walk, document, reader, six[0])
        leaves_the_text(console, reader, room)
        console.close()
        follows_to_the_end(hall, six)
        sentences = said(six)
    expect(reader.locator(".cue").last.locator('[data-column="1"] .mark')).to_contain_text(DRAFT)
    is_right(sentences)
    is_marked(sentences)
    is_withdrawn(walk, document, reader, room)
    assert walk.watch.tried == []
    assert [word for line in walk.watch.watched for word in line.split() if word in ("demo", "worker", "--child")] == [
        "demo", "worker", "worker", "--child",
    ]  # fmt: skip


def files(desk: Page) -> str:
    """File the Word file for the first speaker; five languages wait to be drafted. Return the document's id."""
    desk.locator("body").press("f")
    form = desk.locator('[data-slot="file-form"]')
    form.locator('[name="file"]').set_input_files(
        {"name": "note.docx", "mimeType": "application/octet-stream", "buffer": as_word_file(ADDED)}
    )
    form.locator('[name="speech"]').select_option(index=1)
    form.locator('[name="visibility"]').select_option("drafts")
    form.get_by_role("button", name=text("desk.file_do")).click()
    expect(desk.locator('[data-slot="file-said"]')).to_contain_text("Language: English")
    expect(desk.locator('[data-slot="document-title"]')).to_have_text(TITLE)
    desk.keyboard.press("q")
    desk.get_by_label(text("desk.all_languages")).check()
    expect(tasks(desk)).to_have_count(5)
    for task in tasks(desk).all():
        expect(task).to_contain_text(KNOWN)
        expect(task).to_contain_text("waiting")
    return desk.url.partition("#")[2]


def tasks(desk: Page) -> Locator:
    """Return what the queue says of the note, by language."""
    return desk.locator(".task", has_text=TITLE)


def is_drafted(desk: Page) -> None:
    """The queue follows the drafting by itself; one sentence of each language is not the author's."""
    for language in ("Arabic", "Chinese", "French", "Russian", "Spanish"):
        task = tasks(desk).filter(has_text=language)
        expect(task).to_contain_text("1 segment to review", timeout=PATIENCE_MS)
        expect(task).to_contain_text(text("provenance.fixture"))
        expect(task).not_to_contain_text("waiting")


def reviews(walk: Walk, document: str) -> None:
    """Write the added sentence again in French and Arabic, and approve it, by keyboard only."""
    for language, words in REVIEWED.items():
        page = opened(walk, document, language)
        page.keyboard.press("j")
        page.keyboard.press("a")
        last = page.locator('[data-slot="lines"] > li').last
        expect(last).to_be_focused()
        expect(last).to_have_attribute("data-standing", "draft")
        page.keyboard.press("e")
        page.keyboard.press("Control+a")
        page.keyboard.type(words)
        page.keyboard.press("Control+Shift+Enter")
        expect(last).to_have_attribute("data-standing", "reviewed")
        expect(last.locator("textarea")).to_have_value(words)
        expect(tasks(page).first).to_contain_text(text("desk.all_done"))
        page.close()


def opened(walk: Walk, document: str, language: str) -> Page:
    """Return the desk of a language with the note open."""
    page = walk.hall.open("desk", query=f"language={language}&lang=en")
    page.goto(f"{page.url}#{document}")
    expect(page.locator('[data-slot="lines"] > li')).to_have_count(SENTENCES)
    return page


def joined(screen: Screen, meeting: str, languages: tuple[str, ...]) -> Screen:
    """Return a program that reads two languages from before the first caption."""
    assert screen.join(meeting, "captions", languages[0], captions=list(languages))["ok"]
    return screen


def gives_the_floor(console: Page) -> None:
    """Press Next; the pace begins, and the clerk takes over at the first sentence."""
    console.keyboard.press("Space")
    expect(console.locator('[data-slot="text-place"]')).to_be_visible(timeout=PATIENCE_MS)
    expect(console.locator('[data-slot="text-mode"]')).to_contain_text(text("followed.auto"))
    console.keyboard.press("h")
    expect(console.locator('[data-slot="text-mode"]')).to_have_text(text("followed.held"))
    console.keyboard.press("k")
    expect(console.locator('[data-slot="text-mode"]')).to_have_text(text("followed.hand"))


def is_read_side_by_side(reader: Page) -> None:
    """Arabic is on the right, Chinese on the left, and both say whose translation it is."""
    first, second = (reader.locator(f'[data-column="{n}"] .words').first for n in (0, 1))
    expect(first).to_have_text("الدورة الحادية والثلاثون لمجلس حقوق الإنسان")
    expect(second).to_have_text("人权理事会第三十一届会议")
    expect(reader.locator('[data-slot="runs"]')).to_contain_text(UNOFFICIAL)
    one, other = first.bounding_box(), second.bounding_box()
    assert one and other and one["x"] > other["x"] + other["width"]


def corrects_on_air(walk: Walk, document: str, reader: Page, program: Screen) -> None:
    """A reviser writes over a line that is on the screens; it is replaced where it stands, and said to be reviewed."""
    walk.hall.ask("caption.follow", action="jump", position=2)
    line = reader.locator('.cue:nth-child(2) .said[data-column="0"]')
    expect(line.locator(".words")).to_contain_text("حقوق الطفل")
    page = opened(walk, document, "ar")
    row = page.locator('[data-slot="lines"] > li').nth(1)
    row.locator(".value").click()
    field = row.locator("textarea")
    field.fill(CORRECTED)
    field.press("Control+Shift+Enter")
    expect(line.locator(".words")).to_have_text(CORRECTED)
    expect(line.locator(".mark")).to_have_text("مصحح")
    page.close()
    program.waits("captions", lambda told: any((cue["text"] or {}).get("text") == CORRECTED for cue in told["cues"]))
    walk.hall.ask("caption.follow", action="hold")


def leaves_the_text(console: Page, reader: Page, room: Page) -> None:
    """The speaker is off the text: captions hold, and every screen with captions says so until he is back."""
    expect(console.locator('[data-slot="text-mode"]')).to_have_text(text("followed.held"))  # by a program
    console.keyboard.press("f")
    expect(console.locator('[data-slot="edit"]')).to_contain_text("Take over?")
    console.keyboard.press("Enter")
    expect(console.locator('[data-slot="text-mode"]')).to_have_text(text("followed.off_text"))
    expect(reader.locator('[data-slot="following"]')).to_contain_text(OFF["ar"])
    expect(room.locator('[data-slot="following"]')).to_contain_text(OFF["en"])
    console.keyboard.press("f")
    expect(reader.locator('[data-slot="following"]')).not_to_contain_text(OFF["ar"])
    expect(console.locator('[data-slot="text-mode"]')).not_to_have_text(text("followed.off_text"))
    console.keyboard.press("h")
    expect(console.locator('[data-slot="text-mode"]')).to_have_text(text("followed.held"))


def follows_to_the_end(hall: Hall, six: list[Screen]) -> None:
    """Go through the whole text line by line, quicker than anybody speaks, until all six languages have it."""
    token = hall.meeting["tokens"]["console"]
    place, speech, units = hall.view("console", token=token)["place"], hall.on_floor(), script(hall)
    for position in range(place["position"], len(units)):
        hall.ask("caption.follow", action="next", position=position, speech=speech)
        if position % 20 == 0:  # more than fifty steps ahead of the captions some may be left out
            hears(six[0], units[position])
    for screen, code in zip([each for each in six for _ in PAIRS[0]], MEETING_LANGUAGES, strict=True):
        hears(screen, units[-1], code)


def script(hall: Hall) -> list[str]:
    """Return the steps of the text of the speaker on the floor."""
    address = f"{hall.demo.url}/api/meetings/{hall.meeting['id']}/script?language=en"
    answer = get(address, headers={"Authorization": f"Bearer {hall.meeting['tokens']['console']}"})
    return [each["unit"] for each in answer.json["units"]]


def hears(screen: Screen, unit: str, language: str = "") -> None:
    """Wait until a program has been sent a step of the text."""
    screen.waits(
        "captions",
        lambda told: (
            told["language"] in (language or MEETING_LANGUAGES) and any(cue["unit"] == unit for cue in told["cues"])
        ),
        PATIENCE_MS / 1000,
    )


def said(six: list[Screen]) -> list[dict[str, list[dict[str, Any]]]]:
    """Return every sentence as it was sent, in order: language to the texts of its cues, as they came to be."""
    sentences: dict[str, dict[str, list[dict[str, Any]]]] = {}
    for code in MEETING_LANGUAGES:
        cues: dict[int, dict[str, Any]] = {}
        for screen in six:
            for told in screen.heard("captions"):
                cues |= {cue["number"]: cue for cue in told["cues"] if told["language"] == code}
        for _, cue in sorted(cues.items()):
            sentence = sentences.setdefault(cue["unit"].rpartition(".")[0], {})
            sentence.setdefault(code, []).extend([cue["text"]] if cue["text"] else [])
    return list(sentences.values())


def whole(texts: list[dict[str, Any]], code: str) -> str:
    """Return a sentence put together again from its cues."""
    assert {text["language"] for text in texts} == {code}
    return plain(" ".join(text["text"] for text in texts), code)


def is_right(sentences: list[dict[str, list[dict[str, Any]]]]) -> None:
    """Every figure, symbol, date, State's and person's name is right in each language, and no word of it is lost."""
    read = [{code: whole(each[code], code) for code in MEETING_LANGUAGES} for each in sentences]
    assert (wrong_forms(read), wrong_numbers(read)) == ([], [])
    shipped = {plain(row["en"], "en"): row for row in authored()}
    for place, each in enumerate(read[:-1]):
        wanted = {code: plain(shipped[each["en"]][code], code) for code in MEETING_LANGUAGES}
        assert each == wanted | ({"ar": CORRECTED} if place == 1 else {})
    assert (len(read), read[-1]["en"]) == (SPOKEN, ADDED)
    assert {code: read[-1][code] for code in REVIEWED} == REVIEWED


def is_marked(sentences: list[dict[str, list[dict[str, Any]]]]) -> None:
    """The author's texts say so; what a machine made is a draft of sample models, what a person wrote is reviewed."""
    marks: dict[tuple[str, str, str], int] = {}
    for each in sentences:
        for code, texts in each.items():
            for standing, origin in {(each["standing"], each["origin"]) for each in texts}:
                marks[code, standing, origin] = marks.get((code, standing, origin), 0) + 1
    assert marks == wanted_marks()


def wanted_marks() -> Mapping[tuple[str, str, str], int]:
    """Return how many sentences each language must have of each standing and origin."""
    shipped = SPOKEN - 1
    found = {("en", "original", "source"): SPOKEN}
    for code in ("zh", "ru", "es"):
        found |= {(code, "auto", "author"): shipped, (code, "draft", f"mt:en-{code}@0.1+fixture"): 1}
    found |= {("fr", "auto", "author"): shipped, ("fr", "reviewed", "person"): 1}
    return found | {("ar", "auto", "author"): shipped - 1, ("ar", "reviewed", "person"): 2}


def is_withdrawn(walk: Walk, document: str, reader: Page, room: Page) -> None:
    """Withdrawn at the desk, the text leaves every screen, the record of captions and the page of documents."""
    desk = opened(walk, document, "fr")
    desk.get_by_text(text("desk.more")).click()
    desk.get_by_role("button", name=text("desk.withdraw")).click()
    expect(reader.locator(".cue")).to_have_count(0)
    expect(room.locator('[data-slot="cues"] .words')).to_have_count(0)
    for path in ("documents", f"documents/{document}"):
        reader.goto(f"{walk.hall.demo.url}/m/{walk.hall.meeting['id']}/zh/{path}")
        expect(reader.locator("body")).not_to_contain_text("人权理事会第三十一届会议")
