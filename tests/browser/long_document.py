"""A document as long as wanted at the desk: sentences of the concept note, drafted in three languages."""

from typing import Any

from playwright.sync_api import Page

from interp.domain.model.findings import Finding
from interp.domain.text.segments import Segment
from interp.ports import Document, Revision
from interp.seed.bundled_data import authored
from tests.browser.demo_pages import Hall
from tests.browser.waiting import expect
from tests.filed_statement import section

DESK_SIZE = {"width": 1366, "height": 768}
LANGUAGES = ("fr", "ar", "zh")
SHORTEST, LONGEST = 60, 170  # characters: as long as sentences that are spoken
ERROR = Finding("number", "error", "number_missing", "2016 is missing", ("2016",))
SAID: dict[str, Any] = {"origin": "mt:en@1.9+fixture", "by": "machine", "at": 1}


def filed(hall: Hall, count: int, name: str = "long") -> str:
    """File a document of so many sentences and return its id; the second sentence has an error."""
    rows = [dict(row) for row in authored() if SHORTEST <= len(row["en"]) <= LONGEST]
    said = [rows[place % len(rows)] for place in range(count)]
    segments = [Segment(f"{name}{place}", place, place, row["en"]) for place, row in enumerate(said)]
    about = Document(name, hall.meeting["id"], "Statement of the Chair", "chair.docx", "statement", "en", "drafts")
    with section(hall.demo.log.parent / "data") as drafts:
        drafts.add(about, segments, ())
        for code in LANGUAGES:
            drafts.revise_all(name, [
                Revision(f"{name}{place}", code, 1, row[code], "draft", findings=(ERROR,) * (place == 1), **SAID)
                for place, row in enumerate(said)
            ])  # fmt: skip
    return name


def opened(hall: Hall, document: str, language: str = "fr", interface: str = "en", **options: Any) -> Page:
    """Return the desk of a language with the document open."""
    query = f"language={language}&lang={interface}"
    page = hall.open("desk", query=query, **({"size": DESK_SIZE} | options))
    page.goto(f"{page.url}#{document}")
    expect(page.locator('[data-slot="lines"] > li').first).to_be_visible()
    return page
