"""Every table that names a document or a meeting is one whose rows are deleted, and so is the index of words."""

import sqlalchemy as sa

from interp.ports import Document, MemoryUnit
from interp.store.documents import SqlDocuments
from interp.store.drafting_database import DraftingDatabase
from interp.store.erasing import draft_rows
from interp.store.erasures import SqlErasures
from interp.store.meetings_database import MeetingsDatabase
from interp.store.tables.drafting_tables import act, document, mark, memory_unit, metadata, reactor_position
from interp.store.translation_memory import SqlMemory


def test_no_table_that_names_a_document_is_left_out() -> None:
    named = {table for table in metadata.sorted_tables if "document" in table.c}
    assert named == {*draft_rows.BELOW, act, memory_unit}
    others = {table for table in metadata.sorted_tables if {"meeting", "stream"} & set(table.c.keys())}
    assert others == {document, act, mark, reactor_position}


def unit(source: str, document: str | None, held: str = "") -> MemoryUnit:
    return MemoryUnit("en", "fr", source, "Une phrase.", "reviewed", "person", document, "", "", 1, "Ana", held)


def test_the_memory_keeps_what_was_published_and_what_others_have(
    database: MeetingsDatabase, drafts_database: DraftingDatabase
) -> None:
    documents, memory = SqlDocuments(drafts_database), SqlMemory(drafts_database)
    for name, visibility in (("public", "reviewed"), ("internal", "desk")):
        documents.add(Document(name, "m", "", "a.txt", "statement", "en", visibility), [], [])
    of = {"Shown words.": "public", "Kept words.": "internal", "Other words.": None}
    memory.add([unit(text, document) for text, document in of.items()] + [unit("Delivered words.", "public", "public")])
    erasures = SqlErasures(database, drafts_database)
    assert erasures.erase_documents(["public", "internal"], memory=False)["memory_unit"] == 1
    assert [each.source for each in memory.units()] == ["Shown words.", "Other words.", "Delivered words."]
    assert memory.concordance("en", "fr", "Kept words") == () and memory.concordance("en", "fr", "Shown words")
    with drafts_database.reading() as connection:
        words = sa.text("SELECT count(*) FROM memory_words_en WHERE memory_words_en MATCH :word")
        assert [connection.scalar(words, {"word": word}) for word in ("kep", "how")] == [0, 1]


def test_all_of_the_memory_goes_where_that_is_asked_for(
    database: MeetingsDatabase, drafts_database: DraftingDatabase
) -> None:
    documents, memory = SqlDocuments(drafts_database), SqlMemory(drafts_database)
    documents.add(Document("public", "m", "", "a.txt", "statement", "en", "reviewed"), [], [])
    memory.add([unit("Shown words.", "public")])
    SqlErasures(database, drafts_database).erase_documents(["public"], memory=True)
    assert list(memory.units()) == []
