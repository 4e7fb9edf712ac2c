"""Who may make, see again, revoke and replace links; what is recorded of it; every link of a meeting in one act."""

import json
from itertools import count

import pytest

from interp.domain.model.scopes import Scope
from interp.domain.rules.permissions import ATTENDEE, Actor
from interp.errors import BadRequest, InterpError, NotAllowed, NotFound, NotSignedIn
from interp.live.process_limiter import ProcessLimiter
from interp.service.access.link_keeping import LinkKeeping, NewLink, needed_links
from interp.service.credentials import DAY_MS, USER, Credentials
from tests.builders import sitting
from tests.fakes import FixedClock, MemoryAccessRecords, Roster
from tests.row_by_row import gathered
from tests.service.access.teams import with_team

ADMIN = Actor("admin", "ana", link=f"{USER}0:ana", until=2_000_000_000_000)
HERE = Actor("staff", "staff (here)", "m1", link="here", until=1_000_000 + 2 * DAY_MS)
ELSEWHERE = Actor("staff", "staff (there)", "m2", link="there")
EVERYWHERE = Actor("staff", "staff (all)", link="all", until=1_000_000 + 3 * DAY_MS)
CHAIR = Actor("chair", "chair", "m1", link="chair")
BOOTH = NewLink("interpreter", "m1", "fr", label="booth fr")


@pytest.fixture
def keeping(clock: FixedClock) -> LinkKeeping:
    numbers, roster = count(1), Roster()
    access = Credentials(roster, clock, b"key", limiter=ProcessLimiter(clock))

    def state(meeting: str):  # type: ignore[no-untyped-def]
        if meeting != "m1":
            raise NotFound("meeting", meeting=meeting)
        return sitting().state

    return LinkKeeping(
        access, roster, MemoryAccessRecords(roster), clock, state, lambda: f"l{next(numbers)}", 7
    )


def test_who_may_make_which_link(keeping: LinkKeeping) -> None:
    staff, every = NewLink("staff", "m1"), NewLink("chief", None)
    rows: list[tuple[Actor, NewLink, type[InterpError] | None]] = [
        (ADMIN, BOOTH, None), (ADMIN, staff, None), (ADMIN, every, None), (EVERYWHERE, staff, None),
        (HERE, BOOTH, None), (HERE, staff, NotAllowed), (HERE, every, NotAllowed), (ELSEWHERE, BOOTH, NotAllowed),
        (CHAIR, BOOTH, NotAllowed), (ATTENDEE, BOOTH, NotSignedIn),
    ]  # fmt: skip
    with gathered() as row:
        for actor, wanted, refused in rows:
            with row(actor.name, wanted.role, wanted.meeting):
                if refused is None:
                    assert len(keeping.make(actor, [wanted])) == 1
                else:
                    with pytest.raises(refused):
                        keeping.make(actor, [wanted])


def test_a_link_is_seen_again_by_those_who_may_make_it_and_that_is_recorded(keeping: LinkKeeping) -> None:
    (made,) = keeping.make(ADMIN, [BOOTH])
    assert keeping.show(HERE, [made.id]) == [made]
    assert keeping.access.actor_of(keeping.token(made)).language == "fr"
    for actor in (ELSEWHERE, CHAIR):
        with pytest.raises(NotAllowed):
            keeping.show(actor, [made.id])
    (staff,) = keeping.make(ADMIN, [NewLink("staff", "m1")])
    with pytest.raises(NotAllowed):
        keeping.show(HERE, [staff.id])
    acts = [(each.act, each.actor, each.meeting, each.subject) for each in keeping.records.acts()]
    assert acts == [
        ("link.made", "ana", "m1", made.id), ("link.shown", "staff (here)", "m1", made.id),
        ("link.made", "ana", "m1", staff.id),
    ]  # fmt: skip
    assert not any(keeping.token(made) in each.body for each in keeping.records.acts())


def test_a_tablet_is_replaced_in_one_act_with_the_same_label_scope_and_end(keeping: LinkKeeping) -> None:
    (old,) = keeping.make(ADMIN, [NewLink("interpreter", "m1", "fr", Scope("desk", "fr:1"), "left tablet")])
    new = keeping.replace(HERE, old.id)
    assert (new.role, new.language, new.scope, new.label, new.expires_at) == (
        old.role, old.language, old.scope, old.label, old.expires_at
    )  # fmt: skip
    with pytest.raises(NotSignedIn):
        keeping.access.actor_of(keeping.token(old))
    assert keeping.access.actor_of(keeping.token(new)).scope == old.scope
    act = keeping.records.acts()[-1]
    assert (act.act, act.subject, json.loads(act.body)["replaces"]) == ("link.replaced", new.id, old.id)
    for call in (keeping.show, keeping.revoke):
        with pytest.raises(NotFound):
            call(ADMIN, [old.id])
    with pytest.raises(NotFound):
        keeping.replace(ADMIN, old.id)


def test_all_links_of_a_meeting_are_made_once_and_revoked_at_once(keeping: LinkKeeping) -> None:
    (kept,) = keeping.make(ADMIN, [NewLink("staff", "m1")])
    first = keeping.make_all(HERE, "m1")
    assert {(each.role, each.language) for each in first} == {
        ("chair", None), ("moderator", None), ("reviser", None), ("technician", None), ("chief", None),
        *(("interpreter", code) for code in ("ar", "zh", "en", "fr", "ru", "es")),
    }  # fmt: skip
    assert keeping.make_all(HERE, "m1") == []
    keeping.revoke(HERE, [first[0].id])
    assert [each.role for each in keeping.make_all(HERE, "m1")] == [first[0].role]
    assert len(keeping.revoke_all(HERE, "m1")) == len(first)
    assert [each.id for each in keeping.links(HERE, "m1") if each.revoked_at is None] == [kept.id]
    with pytest.raises(NotFound):
        keeping.make_all(ADMIN, "m9")


def test_a_booth_with_a_team_has_a_link_for_each_desk_and_a_private_meeting_one_for_its_public() -> None:
    wanted = needed_links("m1", with_team(sitting(private=True).state))
    assert [str(each.scope) for each in wanted if each.role == "interpreter"] == ["desk:fr:1", "desk:fr:2"]
    assert [each.role for each in wanted].count("attendee") == 1


def test_who_has_a_link_hands_on_no_longer_than_it_lasts(keeping: LinkKeeping, clock: FixedClock) -> None:
    (long,) = keeping.make(ADMIN, [NewLink("chair", None, days=30)])
    (short,) = keeping.make(HERE, [NewLink("chair", "m1", days=30)])
    (at_least,) = keeping.make(ADMIN, [NewLink("chair", "m1")])
    end = sitting().state.about.ends_at  # type: ignore[union-attr]
    assert (long.expires_at - clock.now, short.expires_at) == (30 * DAY_MS, HERE.until)
    assert at_least.expires_at == max(clock.now + 7 * DAY_MS, end + DAY_MS)


def test_what_no_link_can_have_is_refused_and_nothing_is_stored(keeping: LinkKeeping) -> None:
    with gathered() as row:
        for wrong in (
            NewLink("admin", None), NewLink("interpreter", "m1"), NewLink("chair", "m1", days=0),
            NewLink("chair", "m1", days=4_000), NewLink("chair", "m1", label="x" * 81), NewLink("chair", "m1", "fr"),
            NewLink("chair", "m1", label="a\x00b"), NewLink("interpreter", "m1", "fr", Scope("person", "x")),
        ):  # fmt: skip
            with row(wrong), pytest.raises(BadRequest):
                keeping.make(ADMIN, [BOOTH, wrong])
    assert keeping.links(ADMIN, None) == [] == keeping.records.acts()
