"""What other tools say of a unit beside its texts: taken as far as it can be what it says it is."""

from interp.drafting.exchange.exchange_units import MAX_TEXT, Exchanged
from interp.drafting.exchange.memory_units import Taking, remembered


def test_what_stands_beside_a_unit_is_bounded_and_cleaned_as_its_texts_are() -> None:
    about = (("before", "x" * (MAX_TEXT + 1)), ("after", "Next."), ("document", "A/HRC/\u202e31"))
    given = Exchanged("1", "en", {"en": "Good.", "fr": "Bien."}, about=about)
    [unit] = remembered(given, Taking(7))
    assert (unit.before, unit.after, unit.document) == ("", "Next.", "A/HRC/31")
