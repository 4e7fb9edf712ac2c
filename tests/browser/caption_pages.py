"""Captions in six languages on a demonstration's pages, and how their boxes are measured."""

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from tests.browser.demo_pages import Hall

LONG = {
    "ar": "أدعو جميع الدول إلى ضمان أن توضع حماية الأطفال من البيع والاستغلال الجنسي في صميم سياساتها الوطنية.",
    "zh": "我呼吁所有国家确保将保护儿童免遭买卖和性剥削置于其政策的中心，并为此提供充足的资源。",
    "en": "I call upon all States to place the protection of children from sale and sexual exploitation at the centre "
    "of their policies.",
    "fr": "J’appelle tous les États à placer la protection des enfants contre la vente et l’exploitation sexuelle "
    "au cœur de leurs politiques.",
    "ru": "Я призываю все государства поставить защиту детей от торговли и сексуальной эксплуатации в центр своей "
    "политики.",
    "es": "Exhorto a todos los Estados a que sitúen la protección de los niños contra la venta y la explotación "
    "sexual en el centro de sus políticas.",
}
SHORT = {
    "ar": "شكرا سيدي الرئيس.", "zh": "谢谢主席先生。", "en": "I thank you, Mr. President.",
    "fr": "Je vous remercie, Monsieur le Président.", "ru": "Благодарю вас, г-н Председатель.",
    "es": "Gracias, señor Presidente.",
}  # fmt: skip
MEASURED = """async (sizes) => {
    const frames = (n) => new Promise((done) => {
        const next = () => (n-- > 0 ? requestAnimationFrame(next) : done());
        next();
    });
    const box = (node) => (({ top, bottom }) => ({ top, bottom }))(node.getBoundingClientRect());
    const found = [];
    for (const size of sizes) {
        document.documentElement.dataset.size = size;
        await frames(2);
        const said = [...document.querySelectorAll(".cue:last-child .said")].map(box);
        const window_ = box(document.querySelector(".window"));
        found.push({
            size, inner: [innerWidth, innerHeight], wide: document.documentElement.scrollWidth,
            head: box(document.querySelector(".top")), window: window_, foot: box(document.querySelector(".foot")),
            top: Math.min(...said.map((each) => each.top)), bottom: Math.max(...said.map((each) => each.bottom)),
            running: "running" in document.body.dataset, scrolled: scrollY,
        });
    }
    return found;
}"""


def say(hall: Hall, said: dict[str, str], languages: Sequence[str] = MEETING_LANGUAGES) -> str:
    """Release a line in these languages, six if no others are named; return its unit."""
    unit = hall.ask("caption.type", text=said["en"], language="en")
    for code in languages:
        if code != "en":
            hall.ask("caption.correct", unit=unit, language=code, text=said[code], revision=0)
    return unit


def fault(found: dict[str, Any]) -> str:
    """Return what is wrong with where the newest sentence stands, nothing for a right place."""
    window, head = found["window"], found["head"]
    if not found["running"] or found["scrolled"]:
        return "the captions are not the page"
    if found["wide"] > found["inner"][0]:
        return "the page is wider than its window"
    if window["top"] < head["bottom"] - 1 or found["foot"]["bottom"] > found["inner"][1] + 1:
        return "the captions leave the window"
    if head["bottom"] > max(64, found["inner"][1] * 0.15):
        return "the line at the head is more than a line"
    if found["bottom"] - found["top"] <= window["bottom"] - window["top"] - 1:
        whole = found["top"] >= window["top"] - 1 and found["bottom"] <= window["bottom"] + 1
        return "" if whole else "the newest sentence is cut"
    under = -1 <= found["top"] - window["top"] <= 24
    return "" if under else "the first line of a high sentence is not at the top"


def faults(page: Page, shapes: list[tuple[int, int]], sizes: list[int]) -> list[Any]:
    """Return where in the matrix of windows and text sizes the newest sentence does not stand as it should."""
    wrong = []
    for width, height in shapes:
        page.set_viewport_size({"width": width, "height": height})
        for each in page.evaluate(MEASURED, sizes):
            said = fault(each)
            if said:
                wrong.append((said, each))
    return wrong
