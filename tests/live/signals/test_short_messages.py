"""What the team of a meeting writes is kept for its place, bounded, and forgotten."""

from typing import get_args

from interp.live.signals.short_messages import (
    BOOTH_PLACES,
    MOST_KEPT,
    PhraseOfTeam,
    SendShortMessage,
    ShortMessage,
    TeamMessages,
    places_of,
)
from interp.web.wording.page_words import word


def texts(kept: TeamMessages, place: str) -> list[str | None]:
    return [each.text for each in kept.seen_at("m1", place).messages]


def test_each_place_sees_what_was_written_to_it_and_nothing_else() -> None:
    kept = TeamMessages()
    for to in ("booth:fr", "booths", "technician"):
        kept.add("m1", "booth:zh", "2", SendShortMessage(to, to, text=f"to {to}"), 5)
    assert texts(kept, "booth:fr") == ["to booth:fr", "to booths"]
    assert texts(kept, "booth:ar") == ["to booths"]
    assert texts(kept, "technician") == ["to technician"]
    assert texts(kept, "console") == texts(kept, "chief") == []
    assert kept.seen_at("m2", "booth:fr").messages == ()


def test_a_message_says_from_which_place_and_desk_and_names_nobody() -> None:
    kept = TeamMessages()
    for _ in range(2):  # the page sends it again where no answer came
        kept.add("m1", "booth:zh", "2", SendShortMessage("a1", "chief", phrase="come"), 5)
    assert kept.seen_at("m1", "chief").messages == (ShortMessage("a1", "booth:zh", "2", "chief", "come", None, 5),)


def test_the_oldest_of_too_many_is_dropped() -> None:
    kept = TeamMessages()
    for n in range(MOST_KEPT + 2):
        kept.add("m1", "chief", None, SendShortMessage(str(n), "booths", text=str(n)), n)
    assert texts(kept, "booth:en") == [str(n) for n in range(2, MOST_KEPT + 2)]


def test_nothing_stays_of_a_meeting_that_is_forgotten() -> None:
    kept = TeamMessages()
    kept.add("m1", "chief", None, SendShortMessage("a1", "booths", text="a"), 1)
    kept.forget("m1")
    kept.forget("m1")
    assert (kept.meetings(), texts(kept, "booth:en")) == ((), [])


def test_a_place_that_there_is_not_is_no_place() -> None:
    assert places_of("booths") == BOOTH_PLACES
    assert places_of("booth:fr") == ("booth:fr",)
    assert places_of("chair") == places_of("booth:pt") == places_of("captions") == ()


def test_the_pages_have_a_sentence_for_each_phrase() -> None:
    assert all(word(f"messages.phrase.{each}").message for each in get_args(PhraseOfTeam))
