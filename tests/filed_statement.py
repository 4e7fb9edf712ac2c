"""A filed statement of six sentences, some languages reviewed, some drafted by machine."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from interp.domain.text.segments import Segment
from interp.ports import Document, Documents, Revision
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import DraftingDatabase
from interp.store.postgresql.database_server import DatabaseServer
from tests.forked_demo import on_server

SENTENCES = {
    "en": (
        "Opening remarks", "Mr. President, excellencies, ladies and gentlemen.",
        "We meet to speak of the rights of the child.", "Information & technology can protect < or harm > children.",
        "States adopted resolution 25/6 in 2014.", "I thank you.",
    ),
    "ar": (
        "ملاحظات افتتاحية", "السيد الرئيس، أصحاب السعادة، سيداتي وسادتي.", "نجتمع للحديث عن حقوق الطفل.",
        "يمكن لتكنولوجيا المعلومات أن تحمي الأطفال أو تضرهم.", "اعتمدت الدول القرار 25/6 في عام 2014.", "شكرا لكم.",
    ),
    "zh": (
        "开场发言", "主席先生、各位阁下、女士们、先生们。", "我们在此讨论儿童权利。",
        "信息技术既能保护儿童,也可能伤害儿童。",
        "各国于2014年通过了第25/6号决议。", "谢谢。",
    ),
    "fr": (
        "Observations liminaires", "Monsieur le Président, Excellences, Mesdames et Messieurs.",
        "Nous sommes réunis pour parler des droits de l’enfant.",
        "Les technologies de l’information peuvent protéger les enfants ou leur nuire.",
        "Les États ont adopté la résolution 25/6 en 2014.", "Je vous remercie.",
    ),
}  # fmt: skip
STANDINGS = {"ar": ("reviewed", "person"), "zh": ("draft", "mt:en-zh@1.9+fixture"), "fr": ("auto", "author")}


def segments(sentences: Sequence[str] = SENTENCES["en"]) -> list[Segment]:
    """Return the statement's segments: a heading, then numbered paragraphs of two sentences each."""
    made = [Segment("s0", 0, 0, sentences[0], "heading")]
    for place, text in enumerate(sentences[1:], start=1):
        block = (place + 1) // 2
        made.append(Segment(f"s{place}", place, block, text, "paragraph", f"{block}."))
    return made


def revision(place: int, language: str, text: str | None = None, number: int = 1, **more: object) -> Revision:
    """Return what a language has of a sentence."""
    standing, origin = STANDINGS[language]
    said = {"standing": standing, "origin": origin} | more
    return Revision(f"s{place}", language, number, text or SENTENCES[language][place], **said)  # type: ignore[arg-type]


def file_statement(
    drafts: Documents, meeting: str, speech: str | None = None, visibility: str = "drafts", name: str = "statement"
) -> str:
    """File the statement with its translations and return the document's id."""
    document = f"{meeting}-{name}"
    drafts.add(
        Document(document, meeting, "Statement on the rights of the child", f"{name}.docx", "statement", "en",
                 visibility, speech, "A/HRC/31/1"),
        segments(), (),
    )  # fmt: skip
    for language in STANDINGS:
        for place in range(len(SENTENCES[language])):
            drafts.revise(document, revision(place, language))
    return document


@contextmanager
def section(folder: Path) -> Iterator[SqlDocuments]:
    """Yield the documents of a running service as a second process sees them; it waits for a lock as long as it takes.

    On a busy machine a writer may be stopped while it holds the lock, for longer than a page would wait.
    """
    if address := on_server(folder.parent):
        database = DraftingDatabase(DatabaseServer(address))
        yield SqlDocuments(database)
        database.close()
        return
    database = DraftingDatabase.in_folder(folder)
    sa.event.listen(database.engine, "connect", lambda raw, _: raw.execute("PRAGMA busy_timeout=60000"))
    database.engine.dispose()
    yield SqlDocuments(database)
    database.close()
