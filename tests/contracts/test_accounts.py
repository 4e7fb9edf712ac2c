"""What every store of users, links and proposals promises; the fakes of the service tests promise the same."""

from dataclasses import replace

import pytest

from interp.domain.model.scopes import Scope
from interp.ports import Accounts, Link, ProposalStore, StoredProposal, User, UserSession
from interp.store.accounts import SqlAccounts, SqlProposalStore
from interp.store.meetings_database import MeetingsDatabase
from tests.fakes import Roster, Tray

LINK = Link("l1", "interpreter", "m1", "fr", 900, "booth fr")
USER = User("ana", "staff", "hash")
PAPER = StoredProposal("p1", "note.txt", b"{}", 10)


@pytest.fixture
def accounts(meetings: MeetingsDatabase | None) -> Accounts:
    return SqlAccounts(meetings) if meetings else Roster()


@pytest.fixture
def proposals(meetings: MeetingsDatabase | None) -> ProposalStore:
    return SqlProposalStore(meetings) if meetings else Tray()


def test_a_link_is_kept(accounts: Accounts) -> None:
    accounts.add_link(LINK)
    assert (accounts.link("l1"), accounts.link("l2")) == (LINK, None)


@pytest.mark.parametrize("scope", [Scope("delegation", "cuba"), Scope("desk", "fr:1"), Scope("later", "x")], ids=str)
def test_a_link_is_kept_with_its_scope(accounts: Accounts, scope: Scope) -> None:
    made = replace(LINK, scope=scope)
    accounts.add_link(made)
    assert (accounts.link("l1"), accounts.links()) == (made, [made])
    accounts.revoke("l1", 50)
    assert accounts.link("l1") == replace(made, revoked_at=50)


def test_links_are_listed_as_they_end(accounts: Accounts) -> None:
    later = Link("l0", "staff", None, None, 1_000)
    accounts.add_link(later)
    accounts.add_link(LINK)
    assert accounts.links() == [LINK, later]
    assert (accounts.links_of("m1"), accounts.links_of(None), accounts.links_of("m2")) == ([LINK], [later], [])


def test_a_link_is_revoked_once(accounts: Accounts) -> None:
    accounts.add_link(LINK)
    assert [accounts.revoke("l1", 50), accounts.revoke("l1", 60), accounts.revoke("l2", 60)] == [True, False, False]
    assert accounts.link("l1") == replace(LINK, revoked_at=50)


def test_a_user_is_kept_over_the_one_before(accounts: Accounts) -> None:
    accounts.put_user(USER)
    accounts.put_user(replace(USER, role="admin", generation=1, disabled=True))
    assert accounts.user("ana") == User("ana", "admin", "hash", 1, True)
    assert accounts.user("bob") is None


def test_a_session_is_ended_until_its_cookie_is_no_longer_good(accounts: Accounts) -> None:
    assert not accounts.is_ended("s1")
    accounts.end_sessions(["s1"], 10, 100)
    accounts.end_sessions(["s1", "s0"], 20, 100)  # a second sign-out of the same browser
    accounts.end_sessions(["s2"], 99, 200)
    assert all(accounts.is_ended(each) for each in ("s0", "s1", "s2"))
    accounts.end_sessions(iter(["s3"]), 100, 200)
    assert not accounts.is_ended("s1") and accounts.is_ended("s2")


def test_sessions_are_listed_from_a_time_on(accounts: Accounts) -> None:
    for session, at in (("s1", 10), ("s2", 20), ("s3", 30)):
        accounts.end_sessions([session], at, 100)
    assert sorted(accounts.ended_since(20)) == ["s2", "s3"]
    assert accounts.ended_since(31) == []


def test_users_are_listed_by_name(accounts: Accounts) -> None:
    for name in ("bob", "ana"):
        accounts.put_user(replace(USER, name=name))
    assert [user.name for user in accounts.users()] == ["ana", "bob"]


def test_a_proposal_is_kept_over_the_one_before(proposals: ProposalStore) -> None:
    proposals.put(PAPER)
    proposals.put(replace(PAPER, body=b"[]", confirmed_at=20))
    assert proposals.get("p1") == replace(PAPER, body=b"[]", confirmed_at=20)
    assert proposals.get("p2") is None


def test_a_proposal_is_swapped_only_for_the_one_that_is_kept_still(proposals: ProposalStore) -> None:
    proposals.put(PAPER)
    second, third = replace(PAPER, body=b"[2]"), replace(PAPER, body=b"[3]", confirmed_at=30)
    assert proposals.swap(PAPER, second)
    assert not proposals.swap(PAPER, third)
    assert proposals.get("p1") == second
    assert proposals.swap(second, third)
    assert not proposals.swap(second, PAPER)
    assert proposals.get("p1") == third


def test_proposals_are_listed_the_newest_first(proposals: ProposalStore) -> None:
    for number, created in ((1, 10), (2, 30), (3, 20)):
        proposals.put(replace(PAPER, id=f"p{number}", created_at=created))
    assert [each.id for each in proposals.all()] == ["p2", "p3", "p1"]


# --- sessions of users, by browser


def test_a_browser_is_listed_once_with_its_present_session_until_that_is_over_or_ended(accounts: Accounts) -> None:
    first = UserSession("s1", "ana", 0, 10, 100, "s1")
    accounts.begin_session(first, "", 10)
    assert accounts.sessions(99) == [first]
    accounts.begin_session(UserSession("s2", "ana", 0, 20, 100, "s2"), "s1", 20)
    accounts.begin_session(UserSession("s3", "ana", 0, 30, 200, "s3"), "", 30)
    here = [replace(first, id="s2", began_at=20), first]
    assert [each.id for each in accounts.sessions(99)] == ["s3", "s2"]
    assert sorted(accounts.browser_sessions("s1", "ana"), key=lambda each: -each.began_at) == here
    assert accounts.browser_sessions("s1", "bob") == []
    accounts.end_sessions(["s2", "s1"], 40, 100)
    assert [each.id for each in accounts.sessions(99)] == ["s3"]
    assert accounts.sessions(200) == []


def test_a_session_that_is_over_is_deleted_when_another_begins(accounts: Accounts) -> None:
    accounts.begin_session(UserSession("s1", "ana", 0, 10, 100, "s1"), "", 10)
    accounts.begin_session(UserSession("s2", "ana", 0, 100, 300, "s2"), "s1", 100)
    assert accounts.browser_sessions("s1", "ana") == []
    assert [each.first for each in accounts.sessions(100)] == ["s2"]


def test_another_user_of_the_same_browser_has_a_session_of_their_own(accounts: Accounts) -> None:
    accounts.begin_session(UserSession("s1", "ana", 0, 10, 100, "s1"), "", 10)
    accounts.begin_session(UserSession("s2", "bob", 0, 20, 100, "s2"), "s1", 20)
    assert {(each.name, each.first) for each in accounts.sessions(50)} == {("ana", "s1"), ("bob", "s2")}
