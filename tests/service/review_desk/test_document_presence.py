"""Who is in a document is known from what each page says, until it leaves or is not heard for six seconds."""

import pytest

from interp.domain.rules.permissions import Actor
from interp.service.review_desk import document_presence as module
from interp.service.review_desk.document_presence import LAPSES_MS, Colleague, DocumentPresence
from tests.fakes import FixedClock

ANA, BOB = (Actor("reviser", name, "m1", None, name) for name in ("ana", "bob"))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(1_000)


@pytest.fixture
def here(clock: FixedClock) -> DocumentPresence:
    return DocumentPresence(clock)


def test_each_sees_the_others_and_where_they_are(here: DocumentPresence) -> None:
    assert here.here(ANA, "d1", "a", "fr", "s0", typing=True) == []
    assert here.here(BOB, "d1", "b", "es", None, typing=False) == [Colleague("ana", "fr", "s0", True)]
    assert here.here(ANA, "d1", "a", "fr", "s1", typing=False) == [Colleague("bob", "es", None, False)]
    assert here.here(BOB, "d1", "b", "es", "s1", typing=True) == [Colleague("ana", "fr", "s1", False)]
    assert here.here(BOB, "d2", "b", "es", None, typing=False) == []


def test_two_browsers_of_one_link_are_two(here: DocumentPresence) -> None:
    here.here(ANA, "d1", "a", "fr", "s0", typing=True)
    assert here.here(ANA, "d1", "b", "fr", "s0", typing=False) == [Colleague("ana", "fr", "s0", True)]


def test_who_left_or_is_not_heard_is_gone(here: DocumentPresence, clock: FixedClock) -> None:
    here.here(ANA, "d1", "a", "fr", "s0", typing=True)
    assert here.is_here("d1", "link:ana", "a")
    clock.now += LAPSES_MS
    assert here.here(BOB, "d1", "b", "fr", None, typing=False) == [Colleague("ana", "fr", "s0", True)]
    clock.now += 1
    assert not here.is_here("d1", "link:ana", "a")
    assert here.here(BOB, "d1", "b", "fr", None, typing=False) == []
    here.leave(BOB, "d1", "b")
    here.leave(BOB, "d9", "b")
    assert here.here(ANA, "d1", "a", "fr", None, typing=False) == []


def test_nothing_is_remembered_of_documents_that_all_have_left(here: DocumentPresence, clock: FixedClock) -> None:
    for number in range(50):
        here.here(ANA, f"d{number}", "a", "fr", None, typing=False)
    clock.now += LAPSES_MS + 1
    here.here(ANA, "d1", "a", "fr", None, typing=False)
    assert list(here._documents) == ["d1"]


def test_a_document_has_room_for_so_many(here: DocumentPresence, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_IN_DOCUMENT", 1)
    here.here(ANA, "d1", "a", "fr", None, typing=False)
    here.here(BOB, "d1", "b", "fr", None, typing=False)
    assert here.here(ANA, "d1", "a", "fr", None, typing=False) == []
