"""What revisers type is kept for their own account or link, and comes back where nobody works on it."""

from dataclasses import replace

import pytest

from interp.domain.rules.permissions import Actor
from interp.domain.text.segments import Segment
from interp.errors import BadRequest, InterpError, NotAllowed, Refused
from interp.ports import Document
from interp.service.review_desk import working_copies as module
from interp.service.review_desk.document_presence import LAPSES_MS, DocumentPresence
from interp.service.review_desk.working_copies import MOST_AT_ONCE, CopyKeeping, TypedText, account_of, browser_key
from tests.fakes import FixedClock
from tests.fakes_drafting import MemoryDrafts
from tests.fakes_working_copies import MemoryCopies

PAPER = Document("d1", "m1", "Statement", "statement.docx", "statement", "en")
LINK = Actor("reviser", "reviser (section)", "m1", None, "l1")
OTHER = replace(LINK, link="l2")
TYPED = TypedText("s0", "Une phr", 2)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(1_000)


@pytest.fixture
def colleagues(clock: FixedClock) -> DocumentPresence:
    return DocumentPresence(clock)


@pytest.fixture
def copies(clock: FixedClock, colleagues: DocumentPresence) -> CopyKeeping:
    drafts = MemoryDrafts()
    drafts.add(PAPER, [Segment("s0", 0, 0, "Sentence.")], [])
    return CopyKeeping(MemoryCopies(drafts.shelf), clock, colleagues.is_here)


def words(copies: CopyKeeping, actor: Actor = LINK, device: str = "laptop") -> list[str]:
    return [each.words for each in copies.of(actor, PAPER, "fr", device)[0]]


def test_what_is_typed_comes_back_as_typed_to_its_own_link_only(copies: CopyKeeping) -> None:
    assert copies.keep(LINK, PAPER, "fr", "laptop", [TYPED, TypedText("s1", "  deux\u00a0: ", 0)]) == 1_000
    assert words(copies) == ["Une phr", "  deux\u00a0: "]
    assert (words(copies, OTHER), copies.of(LINK, PAPER, "es", "laptop")) == ([], ([], False))


def test_passages_in_another_language_have_copies_in_the_documents_own(clock: FixedClock) -> None:
    drafts = MemoryDrafts()
    drafts.add(PAPER, [Segment("s0", 0, 0, "Bonjour.")], [])
    copies, is_here = MemoryCopies(drafts.shelf), DocumentPresence(clock).is_here
    mixed = CopyKeeping(copies, clock, is_here, lambda document: {"s0": "fr"})
    mixed.keep(LINK, PAPER, "en", "laptop", [TYPED])
    assert [each.words for each in mixed.of(LINK, PAPER, "en", "laptop")[0]] == ["Une phr"]


def test_it_comes_back_in_another_browser_once_the_first_has_left(
    copies: CopyKeeping, colleagues: DocumentPresence, clock: FixedClock
) -> None:
    copies.keep(LINK, PAPER, "fr", "laptop", [TYPED])
    colleagues.here(LINK, "d1", "laptop", "fr", "s0", typing=True)
    assert copies.of(LINK, PAPER, "fr", "phone") == ([], True)
    clock.now += LAPSES_MS + 1
    assert words(copies, device="phone") == ["Une phr"]


def test_a_browsers_own_copy_comes_before_a_newer_one_of_another(copies: CopyKeeping, clock: FixedClock) -> None:
    copies.keep(LINK, PAPER, "fr", "laptop", [TYPED])
    clock.now += 1
    copies.keep(LINK, PAPER, "fr", "phone", [replace(TYPED, words="Une phrase")])
    assert (words(copies, device="laptop"), words(copies, device="tablet")) == (["Une phr"], ["Une phrase"])


def test_what_is_erased_is_gone_in_one_browser_only(copies: CopyKeeping) -> None:
    for device in ("laptop", "phone"):
        copies.keep(LINK, PAPER, "fr", device, [TYPED])
    copies.erase(LINK, PAPER, "fr", "laptop", {"s0": 1_000})
    copies.erase(OTHER, PAPER, "fr", "phone", {"s0": None})
    copies.erase(LINK, PAPER, "fr", "phone", {"s0": 999})
    assert [each.device for each in copies.of(LINK, PAPER, "fr", "laptop")[0]] == ["phone"]


def test_half_a_character_does_not_lose_the_rest(copies: CopyKeeping) -> None:
    copies.keep(LINK, PAPER, "fr", "laptop", [replace(TYPED, words="a\ud83d b\ud83d\ude00\0")])
    assert words(copies) == ["a� b😀"]


@pytest.mark.parametrize(
    ("error", "more"),
    [
        (BadRequest("too_long", longest=4_000), {"typed": [replace(TYPED, words="a" * 4_001)]}),
        (BadRequest("too_large"), {"typed": [TYPED] * (MOST_AT_ONCE + 1)}),
        (BadRequest("invalid", field="base"), {"typed": [replace(TYPED, base=-1)]}),
        (BadRequest("identifier", field="sentence"), {"typed": [replace(TYPED, sentence="a b")]}),
        (BadRequest("identifier", field="device"), {"device": ""}),
        (Refused("original_language"), {"language": "en"}),
        (NotAllowed("role", role="attendee"), {"actor": Actor("attendee")}),
        (NotAllowed("meeting", meeting="m1"), {"actor": replace(LINK, meeting="m2")}),
    ],
)
def test_what_cannot_be_kept_is_refused_by_name(
    copies: CopyKeeping, error: InterpError, more: dict[str, object]
) -> None:
    asked = {"actor": LINK, "document": PAPER, "language": "fr", "device": "laptop", "typed": [TYPED]}
    with pytest.raises(type(error)) as refusal:
        copies.keep(**(asked | more))  # type: ignore[arg-type]
    assert refusal.value.args_ == error.args_
    assert words(copies) == []


def test_a_document_holds_so_many_of_an_account(copies: CopyKeeping, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_IN_DOCUMENT", 2)
    copies.keep(LINK, PAPER, "fr", "laptop", [TYPED])
    with pytest.raises(Refused, match="copies_full"):
        copies.keep(LINK, PAPER, "fr", "laptop", [TypedText("s1", "", 0), TypedText("s2", "", 0)])
    copies.keep(OTHER, PAPER, "fr", "laptop", [TYPED])


def test_a_new_password_leaves_a_users_copies() -> None:
    before, after = (Actor("reviser", "ana", None, None, f"user:{generation}:ana") for generation in (1, 2))
    assert account_of(before) == account_of(after) == "user:ana"
    assert account_of(LINK) == "link:l1"
    assert browser_key(before) == browser_key(after) != browser_key(LINK)
