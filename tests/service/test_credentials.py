"""Who is at the door: links that are forged, expired or revoked; passwords; sessions and their generation."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar
from uuid import uuid4

import pytest
from argon2 import PasswordHasher
from itsdangerous import URLSafeSerializer

from interp.domain.model.roles import LINK_ROLES, ROLES, USER_ROLES
from interp.domain.model.scopes import KINDS, Scope
from interp.domain.rules.permissions import ATTENDEE, Actor
from interp.errors import BadRequest, NotFound, NotSignedIn, Refused, TooMany
from interp.live.process_limiter import ProcessLimiter
from interp.ports import User
from interp.service.credentials import DAY_MS, LATELY_MS, MOST_BEFORE, MOST_ROLES, Credentials
from tests.fakes import FixedClock, Roster

PASSWORD = "correct horse"
R = TypeVar("R")
LONGEST_COOKIE = 3_900  # with its name and what a browser is told of it less than the 4,096 that browsers take


@pytest.fixture(scope="module")
def hashed() -> Credentials:
    """Return an access whose user `ana` stays the same for every test that only reads."""
    access = Credentials(Roster(), FixedClock(), b"key", limiter=ProcessLimiter(FixedClock()))
    access.add_user("ana", "staff", PASSWORD)
    return access


QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
EARLIER = PasswordHasher(time_cost=1, memory_cost=16, parallelism=2)


@pytest.fixture
def access(clock: FixedClock) -> Credentials:
    """Return an access of the test's own, which hashes as the service does but with little work."""
    return Credentials(Roster(), clock, b"key", hasher=QUICK, limiter=ProcessLimiter(clock))


def booth(access: Credentials) -> str:
    return access.make_link("l1", "interpreter", "m1", "fr", 7, "booth fr")


def stored(access: Credentials) -> User:
    """Return the user `ana`, of whom there is one."""
    (user,) = access.users()
    return user


def told(access: Credentials, token: str) -> str:
    """Return why a token is refused."""
    with pytest.raises(NotSignedIn) as error:
        access.actor_of(token)
    return error.value.reason


# --- links


def test_a_link_makes_its_bearer_who_it_says(access: Credentials) -> None:
    assert access.actor_of(booth(access)) == Actor("interpreter", "interpreter (booth fr)", "m1", "fr", "l1")


def test_a_link_without_a_label_goes_by_its_id(access: Credentials) -> None:
    assert access.actor_of(access.make_link("0123456789", "staff", None, None, 7)).name == "staff (01234567)"


def test_the_token_of_a_link_is_always_the_same(access: Credentials) -> None:
    assert booth(access) == access.token("l1")
    assert [link.id for link in access.links()] == ["l1"]


@pytest.mark.parametrize("token", ["", "x", "l1", "ImwxIg.forged", "\ud800", "é", "a" * 10_000])
def test_a_forged_token_is_worthless(access: Credentials, token: str) -> None:
    booth(access)
    assert told(access, token) == "bad_token"


def test_a_token_signed_with_another_key_is_worthless(access: Credentials, clock: FixedClock) -> None:
    booth(access)
    other = Credentials(Roster(), clock, b"other", limiter=ProcessLimiter(clock))
    assert told(access, other.token("l1")) == "bad_token"


def test_a_session_is_no_link(access: Credentials) -> None:
    assert told(access, access.enter(booth(access))) == "bad_token"


def test_a_token_of_a_link_that_was_never_kept_is_worthless(access: Credentials) -> None:
    assert told(access, access.token("l9")) == "bad_token"


def test_a_link_ends_with_its_days(access: Credentials, clock: FixedClock) -> None:
    token = booth(access)
    clock.passes(7 * DAY_MS - 1)
    assert access.actor_of(token).role == "interpreter"
    clock.passes(1)
    assert told(access, token) == "expired"


def test_a_revoked_link_is_worthless_at_once_and_is_revoked_once(access: Credentials) -> None:
    token = booth(access)
    access.revoke("l1")
    assert told(access, token) == "revoked"
    with pytest.raises(NotFound):
        access.revoke("l1")


@pytest.mark.parametrize("role", LINK_ROLES)
def test_every_role_of_a_link_can_be_made(access: Credentials, role: str) -> None:
    language = "fr" if role == "interpreter" else None
    scope = Scope(kind, "x") if (kind := ROLES[role].scope) else None
    assert access.actor_of(access.make_link("l1", role, "m1", language, 1, "", scope)).role == role


@pytest.mark.parametrize(
    ("role", "language", "reason"),
    [
        ("admin", None, "role"), ("system", None, "role"), ("interpreter", None, "language"),
        ("staff", "fr", "language"), ("interpreter", "de", "language"), ("attendee", "de", "language"),
    ],
)  # fmt: skip
def test_a_link_that_cannot_be_is_not_made(access: Credentials, role: str, language: str | None, reason: str) -> None:
    with pytest.raises(BadRequest, match=reason):
        access.make_link("l1", role, "m1", language, 7)
    assert access.links() == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_link_with_a_scope_makes_its_bearer_one_with_that_scope(access: Credentials, kind: str) -> None:
    scope = Scope(kind, "cuba")
    token = access.make_link("l1", "attendee", "m1", None, 7, "", scope)
    assert access.actor_of(token) == Actor("attendee", "attendee (l1)", "m1", None, "l1", scope)
    assert access.actors(access.enter(token)) == (access.actor_of(token),)
    assert [link.scope for link in access.links()] == [scope]


@pytest.mark.parametrize(
    ("role", "scope", "kinds"),
    [
        ("attendee", Scope("row", "cuba"), list(KINDS)), ("attendee", Scope("", ""), list(KINDS)),
        ("attendee", Scope("person", ""), list(KINDS)), ("attendee", Scope("person", "a/b"), list(KINDS)),
        ("staff", Scope("delegation", "cuba"), []), ("chair", Scope("person", "p1"), []),
        ("reviser", Scope("desk", "fr:1"), []), ("technician", Scope("person", "p1"), []),
    ],
)  # fmt: skip
def test_a_link_whose_scope_opens_nothing_is_not_made(
    access: Credentials, role: str, scope: Scope, kinds: list[str]
) -> None:
    with pytest.raises(BadRequest) as error:
        access.make_link("l1", role, "m1", None, 7, "", scope)
    assert (error.value.args_, access.links()) == ({"reason": "scope", "role": role, "kinds": kinds}, [])


# --- passwords


def test_a_good_password_signs_in(hashed: Credentials) -> None:
    assert hashed.actors(hashed.sign_in("ana", PASSWORD)) == (Actor("staff", "ana", link="user:0:ana"),)


@pytest.mark.parametrize(
    ("name", "password"),
    [("ana", "wrong"), ("ana", ""), ("bob", PASSWORD), ("bob", "nobody"), ("ana", "\ud800"), ("", "")],
)
def test_a_bad_password_and_an_unknown_name_are_told_alike(hashed: Credentials, name: str, password: str) -> None:
    with pytest.raises(NotSignedIn) as error:
        hashed.sign_in(name, password)
    assert error.value.args_ == {"reason": "bad_password"}


def test_a_password_is_never_kept_as_it_is(hashed: Credentials) -> None:
    kept = hashed.users()[0].password
    assert kept.startswith("$argon2id$") and PASSWORD not in kept


@pytest.mark.parametrize("password", ["short", "x" * 201, "Alexandra"])
def test_a_weak_password_is_refused(access: Credentials, password: str) -> None:
    with pytest.raises(Refused, match="weak_password"):
        access.add_user("alexandra", "staff", password)


def test_a_user_with_a_weak_password_signs_in_and_chooses_another(access: Credentials, clock: FixedClock) -> None:
    access._accounts.put_user(User("ana", "staff", QUICK.hash("12345678"), 3))  # of an earlier release
    session = access.sign_in("ana", "12345678")
    (before,) = access.actors(session)
    assert access.asks_new_password("ana", "12345678") and not access.asks_new_password("ana", PASSWORD)
    clock.passes(5)
    changed = access.change_password("ana", "12345678", PASSWORD, session)
    (now,) = access.actors(changed)
    assert (now.role, now.until) == ("staff", clock.now + DAY_MS)
    assert not access.still_good(before) and access.actors(session) == ()
    assert access.actors(access.sign_in("ana", PASSWORD)) == (now,)


def test_a_hash_of_an_earlier_release_is_renewed_when_its_user_signs_in(access: Credentials) -> None:
    kept = EARLIER.hash(PASSWORD)
    access._accounts.put_user(User("ana", "staff", kept, 3))
    session = access.sign_in("ana", PASSWORD)
    with pytest.raises(NotSignedIn):
        access.sign_in("ana", "wrong")
    renewed = stored(access).password
    assert renewed != kept and not QUICK.check_needs_rehash(renewed) and QUICK.verify(renewed, PASSWORD)
    assert (stored(access).generation, len(access.actors(session))) == (3, 1)
    assert access.sign_in("ana", PASSWORD) and stored(access).password == renewed


def test_a_wrong_password_renews_nothing_nor_does_one_of_a_user_changed_meanwhile(clock: FixedClock) -> None:
    def aside(work: Callable[[], R]) -> R:
        done = work()
        if done != (False, None):
            mine.disable_user("ana")  # while the password is compared and hashed
        return done

    mine = Credentials(Roster(), clock, b"key", aside, hasher=QUICK, limiter=ProcessLimiter(clock))
    kept = EARLIER.hash(PASSWORD)
    mine._accounts.put_user(User("ana", "staff", kept, 3))
    with pytest.raises(NotSignedIn):
        mine.sign_in("ana", "wrong")
    assert stored(mine) == User("ana", "staff", kept, 3)
    session = mine.sign_in("ana", PASSWORD)
    assert stored(mine) == User("ana", "staff", kept, 4, disabled=True) and mine.actors(session) == ()


@pytest.mark.parametrize(
    ("old", "new", "reason"), [("wrong", PASSWORD, "bad_password"), (PASSWORD, "password1", "weak_password")]
)
def test_a_password_is_not_changed_without_the_present_one_or_to_a_weak_one(
    access: Credentials, old: str, new: str, reason: str
) -> None:
    session = signed_in(access)
    with pytest.raises((NotSignedIn, Refused), match=reason):
        access.change_password("ana", old, new, session)
    assert len(access.actors(session)) == len(access.actors(access.sign_in("ana", PASSWORD))) == 1


def test_guessing_the_present_password_takes_from_the_same_buckets(access: Credentials) -> None:
    session = signed_in(access)
    for _ in range(5):
        with pytest.raises(NotSignedIn):
            access.change_password("ana", "wrong", PASSWORD + "!", session)
    with pytest.raises(TooMany):
        access.change_password("ana", PASSWORD, PASSWORD + "!", session)


@pytest.mark.parametrize("role", ["attendee", "interpreter", "system", ""])
def test_only_some_roles_have_passwords(access: Credentials, role: str) -> None:
    assert role not in USER_ROLES
    with pytest.raises(BadRequest, match="role"):
        access.add_user("ana", role, PASSWORD)


# --- sessions


def signed_in(access: Credentials) -> str:
    """Return the session of a user just made."""
    access.add_user("ana", "staff", PASSWORD)
    return access.sign_in("ana", PASSWORD)


def test_a_session_ends_with_the_day(access: Credentials, clock: FixedClock) -> None:
    session = signed_in(access)
    clock.passes(DAY_MS - 1)
    assert len(access.actors(session)) == 1
    clock.passes(1)
    assert access.actors(session) == ()


def test_a_new_password_ends_every_session_of_the_old_one(access: Credentials) -> None:
    session = signed_in(access)
    (actor,) = access.actors(session)
    access.add_user("ana", "staff", PASSWORD + "!")
    assert access.actors(session) == ()
    assert not access.still_good(actor)


def test_a_disabled_user_is_out_at_once_and_cannot_sign_in(access: Credentials) -> None:
    session = signed_in(access)
    access.disable_user("ana")
    assert access.actors(session) == ()
    with pytest.raises(NotSignedIn):
        access.sign_in("ana", PASSWORD)


def test_a_disabled_user_given_a_password_again_is_back_but_the_old_session_is_not(access: Credentials) -> None:
    session = signed_in(access)
    access.disable_user("ana")
    again = signed_in(access)
    assert (access.actors(session), len(access.actors(again))) == ((), 1)


def test_only_a_known_user_can_be_disabled(access: Credentials) -> None:
    with pytest.raises(NotFound):
        access.disable_user("bob")


def test_a_link_becomes_a_session_as_long_as_the_link_is_good(access: Credentials) -> None:
    session = access.enter(booth(access))
    assert access.actors(session) == (access.actor_of(access.token("l1")),)
    access.revoke("l1")
    assert access.actors(session) == ()


def test_a_browser_may_be_several_the_latest_first(access: Credentials) -> None:
    console = access.make_link("l2", "staff", "m1", None, 7)
    session = access.enter(console, access.enter(booth(access)))
    assert [actor.role for actor in access.actors(session)] == ["staff", "interpreter"]


def test_entering_twice_is_being_there_once(access: Credentials) -> None:
    token = booth(access)
    assert len(access.actors(access.enter(token, access.enter(token)))) == 1


def test_a_browser_keeps_its_latest_roles_only(access: Credentials) -> None:
    session = ""
    for number in range(MOST_ROLES + 2):
        session = access.enter(access.make_link(f"l{number}", "staff", None, None, 7), session)
    links = [actor.link for actor in access.actors(session)]
    assert links == [f"l{number}" for number in range(MOST_ROLES + 1, 1, -1)]


@pytest.mark.parametrize("session", [None, "", "x", "\ud800", "é"])
def test_without_a_session_one_is_nobody(access: Credentials, session: str | None) -> None:
    assert access.actors(session) == ()
    assert len(access.actors(access.enter(booth(access), session))) == 1


@pytest.mark.parametrize("content", ["a word", 4, None, ["user", "ana", 0, 9], {"a": 1}, [["too", "few"]]])
def test_a_session_of_an_earlier_shape_is_nobody(access: Credentials, content: object) -> None:
    earlier = str(URLSafeSerializer(b"key", salt="interp.session").dumps(content))
    assert access.actors(earlier) == ()


# --- signing out


def test_signing_out_ends_the_session_and_not_the_link(access: Credentials) -> None:
    token = booth(access)
    mine, theirs = access.enter(token), access.enter(token)
    assert access.sign_out(mine) == (access.browser_of(mine),) != (access.browser_of(theirs),)
    assert (access.actors(mine), len(access.actors(theirs))) == ((), 1)
    assert access.is_ended(access.browser_of(mine)) and not access.is_ended(access.browser_of(theirs))
    assert access.actor_of(token).role == "interpreter"


def test_signing_out_ends_every_cookie_the_browser_ever_had(access: Credentials) -> None:
    first = access.enter(booth(access))
    second = access.enter(access.make_link("l2", "staff", "m1", None, 7), first)
    access.sign_out(second)
    assert access.actors(first) == access.actors(second) == ()


def test_each_sign_in_is_a_session_of_its_own_and_the_newest_ends_those_before_it(access: Credentials) -> None:
    first = access.enter(booth(access))
    second = access.enter(access.make_link("l2", "staff", "m1", None, 7), first)
    third = access.enter(access.token("l2"), second)
    ids = [access.browser_of(each) for each in (third, second, first)]
    assert len(set(ids)) == 3 and len(access.actors(first)) == 1  # its tabs stay
    assert access.sign_out(third) == tuple(ids)
    assert access.actors(first) == access.actors(second) == access.actors(third) == ()


def test_signing_out_by_an_older_cookie_leaves_the_newer(access: Credentials) -> None:
    planted = access.enter(booth(access))
    access.add_user("ana", "staff", PASSWORD)
    victims = access.sign_in("ana", PASSWORD, planted)
    assert access.sign_out(planted) == (access.browser_of(planted),)
    assert access.actors(planted) == ()
    assert [actor.role for actor in access.actors(victims)] == ["staff", "interpreter"]


def test_a_link_used_again_and_again_keeps_the_cookie_small_and_signing_out_leaves_nothing(
    access: Credentials, clock: FixedClock
) -> None:
    tokens = [access.make_link(uuid4().hex, "staff", f"m{number}", None, 7) for number in range(MOST_ROLES)]
    sessions = [""]
    for round_ in range(MOST_BEFORE + MOST_ROLES + 3):
        clock.passes(1)
        sessions.append(access.enter(tokens[round_ % MOST_ROLES], sessions[-1]))
    assert len(sessions[-1]) < LONGEST_COOKIE
    assert len(access.sign_out(sessions[-1])) == MOST_BEFORE + 1
    assert {access.actors(each) for each in sessions} == {()}


def test_a_cookie_names_no_session_that_has_expired(access: Credentials, clock: FixedClock) -> None:
    first = access.enter(access.make_link("l2", "staff", "m1", None, 1))
    clock.passes(DAY_MS)
    assert access.sign_out(access.enter(booth(access), first))[1:] == ()


def test_who_comes_in_again_has_a_new_session_with_that_role_alone(access: Credentials) -> None:
    old = access.enter(booth(access))
    access.sign_out(old)
    fresh = access.enter(access.make_link("l2", "staff", "m1", None, 7), old)
    assert [actor.role for actor in access.actors(fresh)] == ["staff"]
    assert access.browser_of(fresh) != access.browser_of(old)


@pytest.mark.parametrize("session", [None, "", "x", "\ud800"])
def test_nobody_signs_out_of_nothing(access: Credentials, session: str | None) -> None:
    assert (access.sign_out(session), access.browser_of(session)) == ((), None)
    assert not access.is_ended(None) and access.ended_lately() == []


def test_sign_outs_are_told_for_a_moment(access: Credentials, clock: FixedClock) -> None:
    (ended,) = access.sign_out(access.enter(booth(access)))
    assert access.ended_lately() == [ended]
    clock.passes(LATELY_MS + 1)
    assert access.ended_lately() == [] and access.is_ended(ended)


def of_0_1_0(*roles: list[object]) -> str:
    """Return the cookie that 0.1.0 made: a list of roles, without an id."""
    return str(URLSafeSerializer(b"key", salt="interp.session").dumps(list(roles)))


def test_a_cookie_of_0_1_0_is_good_until_it_signs_out(access: Credentials, clock: FixedClock) -> None:
    booth(access)
    link, user = ["link", "l1", 0, clock.now + DAY_MS], ["user", "ana", 0, clock.now + DAY_MS]
    access.add_user("ana", "staff", PASSWORD)
    mine, theirs = of_0_1_0(user, link), of_0_1_0(link)
    assert [actor.role for actor in access.actors(mine)] == ["staff", "interpreter"]
    access.sign_out(mine)
    assert (access.actors(mine), len(access.actors(theirs))) == ((), 1)


def test_a_cookie_of_0_1_0_gets_an_id_of_its_own_with_its_next_role(access: Credentials, clock: FixedClock) -> None:
    booth(access)
    earlier = of_0_1_0(["link", "l1", 0, clock.now + DAY_MS])
    console = access.make_link("l2", "staff", "m1", None, 7)
    mine, theirs = access.enter(console, earlier), access.enter(console, earlier)
    assert [actor.role for actor in access.actors(mine)] == ["staff", "interpreter"]
    access.sign_out(mine)
    assert (access.actors(mine), len(access.actors(theirs))) == ((), 2)


def test_what_let_one_in_is_good_until_it_is_over(access: Credentials, clock: FixedClock) -> None:
    actor = access.actor_of(booth(access))
    assert access.still_good(actor) and access.still_good(ATTENDEE)
    assert not access.still_good(Actor("staff", link="l9"))
    clock.passes(7 * DAY_MS)
    with pytest.raises(NotSignedIn, match="expired"):
        access.check(actor)


def test_what_was_signed_in_with_is_good_until_its_day_is_over(access: Credentials, clock: FixedClock) -> None:
    (actor,) = access.actors(signed_in(access))
    clock.passes(DAY_MS - 1)
    assert access.still_good(actor)
    clock.passes(1)
    with pytest.raises(NotSignedIn, match="ended"):
        access.check(actor)
    assert access.still_good(replace(actor, until=None))  # it was not taken back


def test_a_revoked_link_is_no_longer_good(access: Credentials) -> None:
    actor = access.actor_of(booth(access))
    access.revoke("l1")
    assert not access.still_good(actor)


def test_a_signed_in_user_is_good_until_disabled(access: Credentials) -> None:
    (actor,) = access.actors(signed_in(access))
    assert access.still_good(actor)
    access.disable_user("ana")
    assert not access.still_good(actor)
    assert not access.still_good(Actor("staff", "bob", link="user:0:bob"))


def test_what_takes_long_is_done_aside(clock: FixedClock) -> None:
    asked: list[str] = []

    def aside(work: Callable[[], R]) -> R:
        asked.append("hash")
        return work()

    signed_in(Credentials(Roster(), clock, b"key", aside, limiter=ProcessLimiter(clock)))
    assert asked == ["hash"]
