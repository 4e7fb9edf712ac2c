"""Who may add users, see and end whose sessions, and that an ended browser is signed out."""

import pytest
from argon2 import PasswordHasher

from interp.domain.rules.permissions import ATTENDEE, Actor
from interp.errors import BadRequest, InterpError, NotAllowed, NotFound, NotSignedIn, Refused
from interp.live.process_limiter import ProcessLimiter
from interp.service.access.people import People
from interp.service.credentials import DAY_MS, Credentials
from tests.fakes import FixedClock, MemoryAccessRecords, Roster

PASSWORD = "correct horse"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class House:
    """Three users, each signed in once."""

    def __init__(self, clock: FixedClock) -> None:
        roster = Roster()
        self.access = Credentials(roster, clock, b"key", hasher=QUICK, limiter=ProcessLimiter(clock))
        self.records = MemoryAccessRecords(roster)
        self.people = People(roster, self.records, clock, self.access.add_user)
        self.cookies = {}
        for name, role in (("ana", "admin"), ("ben", "staff"), ("cho", "reviser")):
            self.access.add_user(name, role, PASSWORD)
            self.cookies[name] = self.access.sign_in(name, PASSWORD)

    def actor(self, name: str) -> Actor:
        return self.access.actors(self.cookies[name])[0]

    def first(self, name: str) -> str:
        (person,) = [each for each in self.people.all(self.actor("ana")) if each.user.name == name]
        return person.sessions[0].first


@pytest.fixture
def house(clock: FixedClock) -> House:
    return House(clock)


def test_staff_see_everybody_and_others_themselves(house: House) -> None:
    seen = {name: [each.user.name for each in house.people.all(house.actor(name))] for name in house.cookies}
    assert seen == {"ana": ["ana", "ben", "cho"], "ben": ["ana", "ben", "cho"], "cho": ["cho"]}
    for actor, error in ((ATTENDEE, NotSignedIn), (Actor("staff", "one", "m1", link="l"), NotAllowed)):
        with pytest.raises(error):
            house.people.all(actor)


def test_one_session_is_ended_and_the_others_go_on(house: House) -> None:
    other = house.access.sign_in("cho", PASSWORD)
    ended = house.people.end(house.actor("ben"), "cho", house.people.all(house.actor("ana"))[2].sessions[1].first)
    left = [len(house.access.actors(each)) for each in (house.cookies["cho"], other)]
    assert sorted(left) == [0, 1] and len(ended) == 1
    act = house.records.acts()[-1]
    assert (act.act, act.actor, act.subject) == ("session.ended", "ben", "cho")


def test_a_browser_that_entered_a_link_since_is_ended_with_its_earlier_cookies(house: House) -> None:
    token = house.access.make_link("l1", "chair", "m1", None, 7)
    later = house.access.enter(token, house.cookies["cho"])
    house.people.end(house.actor("cho"), "cho", house.first("cho"))
    assert house.access.actors(later) == () == house.access.actors(house.cookies["cho"])
    assert house.people.all(house.actor("ana"))[2].sessions == ()


def test_all_sessions_of_a_user_end_and_the_password_stays(house: House) -> None:
    house.people.end_all(house.actor("ben"), "cho")
    assert house.access.actors(house.cookies["cho"]) == ()
    assert house.access.sign_in("cho", PASSWORD)
    assert house.records.acts()[-1].act == "session.all_ended"


def test_whose_sessions_nobody_may_end_is_refused(house: House) -> None:
    for actor, name in (("ben", "ana"), ("cho", "ben"), ("cho", "nobody")):
        with pytest.raises(NotAllowed):
            house.people.end_all(house.actor(actor), name)
    for call in (lambda: house.people.end_all(house.actor("ben"), "nobody"),
                 lambda: house.people.end(house.actor("ana"), "ben", "s9")):  # fmt: skip
        with pytest.raises(NotFound):
            call()
    assert house.records.acts() == []


def test_a_sign_in_that_is_over_is_not_listed(house: House, clock: FixedClock) -> None:
    clock.passes(DAY_MS)
    assert house.people.accounts.sessions(clock.now) == []


def test_administrators_add_users_and_give_new_passwords(house: House) -> None:
    house.people.add(house.actor("ana"), " dan ", "staff", PASSWORD)
    assert house.access.actors(house.access.sign_in("dan", PASSWORD))[0].role == "staff"
    house.people.add(house.actor("ana"), "cho", "chair", "another horse")
    assert house.access.actors(house.cookies["cho"]) == (), "who is there is signed out"
    assert house.access.actors(house.access.sign_in("cho", "another horse"))[0].role == "chair"
    acts = [(each.act, each.subject, each.body) for each in house.records.acts()]
    assert acts == [("user.added", "dan", '{"role": "staff"}'), ("user.added", "cho", '{"role": "chair"}')]


def test_who_may_not_add_a_user_or_what_cannot_be_one_is_refused(house: House) -> None:
    ana, ben = house.actor("ana"), house.actor("ben")
    for actor, name, role, password, error in (
        (ben, "dan", "staff", PASSWORD, NotAllowed), (house.actor("cho"), "dan", "staff", PASSWORD, NotAllowed),
        (ATTENDEE, "dan", "staff", PASSWORD, NotSignedIn),
        (Actor("admin", "l", "m1", link="l"), "d", "staff", PASSWORD, NotAllowed),
        (ana, " ", "staff", PASSWORD, BadRequest), (ana, "d" * 81, "staff", PASSWORD, BadRequest),
        (ana, "d\u202ean", "staff", PASSWORD, BadRequest), (ana, "dan", "king", PASSWORD, BadRequest),
        (ana, "dan", "staff", "short", InterpError), (ana, "dan", "staff", "12345678", Refused),
    ):  # fmt: skip
        with pytest.raises(error):
            house.people.add(actor, name, role, password)
    assert [each.name for each in house.people.accounts.users()] == ["ana", "ben", "cho"]
    assert house.records.acts() == []
