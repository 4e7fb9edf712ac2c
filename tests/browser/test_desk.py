"""The translation desk in a browser: filed, reviewed by keyboard, by two at once, in Arabic and Chinese, withdrawn."""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, Route

from interp.domain.model.findings import Finding
from interp.domain.text.segments import Segment
from interp.ports import Conflict, Document, Revision
from interp.service.document_filing import Filing
from interp.store.documents import SqlDocuments
from interp.store.integrity.row_checksums import change
from interp.store.tables.drafting_tables import job
from tests.browser.demo_pages import Hall, file_paper
from tests.browser.looks import LEVELS, broken
from tests.browser.page_texts import text
from tests.browser.waiting import expect
from tests.filed_statement import section
from tests.row_by_row import gathered
from tests.sample_sizes import size
from tests.server import until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
SMALL_PAGES = True
TITLE = "Statement of the Chair"
TEXT = (
    f"# {TITLE}\n\n"
    "Thank you for the floor, Madam President.\n\n"
    "In 2016 the Council heard 47 States on the rights of the child.\n\n"
    "We shall all be heard, and we shall listen.\n"
)
FIGURES = "En 2016, le Conseil a entendu 47 États sur les droits de l’enfant."
ERROR = Finding("number", "error", "number_missing", "2016 is missing", ("2016",))
DRAFTS = {
    "fr": (
        "Déclaration du Président", "Merci pour le plancher, Madame la Présidente.",
        "En 2015, le Conseil a entendu 47 États sur les droits de l’enfant.",
        "Nous serons entendus et nous écouterons.",
    ),
    "ar": (
        "بيان الرئيس", "أشكركم على إعطائي الكلمة، سيدتي الرئيسة.",
        "في عام 2016 استمع المجلس إلى 47 دولة بشأن حقوق الطفل.", "سيُستمع إلينا جميعا وسنصغي.",
    ),
    "zh": (
        "主席的发言", "主席女士，感谢您让我发言。", "2016年，理事会听取了47个国家关于儿童权利的发言。",
        "我们都将得到倾听，我们也会倾听。",
    ),
}  # fmt: skip


@dataclass
class Desk:
    """A demonstration with one statement filed and drafted, and its desk in any language."""

    hall: Hall
    document: str

    def open(self, language: str, interface: str = "en", **options: Any) -> Page:
        """Return the desk with the statement open."""
        page = self.hall.open("desk", query=f"language={language}&lang={interface}", **options)
        page.goto(f"{page.url}#{self.document}")
        expect(lines(page)).to_have_count(4)
        return page


def lines(page: Page) -> Locator:
    return page.locator('[data-slot="lines"] > li')


def tasks(page: Page) -> Locator:
    """Return what the queue says of the statement."""
    return page.locator(".task", has_text=TITLE)


def pane(page: Page) -> Locator:
    """Return what the page says of the current sentence."""
    return page.locator('[data-slot="sentence"]')


def current(page: Page, place: int) -> Locator:
    """Make a line the current one and return it."""
    line = lines(page).nth(place)
    line.locator(".target").click()
    expect(line).to_have_attribute("aria-current", "true")
    return line


def write(page: Page, place: int, text: str) -> Locator:
    """Type over a line and return its field."""
    field = current(page, place).locator("textarea")
    field.fill(text)
    if field.input_value() != text:  # a colleague is known to type here: the first key only says so
        field.fill(text)
    return field


def value(page: Page, place: int) -> Locator:
    """Return the translation of a line that is not the current one."""
    return lines(page).nth(place).locator(".value")


@pytest.fixture
def desk(desk_hall: Hall) -> Desk:
    """Return a desk whose drafts were made by a machine of the tests."""
    return drafted(desk_hall, put_there(desk_hall, [each for each in TEXT.splitlines() if each], speech="s1-1"))


def put_there(hall: Hall, lines: Sequence[str], speech: str | None = None) -> str:
    """Put a statement among the documents, as filing it would; return its id."""
    name = uuid4().hex[:12]
    about = Document(name, hall.meeting["id"], TITLE, "statement.md", "statement", "en", "drafts", speech)
    segments = [
        Segment(f"{name}{at}", at, at, line.removeprefix("# "), "heading" if line.startswith("#") else "paragraph")
        for at, line in enumerate(lines)
    ]  # fmt: skip
    with section(hall.demo.log.parent / "data") as drafts:
        drafts.add(about, segments, ())
    return name


def drafted(hall: Hall, document: str) -> Desk:
    """Return the desk of a statement, drafted."""
    with section(hall.demo.log.parent / "data") as drafts:
        for segment, place in [(each.id, place) for place, each in enumerate(drafts.segments(document))]:
            for language in DRAFTS:
                until(lambda: machine_drafts(drafts, document, segment, language, place))  # noqa: B023
    return Desk(hall, document)


def machine_drafts(drafts: SqlDocuments, document: str, segment: str, language: str, place: int) -> bool:
    """Add the machine's next draft of a sentence; False when the worker, which knows a phrase or two, was first."""
    number = len(drafts.history(document, segment, language)) + 1
    found = (ERROR,) if (language, place) == ("fr", 2) else ()
    said: dict[str, Any] = {"origin": f"mt:en-{language}@1.9+fixture", "by": "machine", "at": 1, "findings": found}
    with suppress(Conflict):
        drafts.revise(document, Revision(segment, language, number, DRAFTS[language][place], "draft", **said))
        return True
    return False


def filed(hall: Hall) -> str:
    """File the statement as a member of the section does, on the page, and return its id."""
    page = hall.open("desk", query="language=fr&lang=en")
    page.locator("body").press("f")
    file = {"name": "statement.md", "mimeType": "text/markdown", "buffer": TEXT.encode()}
    form = page.locator('[data-slot="file-form"]')
    form.locator('[name="file"]').set_input_files(file)  # type: ignore[arg-type]
    form.locator('[name="visibility"]').select_option("drafts")
    form.locator('[name="speech"]').select_option(index=1)
    form.get_by_role("button", name=text("desk.file_do")).click()
    expect(page.locator('[data-slot="file-said"]')).to_contain_text("Language: English")
    expect(lines(page)).to_have_count(sum(map(bool, TEXT.splitlines())))
    document = page.url.partition("#")[2]
    hall.leave(page)
    return document


def test_a_statement_is_in_the_queue_with_what_is_to_be_done(desk_hall: Hall) -> None:
    desk = drafted(desk_hall, filed(desk_hall))
    with section(desk.hall.demo.log.parent / "data") as drafts, drafts._database.connection() as connection:
        french = (job.c.document == desk.document) & (job.c.language == "fr")
        change(connection, job, french, state="failed", error="out_of_memory")
    page = desk.open("fr")
    task = tasks(page).first
    expect(task).to_contain_text("4 segments to review")
    expect(task).to_contain_text("1 finding")
    expect(task).to_contain_text(text("provenance.fixture"))
    expect(task).to_contain_text("there was not enough memory for the models")
    page.keyboard.press("q")
    expect(task.get_by_role("button", name=text("desk.retry"))).to_be_visible()
    expect(tasks(page)).to_have_count(1)
    page.get_by_label(text("desk.all_languages")).check()
    expect(tasks(page)).to_have_count(5)


def test_a_line_shows_its_match_its_origin_and_what_was_found_and_keys_can_be_switched_off(desk: Desk) -> None:
    page = desk.open("fr")
    line, told = current(page, 2), pane(page)
    expect(line.locator(".source")).to_contain_text("In 2016 the Council")
    expect(line.locator(".margin")).to_contain_text("Draft ✕ 1")
    expect(told.locator(".findings")).to_contain_text(text("severity.error"))
    expect(told.locator(".findings")).to_contain_text(text("finding.number_missing", **{"1": "2016"}))
    expect(told.locator(".standing")).to_contain_text(text("origin.mt"))
    expect(told.locator(".standing")).to_contain_text(text("provenance.fixture"))
    expect(told.locator(".standing .grade")).to_have_text(text("grade.none"))
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.locator('[data-slot="keys-on"]').uncheck()
    page.keyboard.press("Escape")
    lines(page).nth(0).focus()
    page.keyboard.press("a")
    page.wait_for_timeout(400)
    expect(lines(page).nth(0)).to_have_attribute("data-standing", "draft")


# Niger by Nigeria: the translation, and both as the page names them
SWAPPED = {
    "fr": ("Le représentant du Nigéria a la parole.", "Niger", "Nigéria"),
    "ar": ("الكلمة لممثل نيجيريا.", "النيجر", "نيجيريا"),
    "zh": ("请尼日利亚代表发言。", "尼日尔", "尼日利亚"),
}


@pytest.mark.parametrize("language", SWAPPED)
def test_another_state_in_a_translation_is_an_error_that_names_both(desk_hall: Hall, language: str) -> None:
    document = put_there(desk_hall, ["The representative of Niger has the floor."])
    page = desk_hall.open("desk", query=f"language={language}&lang={language}")
    page.goto(f"{page.url}#{document}")
    wording, *both = SWAPPED[language]
    write(page, 0, wording).press("Control+Enter")
    found = pane(page).locator(".findings")
    for name in both:
        expect(found.locator("bdi", has_text=name).first).to_have_text(name)


def test_a_statement_is_reviewed_by_keyboard_alone(desk: Desk) -> None:
    page = desk.open("fr")
    expect(page.locator('[data-slot="document-title"]')).to_be_focused()
    page.keyboard.press("j")
    expect(lines(page).nth(0)).to_be_focused()
    page.keyboard.press("a")
    expect(lines(page).nth(1)).to_be_focused()
    expect(lines(page).nth(0)).to_have_attribute("data-standing", "reviewed")
    page.keyboard.press("e")
    page.keyboard.press("Control+a")
    page.keyboard.type("Je vous remercie, Madame la Présidente.")
    page.keyboard.press("Control+Shift+Enter")
    expect(lines(page).nth(2)).to_be_focused()
    page.keyboard.press("a")  # an error stands: the reason is asked for
    page.keyboard.type("a")
    page.keyboard.press("Enter")
    expect(lines(page).nth(2)).to_contain_text(text("desk.reason_short"))
    page.keyboard.press("Backspace")
    page.keyboard.type("The speaker says 2015.")
    page.keyboard.press("Enter")
    expect(lines(page).nth(3)).to_be_focused()
    page.keyboard.press("k")
    expect(pane(page).locator(".standing")).to_contain_text("Overruled: The speaker says 2015.")
    page.keyboard.press("u")
    expect(lines(page).nth(2)).to_have_attribute("data-standing", "draft")
    page.keyboard.press("a")
    page.keyboard.press("2")  # a reason of the list, by its digit
    expect(lines(page).nth(3)).to_be_focused()
    page.keyboard.press("k")
    expect(pane(page).locator(".standing")).to_contain_text(text("desk.reason.original_wrong"))
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(tasks(page)).to_contain_text(text("desk.all_done"))
    page.keyboard.press("u")
    expect(lines(page).nth(3)).to_have_attribute("data-standing", "draft")
    page.keyboard.press("h")
    expect(pane(page).locator('[data-region="history"]')).to_contain_text(text("desk.history"))
    expect(page.locator("[data-line]:focus, [data-line] :focus")).to_have_count(1)


def test_what_was_changed_is_shown_against_the_draft_and_put_back(desk: Desk) -> None:
    page = desk.open("fr")
    write(page, 1, "Merci pour la parole, Madame la Présidente.").press("Control+Enter")
    expect(pane(page)).to_contain_text("Saved as a draft")
    pane(page).get_by_role("button", name=text("desk.history")).click()
    changes = pane(page).locator(".changes")
    expect(changes.locator("del")).to_have_text(["le", "plancher,"])
    expect(changes.locator("ins")).to_have_text(["la", "parole,"])
    pane(page).get_by_role("button", name=text("desk.put_back")).click()
    expect(lines(page).nth(1).locator("textarea")).to_have_value(DRAFTS["fr"][1])


def test_two_revisers_at_once_see_both_texts(desk: Desk) -> None:
    one, two = desk.open("fr"), desk.open("fr")
    mine = write(two, 3, "Nous serons tous entendus.")
    write(one, 3, "Chacun sera entendu.").press("Control+Enter")
    conflict = lines(two).nth(3).locator(".conflict")
    expect(conflict).to_contain_text("Chacun sera entendu.")
    expect(mine).to_have_value("Nous serons tous entendus.")
    conflict.get_by_role("button", name=text("desk.keep")).click()
    mine.press("Control+Enter")
    expect(lines(one).nth(3).locator("textarea")).to_have_value("Nous serons tous entendus.")  # still the current one


def test_an_approved_sentence_is_offered_where_it_comes_again(desk: Desk) -> None:
    page = desk.open("fr")
    write(page, 3, "Nous serons entendus, et nous écouterons.").press("Control+Shift+Enter")
    expect(lines(page).nth(3)).to_have_attribute("data-standing", "reviewed")
    expect(pane(page).locator(".match .grade")).to_contain_text(text("grade.exact"))
    page.get_by_role("button", name=text("desk.concordance")).click()
    page.get_by_label(text("desk.phrase")).fill("we shall listen")
    page.keyboard.press("Enter")
    expect(page.locator('[data-slot="units"]')).to_contain_text("nous écouterons")


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("zh", "ltr")])
def test_each_side_runs_its_own_way(desk: Desk, language: str, direction: str) -> None:
    page = desk.open(language, interface=language)
    line = current(page, 2)
    field = line.locator("textarea")
    code = {"zh": "zh-Hans"}.get(language, language)
    assert (field.get_attribute("dir"), field.get_attribute("lang")) == (direction, code)
    assert line.locator(".source").get_attribute("dir") == "ltr"
    second = "ar" if language == "zh" else "zh"
    late: list[Route] = []
    # an answer without the second language comes after that was chosen
    page.route("**/text/*", lambda route: late.append(route), times=1)  # noqa: PLW0108
    with section(desk.hall.demo.log.parent / "data") as drafts, page.expect_request("**/text/*"):
        segment = drafts.segments(desk.document)[2].id
        number = len(drafts.history(desk.document, segment, second)) + 1
        drafts.revise(desk.document, Revision(segment, second, number, "A/RES/70/1", "reviewed", "person", by="ana"))
    page.locator('[data-slot="beside"]').select_option(second)
    late[0].continue_()
    other = line.locator(".source")
    expect(other).to_have_attribute("lang", "ar" if language == "zh" else "zh-Hans")
    expect(other.locator("a.symbol")).to_have_attribute("href", f"https://undocs.org/{language}/A/RES/70/1")
    expect(other.locator("a.symbol")).to_have_attribute("target", "_blank")  # what is half written stays open
    expect(page.locator("#outside")).to_be_visible()


@pytest.mark.full_size
@pytest.mark.parametrize("language", ["ar", "zh", "en"])
def test_the_open_desk_its_bar_and_dialogs_break_no_rule_of_axe_and_fit_a_phone(desk: Desk, language: str) -> None:
    target = "fr" if language == "en" else language
    page = desk.open(target, language, bypass_csp=True, size={"width": 320, "height": 700})
    with gathered() as row:
        for name in ("h", "o"):
            lines(page).nth(2).focus()
            page.keyboard.press(name)
        page.keyboard.press("Escape")
        expect(pane(page).locator('[data-region="history"]')).to_be_visible()
        page.keyboard.press("f")
        with row("open"):
            fits(page, language)
        page.keyboard.press("Escape")
        lines(page).nth(2).focus()
        page.keyboard.press("/")
        expect(page.locator('[data-slot="search-words"]')).to_be_focused()
        with row("bar"):
            fits(page, language)
        page.keyboard.press("Escape")
        for key in ("r", "t"):
            page.keyboard.press(key)
            expect(page.locator("dialog[open]")).to_be_visible()
            with row(key):
                fits(page, language)
            page.keyboard.press("Escape")


def fits(page: Page, language: str) -> None:
    """Look at the width of the page, and by axe, whose rules are the same in every language."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    if language in size(("ar",), torture=("ar", "zh", "en")):
        assert broken(page, {"runOnly": {"type": "tag", "values": LEVELS}}) == []


def test_whose_text_it_is_and_who_sees_it_change_by_keyboard_and_it_is_withdrawn_and_brought_back(
    desk_hall: Hall,
) -> None:
    paper = Filing(TEXT.encode(), "statement.md", visibility="drafts", speech="s1-1")
    page = Desk(desk_hall, file_paper(desk_hall, paper)).open("fr")  # whoever brought it may say so
    page.get_by_text(text("desk.more")).click()
    about = page.locator('[data-slot="about"]')
    speech, visibility = about.locator('[name="speech"]'), about.locator('[name="visibility"]')
    first = speech.input_value()
    for each, key in ((speech, "ArrowDown"), (visibility, "ArrowUp")):
        each.focus()
        expect(each).to_be_focused()
        page.keyboard.press(key)
    expect(visibility).to_have_value("reviewed")
    for _ in ("release", "delivery", "apply"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator('[data-slot="document-said"]')).to_contain_text("Every screen follows.")
    page.reload()
    page.get_by_text(text("desk.more")).click()
    expect(visibility).to_have_value("reviewed")
    expect(speech).not_to_have_value(first)
    page.get_by_role("button", name=text("desk.withdraw")).click()
    expect(page.locator('[data-slot="is-withdrawn"]')).to_be_visible()
    expect(tasks(page)).to_have_count(0)
    page.get_by_role("button", name=text("desk.bring_back")).click()
    expect(tasks(page)).to_have_count(1)


def test_a_file_that_cannot_be_read_is_told_and_nothing_is_lost(desk_hall: Hall) -> None:
    page = desk_hall.open("desk", query="language=fr&lang=en")
    page.locator("body").press("f")
    form = page.locator('[data-slot="file-form"]')
    form.locator('[name="file"]').set_input_files({"name": "a.docx", "mimeType": "x/y", "buffer": b"no"})
    form.locator('[name="title"]').fill("Remarks")
    form.get_by_role("button", name=text("desk.file_do")).click()
    expect(page.locator('[data-slot="file-said"]')).to_be_visible()
    assert form.locator('[name="title"]').input_value() == "Remarks"
    assert json.loads(page.locator("#first").inner_text())["view"]["meeting"]["id"]
