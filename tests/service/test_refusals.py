"""The record of refusals: bounded, without secrets, and never a delay for the refused."""

import json
from collections.abc import Sequence

import pytest
import structlog

from interp.domain.rules.permissions import ATTENDEE, Actor
from interp.errors import NotAllowed, NotSignedIn, Refused, Unavailable
from interp.live.process_limiter import ProcessLimiter
from interp.ports import Refusal
from interp.service.credentials import Credentials
from interp.service.refusals import BURST, LONGEST_ARGS, MOST_WAITING, RefusalNotes, bounded, word
from tests.fakes import FixedClock, MemoryRefusals, Roster
from tests.growth import TOO_STEEP, growth

BOOTH = Actor("interpreter", "interpreter (fr)", "m1", "fr", "link-1")
PRESS = {"meeting": "m1", "id": "c1", "name": "floor.end", "args": {}}
NO = NotAllowed("role")


class Sealed(MemoryRefusals):
    """A store that is away until it is opened; it counts how often it was asked."""

    away, asked = True, 0

    def keep(self, refusals: Sequence[Refusal]) -> None:
        """Keep, or be away."""
        self.asked += 1
        if self.away:
            raise Unavailable("store")
        super().keep(refusals)


def book(store: MemoryRefusals | None = None) -> tuple[RefusalNotes, MemoryRefusals]:
    """Return a book whose seconds stand still, and its store."""
    kept = store or MemoryRefusals()
    return RefusalNotes(kept, FixedClock(5_000), lambda: 100.0), kept


def test_who_asked_for_what_when_and_why_not() -> None:
    made, kept = book()
    made.command(BOOTH, PRESS | {"args": {"seconds": 60}}, "cabin-4", Refused("nobody_on_floor"))
    assert kept.of() == []
    made.flush()
    assert kept.of() == [
        Refusal(
            5_000, "m1", "interpreter (fr)", "interpreter", "cabin-4", "c1", "floor.end", '{"seconds": 60}', "refused",
            "nobody_on_floor",
        )
    ]  # fmt: skip


def test_a_sign_in_and_a_link_have_the_address_for_a_device() -> None:
    made, kept = book()
    made.entry("sign_in", "amina", "10.0.0.9", NotSignedIn("bad_password"))
    made.flush()
    (row,) = kept.of()
    assert (row.name, row.actor, row.device, row.meeting, row.reason) == (
        "sign_in", "amina", "10.0.0.9", "", "bad_password",
    )  # fmt: skip


@pytest.mark.parametrize("message", [None, 7, "x" * 10_000, ["a"], {"meeting": {}, "id": 4, "name": None, "args": "y"}])
def test_what_cannot_be_read_is_noted_as_far_as_it_can(message: object) -> None:
    made, kept = book()
    made.command(ATTENDEE, message, "\u0000\ud800", NO)
    made.flush()
    (row,) = kept.of()
    assert len(row.args) <= LONGEST_ARGS and max(map(len, (row.meeting, row.command_id, row.name))) <= 80
    assert (row.actor, row.device) == ("attendee", "\ufffd\ufffd")


def test_no_secret_is_kept_wherever_it_stands() -> None:
    access = Credentials(Roster(), FixedClock(), b"k" * 32, limiter=ProcessLimiter(FixedClock()))
    token = access.make_link("l1", "staff", "m1", None, 1)
    args = {"token": "abc", "my_Password": "a\"b,c", "cookie": 1234, "note": f"see /t/{token} please", "title": "Tea"}
    told = bounded(args) + word(f"press {token}")
    assert not any(secret in told for secret in (token, token.rpartition(".")[2], "abc", "b,c", "1234"))
    assert json.loads(bounded(args))["title"] == "Tea" and "see /t/… please" in bounded(args)


@pytest.mark.parametrize("hard", ["a" * 60_000, "a." * 30_000, '"token' * 10_000, "token" * 12_000, "\\" * 60_000])
def test_no_text_is_much_work_to_clean(hard: str) -> None:
    assert len(bounded({hard: hard})) <= LONGEST_ARGS and len(word(hard)) <= 80
    assert growth(lambda text: (bounded({text: text}), word(text)), hard) < TOO_STEEP


def test_what_is_nested_beyond_reason_is_left_out() -> None:
    deep: list[object] = []
    for _ in range(200_000):
        deep = [deep]
    assert bounded(deep) == ""


def test_a_flood_is_counted_and_not_kept() -> None:
    made, kept = book()
    for _ in range(int(BURST) + 30):
        made.command(BOOTH, PRESS, "cabin-4", NO)
    made.flush()
    made.flush()
    assert [row.name for row in kept.of()] == ["floor.end"] * int(BURST) + ["not_kept"]
    assert json.loads(kept.of()[-1].args) == {"n": 30}


def test_a_flood_of_strangers_hides_nothing_that_staff_were_refused() -> None:
    made, kept = book()
    for _ in range(1_000):
        made.command(ATTENDEE, PRESS, "", NO)
    made.command(BOOTH, PRESS, "cabin-4", NO)
    made.flush()
    assert [row.device for row in kept.of("m1")].count("cabin-4") == 1


def test_while_the_store_is_away_nobody_is_told_but_the_log_once_and_nothing_is_lost() -> None:
    store = Sealed()
    made, _ = book(store)
    with structlog.testing.capture_logs() as logged:
        for number in range(3):
            made.command(BOOTH, PRESS | {"id": f"c{number}"}, "cabin-4", NO)
            made.flush()
    assert [line["event"] for line in logged] == ["refusals_not_kept"]
    store.away = False
    made.flush()
    assert [row.command_id for row in store.of()] == ["c0", "c1", "c2"]


def test_what_waits_is_bounded_however_long_the_store_is_away() -> None:
    store, seconds = Sealed(), iter(range(10**6))
    made = RefusalNotes(store, FixedClock(), lambda: float(next(seconds)))
    for _ in range(MOST_WAITING + 50):
        made.command(BOOTH, PRESS, "cabin-4", NO)
    made.flush()
    store.away = False
    made.flush()
    assert len(store.of()) == MOST_WAITING + 1 and json.loads(store.of()[-1].args) == {"n": 50}


def test_nothing_to_write_asks_the_store_for_nothing() -> None:
    store = Sealed()
    made, _ = book(store)
    made.flush()
    assert store.asked == 0
