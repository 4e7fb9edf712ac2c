"""The text in hand on a booth's page: both languages line by line, where the speaker is, whole at every size."""

from typing import Any

import pytest
from playwright.sync_api import Page

from interp.domain.text.segments import Segment
from interp.ports import Document, Revision
from tests.browser.demo_pages import WIDE, Hall
from tests.browser.page_texts import text
from tests.browser.passing_time import LATER, later
from tests.browser.test_booth_distance import CUT
from tests.browser.test_booth_sizes import SIZES
from tests.browser.test_text_strip import sentence, writes
from tests.browser.waiting import expect
from tests.row_by_row import gathered
from tests.sample_sizes import size
from tests.server import until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SENTENCES = (
    "Mr. President, the Internet has changed the way in which children are abused and in which images are exchanged.",
    "In 2015, the hotlines of 45 countries received 1,041,000 reports, of which 92 per cent concerned children under "
    "13 years of age, 3 per cent more than in the year before; of the images, 69 per cent were of girls, and in one "
    "case out of five they were removed only after 72 hours, although the law of most States, the recommendations of "
    "the Council in its resolution 25/6 and the report in document A/HRC/31/34 ask for a removal within one day.",
    "States, industry and civil society must act together, and they must act now.",
    "The delegation of Norway supports the recommendations on page 14.", "I thank you.",
)
OTHERS = {
    "ar": (
        "سيدي الرئيس، لقد غيرت الإنترنت الطريقة التي يساء بها إلى الأطفال وتتبادل بها الصور.",
        "في عام 2015 تلقت الخطوط الساخنة في 45 بلدا 000 041 1 بلاغ، يتعلق 92 في المائة منها بأطفال دون سن 13 عاما، أي "
        "بزيادة 3 في المائة على العام السابق؛ وكانت 69 في المائة من الصور لفتيات، ولم تزل في حالة من كل خمس حالات "
        "إلا بعد 72 ساعة، مع أن قوانين معظم الدول وتوصيات المجلس في قراره 25/6 والتقرير الوارد في الوثيقة A/HRC/31/34 "
        "تطلب إزالتها في غضون يوم واحد.",
        "يجب على الدول والصناعة والمجتمع المدني أن تعمل معا، وأن تعمل الآن.",
        "يؤيد وفد النرويج التوصيات الواردة في الصفحة 14.", "شكرا لكم.",
    ),
    "zh": (
        "主席先生，互联网改变了虐待儿童和传播图像的方式。",
        "2015年，45个国家的热线收到104.1万份举报，其中92%涉及13岁以下儿童，比上年增加3%；69%的图像是女童的图像，"
        "五分之一的图像在72小时之后才被删除，尽管大多数国家的法律、理事会第25/6号决议中的建议以及A/HRC/31/34号文件"
        "中的报告都要求在一天之内删除。",
        "各国、业界和民间社会必须共同行动，而且必须现在就行动。", "挪威代表团支持第14页的建议。", "谢谢。",
    ),
    "fr": (
        "Monsieur le Président, Internet a changé la façon dont les enfants sont maltraités et dont les images "
        "circulent.",
        "En 2015, les permanences de 45 pays ont reçu 1 041 000 signalements, dont 92 % concernaient des enfants de "
        "moins de 13 ans, soit 3 % de plus que l’année précédente ; 69 % des images étaient des images de filles et, "
        "dans un cas sur cinq, elles n’ont été retirées qu’après 72 heures, alors que la loi de la plupart des États, "
        "les recommandations du Conseil dans sa résolution 25/6 et le rapport publié sous la cote A/HRC/31/34 "
        "demandent un retrait dans la journée.",
        "Les États, l’industrie et la société civile doivent agir ensemble, et agir maintenant.",
        "La délégation norvégienne appuie les recommandations de la page 14.", "Je vous remercie.",
    ),
}
SPOKEN = """() => {
  const box = (each) => each.getBoundingClientRect(), list = box(document.querySelector(".lines"));
  const now = document.querySelector('[data-sentence="now"]');
  const whole = (each) => box(each).width > 2 && box(each).top >= list.top - 1 && box(each).bottom <= list.bottom + 1;
  const part = document.querySelector(".floor-part");
  return {
    said: [...now.querySelectorAll("p")].map(whole), bottom: list.bottom <= innerHeight,
    wide: document.documentElement.scrollWidth - innerWidth, over: part.scrollHeight - part.clientHeight,
  };
}"""


def file_statement(hall: Hall, speech: str | None, release: str = "now", name: str = "d1") -> None:
    """File a statement of five sentences, one of them long, with what three languages have of it."""
    segments = [Segment(f"s{at}", at, at, text) for at, text in enumerate(SENTENCES)]
    revisions = [
        Revision(f"s{at}", language, 1, text, "reviewed", "person")
        for language, texts in OTHERS.items() for at, text in enumerate(texts)
    ]  # fmt: skip
    paper = Document(
        name, hall.meeting["id"], "Statement", "s.txt", "statement", "en", "reviewed", speech, release=release,
        delivery="check",
    )  # fmt: skip
    writes(hall, lambda drafts: drafts.add(paper, segments, [], revisions))


def follows_by_hand(hall: Hall) -> None:
    """Have somebody speak from a filed text that stands where the clerk puts it."""
    hall.advance()
    hall.ask("floor.pause")
    file_statement(hall, hall.on_floor())
    console = hall.open("console")
    expect(console.locator('[data-slot="text-place"]')).to_be_visible()
    console.keyboard.press("h")


def looked_at(page: Page, window: tuple[int, int]) -> dict[str, Any]:
    """Return what is found of the line that is spoken in a window of this size."""
    page.set_viewport_size({"width": window[0], "height": window[1]})
    page.evaluate(CUT, list(window))
    return dict(page.evaluate(SPOKEN))


def test_the_line_that_is_spoken_is_whole_at_every_size_and_beside_each_open_menu(hall: Hall) -> None:
    follows_by_hand(hall)
    with gathered() as row:
        for language in size(("ar", "fr"), torture=("ar", "zh", "fr", "en")):
            booth = hall.open("booth", language)
            for line in (2, 4):
                goes_to(hall, booth, line)
                for window in SIZES if line == 2 else size(SIZES[:1], torture=SIZES):
                    with row(language, line, window):
                        found = looked_at(booth, window)
                        assert len(found["said"]) == (1 if language == "en" else 2), found
                        assert all(found["said"]), found
                        assert found["bottom"] and found["wide"] <= 0 and found["over"] <= 1, found
            for menu in (".named", ".display"):
                booth.locator(f"{menu} > summary").click()
                with row(language, menu):
                    found, panel = looked_at(booth, SIZES[0]), booth.locator(f"{menu} > .panel").bounding_box()
                    main = booth.locator("main").bounding_box()
                    assert all(found["said"]) and found["wide"] <= 0 and found["over"] <= 1, found
                    assert panel and main and main["y"] + main["height"] <= panel["y"] + 1, (main, panel)
                    assert panel["width"] <= SIZES[0][0], panel
                booth.locator(f"{menu} > summary").click()
            for key in ("?", "l"):
                booth.keyboard.press(key)
                with row(language, key):
                    found, panel = looked_at(booth, SIZES[0]), booth.locator("dialog[open]:not(:modal)").bounding_box()
                    main, foot = (booth.locator(each).bounding_box() for each in ("main", ".foot"))
                    assert all(found["said"]) and found["wide"] <= 0 and found["over"] <= 1, found
                    assert panel and main and foot
                    assert main["y"] + main["height"] <= panel["y"] + 1, (main, panel)
                    assert panel["y"] + panel["height"] <= foot["y"] + 1, (panel, foot)
                booth.keyboard.press("Escape")
                expect(booth.locator("dialog[open]")).to_have_count(0)
            hall.leave(booth)


STEPS = """async ([meeting, speech]) => {
  const answer = await fetch(`/api/meetings/${meeting}/hand/${speech}?language=fr`);
  return (await answer.json()).lines.map((line) => line.steps);
}"""


def goes_to(hall: Hall, booth: Page, line: int) -> None:
    """Set the captions to the beginning of a line of the text in hand."""
    until(lambda: hall.view("console", token=hall.meeting["tokens"]["console"])["place"] is not None)
    steps = booth.evaluate(STEPS, [hall.meeting["id"], hall.on_floor()])
    hall.ask("caption.follow", action="jump", position=1 + sum(steps[: line - 1]))
    expect(sentence(booth, "now").locator(".spoken")).to_have_text(SENTENCES[line - 1])


def test_a_booth_reads_on_goes_back_has_the_next_figures_and_says_where_the_speaker_left_the_text(hall: Hall) -> None:
    hall.advance()
    hall.ask("floor.pause")
    file_statement(hall, hall.on_floor())
    booth = hall.open("booth", "fr")
    booth.set_viewport_size({"width": 1024, "height": 600})
    expect(booth.locator(".lines > li")).to_have_count(len(SENTENCES))
    goes_to(hall, booth, 1)
    back = booth.locator('[data-slot="to-speaker"]')
    expect(back).to_be_hidden()
    for key in ("ArrowDown", "PageDown"):
        booth.keyboard.press(key)
    expect(back).to_be_visible()
    last = booth.locator(".lines > li").last
    expect(last).to_be_in_viewport()
    assert all(booth.evaluate(SPOKEN)["said"])
    booth.keyboard.press("End")
    expect(back).to_be_hidden()
    assert booth.locator(".lines").evaluate("each => each.scrollTop") == 0
    booth.set_viewport_size(WIDE)  # type: ignore[arg-type]
    the_next_figures_stand_in_both_languages_and_one_key_puts_them_away(hall, booth)
    a_booth_says_by_one_key_where_the_speaker_left_the_text(hall, booth)


@pytest.mark.own_browsers
def test_the_texts_of_the_next_two_speeches_are_there_before_they_begin(hall: Hall) -> None:
    hall.advance()
    booth = hall.open("booth", "fr", first=LATER)
    expect(booth.locator('[data-slot="text"]')).to_be_hidden()
    following = [each["id"] for each in hall.view("booth", "fr", hall.meeting["tokens"]["console"])["next"]]
    file_statement(hall, following[1], "booths", "d2")
    later(booth, 31_000)  # it asks again after half a minute, at the next view
    hall.ask("floor.set_language", language="en")
    tabs = booth.locator('[data-slot="speeches"] button')
    expect(tabs).to_have_count(3)
    booth.keyboard.press("ArrowRight")
    booth.keyboard.press("ArrowRight")
    expect(tabs.nth(2)).to_have_attribute("aria-pressed", "true")
    expect(booth.locator(".lines .own").first).to_have_text(OTHERS["fr"][0])
    expect(booth.locator('[data-slot="delivery"]')).to_have_text("Seul le prononcé fait foi")
    booth.keyboard.press("End")
    expect(tabs.nth(0)).to_have_attribute("aria-pressed", "true")
    expect(booth.locator(".lines > li")).to_have_count(0)
    expect(booth.locator('[data-slot="text-mode"]')).to_have_text(text("followed.no_text", "fr"))


def the_next_figures_stand_in_both_languages_and_one_key_puts_them_away(hall: Hall, booth: Page) -> None:
    """Look at the figures ahead of two lines."""
    hall.ask("speech.amend", speech=hall.on_floor(), limit_ms=60_000)
    goes_to(hall, booth, 1)
    figures = booth.locator('[data-slot="figures"] > li')
    expect(figures).to_have_text(["20152015", "4545", "1,041,0001 041 000"])
    expect(booth.locator('[data-slot="pace"]')).to_contain_text("mots par minute")
    booth.keyboard.press("f")
    expect(figures.first).to_be_hidden()
    booth.keyboard.press("f")
    expect(figures.first).to_be_visible()
    goes_to(hall, booth, 4)
    expect(figures).to_have_text(["Norwaynorvégienne", "1414"])


def a_booth_says_by_one_key_where_the_speaker_left_the_text(hall: Hall, booth: Page) -> None:
    """Leave the text by a key of one booth, and come back to it by one of another."""
    other, console = hall.open("booth", "ar"), hall.open("console")
    goes_to(hall, booth, 3)
    booth.keyboard.press("v")
    expect(booth.locator('[data-slot="left-text"]')).to_have_text("L’orateur s’est écarté du texte à la ligne 3.")
    expect(other.locator('[data-slot="left-text"]')).to_have_text("خرج المتكلم عن النص عند السطر 3.")
    expect(console.locator('[data-slot="text-place"]')).to_have_text("The speaker left the text at line 3.")
    assert hall.view()["following"]["mode"] == "off_text"
    other.keyboard.press("v")
    expect(booth.locator('[data-slot="left-text"]')).to_be_hidden()
    assert hall.view()["following"]["mode"] == "auto"


@pytest.mark.parametrize("language", ["ar", "fr"])
def test_a_version_that_comes_after_the_speaker_began_is_told_with_what_changed(hall: Hall, language: str) -> None:
    hall.advance()
    hall.ask("floor.pause")
    file_statement(hall, hall.on_floor())
    booth = hall.open("booth", language)
    expect(booth.locator(".lines > li")).to_have_count(len(SENTENCES))
    expect(booth.locator('[data-slot="late-text"]')).to_be_hidden()
    news = [
        *enumerate(SENTENCES[:2]), (6, "States, industry and civil society must act together, and act today."),
        (5, "The delegation of Norway supports the recommendations on page 15."),
    ]  # fmt: skip
    segments = [Segment(f"s{name}", at, at, text) for at, (name, text) in enumerate(news)]
    began = hall.view()["clocks"]["speech"]["started_at"]
    paper = Document(
        "d1", hall.meeting["id"], "Statement", "s.txt", "statement", "en", "reviewed", hall.on_floor(),
        created_at=began + 1,
    )  # fmt: skip
    writes(hall, lambda drafts: drafts.add(paper, segments, [], []))
    late = booth.locator('[data-slot="late-text"]')
    expect(late).to_contain_text(text("in_hand.changed_lines", language, lines="3 · 4"), timeout=40_000)
    expect(late.locator("bdi", has_text="·")).to_have_count(0)  # each number for itself: the page says their direction
    expect(late).to_contain_text(text("in_hand.left_out", language, n=1))
    expect(booth.locator('[data-line="4"] .change')).to_contain_text(SENTENCES[3])
    expect(booth.locator(".lines")).not_to_contain_text("false")
    assert all(looked_at(booth, (1024, 600))["said"])
