"""What other tools say of a unit beside its texts: taken as far as it can be what it says it is."""

from interp.drafting.exchange.exchange_units import MAX_TEXT, Exchanged
from interp.drafting.exchange.memory_units import Taking, remembered


def test_what_stands_beside_a_unit_is_bounded_and_cleaned_as_its_texts_are() -> None:
    about = (("before", "x" * (MAX_TEXT + 1)), ("after", "Next."), ("document", "A/HRC/\u202e31"))
    given = Exchanged("1", "en", {"en": "Good.", "fr": "Bien."}, about=about)
    [unit] = remembered(given, Taking(7))
    assert (unit.before, unit.after, unit.document) == ("", "Next.", "A/HRC/31")


def test_who_when_and_from_which_document_are_kept_whichever_tool_wrote_the_file() -> None:
    given = Exchanged(
        "1", "en", {"en": "Good.", "fr": "Bien."}, about=(("FileName", "A-HRC-31-1.docx"),), by="A. Reviser\u202e",
        at=1_700_000_000_000,
    )  # fmt: skip
    [unit] = remembered(given, Taking(7))
    assert (unit.by, unit.at, unit.document) == ("A. Reviser", 1_700_000_000_000, "A-HRC-31-1.docx")
    there, back = remembered(given, Taking(7, both_ways=True))
    assert (there.by, back.by, back.document) == ("A. Reviser", "A. Reviser", "A-HRC-31-1.docx")
