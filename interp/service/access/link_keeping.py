"""Makes, shows, revokes and replaces links for those who may, one or all of a meeting, and records who did it."""

import json
from collections.abc import Callable, Iterable, Sequence

from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.roles import BOOTH, PUBLIC, ROLE_ROWS, STAFF
from interp.domain.model.scopes import DESK, Scope
from interp.domain.model.state import Meeting
from interp.domain.rules.permissions import Actor, check_role
from interp.domain.text.cleaning import clean
from interp.errors import BadRequest, NotAllowed, NotFound, NotSignedIn, Refused
from interp.ports import AccessAct, AccessRecords, Accounts, Link, ServiceClock
from interp.ports.helper_work import helper_task
from interp.service.credentials import DAY_MS, Credentials, checked, is_user
from interp.value_types import dataclass, replace

LONGEST_LABEL = 80
MOST_DAYS = 3_650
ONE_FOR_MEETING = tuple(row.name for row in ROLE_ROWS if row.link and not (row.staff or row.scope or row.limits))


@dataclass(frozen=True, slots=True)
class NewLink:
    """A link that is asked for; `days` None: the usual number of days, and to the end of its meeting at least."""

    role: str
    meeting: str | None
    language: str | None = None
    scope: Scope | None = None
    label: str = ""
    days: int | None = None


@dataclass(frozen=True, slots=True)
class LinkKeeping:
    """The links, for staff. Who may make a link may also see it again; its token is made of its id and the key."""

    access: Credentials
    accounts: Accounts
    records: AccessRecords
    clock: ServiceClock
    state: Callable[[str], Meeting]
    new_id: Callable[[], str]
    usual_days: int

    def links(self, actor: Actor, meeting: str | None) -> list[Link]:
        """Return the links of a meeting, or (None) of every meeting, those that end first first.

        Raises NotSignedIn, NotAllowed.
        """
        check_keeps(actor, meeting)
        return self.accounts.links_of(meeting)

    def may_make(self, actor: Actor, link: Link) -> bool:
        """Return whether an actor may make such a link, and so see it, revoke and replace it."""
        try:
            check_makes(actor, link.role, link.meeting)
        except (NotAllowed, NotSignedIn):
            return False
        return True

    def make(self, actor: Actor, wanted: Iterable[NewLink]) -> list[Link]:
        """Store links and return them.

        Raises BadRequest, NotFound, NotSignedIn, NotAllowed, Refused `archived`, Unavailable.
        """
        made = [self._new(actor, each) for each in wanted]
        self.records.change_links(made, (), self.clock.now_ms(), [self._act(actor, "link.made", each) for each in made])
        return made

    def make_all(self, actor: Actor, meeting: str, days: int | None = None) -> list[Link]:
        """Make every link that a meeting needs and has no valid one of; return those made. Raises as `make`."""
        now = self.clock.now_ms()
        good = [each for each in self.links(actor, meeting) if is_good(each, now)]
        have = {(each.role, each.language, each.scope) for each in good}
        needed = needed_links(meeting, self.state(meeting))
        lacking = [each for each in needed if (each.role, each.language, each.scope) not in have]
        return self.make(actor, [replace(each, days=days) for each in lacking])

    def show(self, actor: Actor, ids: Iterable[str]) -> list[Link]:
        """Return links whose tokens are shown again, which is recorded. Raises as `revoke`."""
        shown = [self._held(actor, each) for each in ids]
        self.records.record([self._act(actor, "link.shown", each) for each in shown])
        return shown

    def revoke(self, actor: Actor, ids: Iterable[str]) -> list[Link]:
        """Revoke links and return them.

        Raises NotFound for one that is not valid, NotSignedIn, NotAllowed, Unavailable.
        """
        held = [self._held(actor, each) for each in ids]
        acts = [self._act(actor, "link.revoked", each) for each in held]
        self.records.change_links((), [each.id for each in held], self.clock.now_ms(), acts)
        return held

    def revoke_all(self, actor: Actor, meeting: str) -> list[Link]:
        """Revoke every valid link of a meeting that the actor could make. Raises as `revoke`."""
        now = self.clock.now_ms()
        found = [each for each in self.links(actor, meeting) if is_good(each, now) and self.may_make(actor, each)]
        return self.revoke(actor, [each.id for each in found])

    def replace(self, actor: Actor, link_id: str) -> Link:
        """Revoke a link and make one of the same label, scope and end, in one transaction.

        Raises as `revoke`, and Refused `archived`: of an archived meeting links are revoked only.
        """
        old = self._held(actor, link_id)
        self._open_to_links(old.meeting)
        new = replace(old, id=self.new_id())
        act = self._act(actor, "link.replaced", new, replaces=old.id)
        self.records.change_links([new], [old.id], self.clock.now_ms(), [act])
        return new

    def check_ids(self, actor: Actor, ids: Iterable[str]) -> None:
        """Raise unless each is a valid link that an actor may make: as `revoke`."""
        for each in ids:
            self._held(actor, each)

    def makers(self, links: Iterable[Link]) -> dict[str, str]:
        """Return by id who made each of these links, as far as it is recorded."""
        ids, found = dict[str, list[str]](), dict[str, str]()
        for each in links:
            ids.setdefault(each.meeting or "", []).append(each.id)
        for meeting, theirs in ids.items():
            found |= self.records.makers(meeting, theirs)
        return found

    def token(self, link: Link) -> str:
        """Return the token of a link."""
        return self.access.token(link.id)

    def _held(self, actor: Actor, link_id: str) -> Link:
        """Return a valid link that an actor may make."""
        found = self.accounts.link(link_id)
        if found is None:
            check_keeps(actor, None)  # who may not see every link is not told which exist
            raise NotFound("link", link=link_id[:80])
        check_makes(actor, found.role, found.meeting)
        if not is_good(found, self.clock.now_ms()):
            raise NotFound("link", link=link_id[:80])
        return found

    def _new(self, actor: Actor, wanted: NewLink) -> Link:
        check_makes(actor, wanted.role, wanted.meeting)
        until = self._until(wanted)
        if actor.until is not None and not is_user(actor):
            until = min(until, actor.until)  # nobody hands on more than they have
        label = clean(wanted.label, LONGEST_LABEL)
        made = Link(self.new_id(), wanted.role, wanted.meeting, wanted.language, until, label, scope=wanted.scope)
        return checked(made)

    def _until(self, wanted: NewLink) -> int:
        """Return when a link ends, in milliseconds.

        Raises BadRequest for a number of days, NotFound for a meeting, Refused for an archived one.
        """
        state, now = self._open_to_links(wanted.meeting), self.clock.now_ms()
        if wanted.days is not None:
            if not 1 <= wanted.days <= MOST_DAYS:
                raise BadRequest("invalid", field="days")
            return now + wanted.days * DAY_MS
        usual = now + self.usual_days * DAY_MS
        return max(usual, state.about.ends_at + DAY_MS) if state and state.about else usual

    def _open_to_links(self, meeting: str | None) -> Meeting | None:
        """Return the meeting that a link is for, None for every one. Raises NotFound, Refused `archived`."""
        state = self.state(meeting) if meeting else None
        if state is not None and state.archived:
            raise Refused("archived", meeting=meeting)
        return state

    def _act(self, actor: Actor, act: str, link: Link, **more: object) -> AccessAct:
        body: dict[str, object] = {
            "role": link.role, "language": link.language, "scope": str(link.scope) if link.scope else None,
            "label": link.label, "expires_at": link.expires_at,
        }  # fmt: skip
        told = json.dumps(body | more, ensure_ascii=False)
        return AccessAct(self.clock.now_ms(), actor.name, actor.role, act, link.meeting or "", link.id, told)


def check_keeps(actor: Actor, meeting: str | None) -> None:
    """Raise NotSignedIn or NotAllowed unless an actor is staff of a meeting, or (None) of every meeting."""
    if actor.role == PUBLIC:
        raise NotSignedIn("audience")
    check_role(actor, STAFF)
    if actor.meeting not in (None, meeting):
        raise NotAllowed("meeting", meeting=meeting)


def check_makes(actor: Actor, role: str, meeting: str | None) -> None:
    """Raise unless an actor may make a link of a role for a meeting: one for staff only who is staff of every meeting.
    """
    check_keeps(actor, None if role in STAFF else meeting)


def is_good(link: Link, now_ms: int) -> bool:
    """Return whether a link is neither revoked nor over."""
    return link.revoked_at is None and link.expires_at > now_ms


def needed_links(meeting: str, state: Meeting) -> list[NewLink]:
    """Return a link for each desk of each booth, or for the booth where its team is not known, and for each other role.
    """
    booths: list[str] = [team.booth for team in state.teams.booths] or list(MEETING_LANGUAGES)
    private = bool(state.about and state.about.private)
    found = [NewLink(role, meeting) for role in ONE_FOR_MEETING if role != PUBLIC or private]
    for booth in booths:
        team = state.teams.team(booth)
        seats = team.desks if team else ()
        places: list[Scope | None] = [Scope(DESK, each) for each in seats] or [None]
        found += [NewLink(role, meeting, booth, place) for role in sorted(BOOTH) for place in places]
    return found


@helper_task()
def qr_codes(texts: Sequence[str]) -> tuple[bytes, ...]:
    """Return the QR code of each text as SVG."""
    raise NotImplementedError
