"""Fakes of the ports: a clock that is set, a log with conflicts, a wake-up that records."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from threading import Lock

from interp.domain.model.events import Event, Logged
from interp.domain.model.streams import meeting_of
from interp.errors import Damaged, NotFound, NoTranslator
from interp.ports import (
    AccessAct,
    Author,
    CardRow,
    Conflict,
    ConsoleState,
    Link,
    NewCard,
    OfferedFormat,
    Refusal,
    Seat,
    StoredProposal,
    StreamCheck,
    User,
    UserSession,
    logged,
)
from interp.ports.access_records import MAKING
from interp.ports.translation import Drafted


class FixedClock:
    """A clock that stands until a test moves it."""

    def __init__(self, now: int = 1_000_000) -> None:
        self.now = now

    def now_ms(self) -> int:
        """Return the time set."""
        return self.now

    def passes(self, ms: int) -> None:
        """Let time pass; below zero it goes back."""
        self.now += ms


class MemoryAnchor:
    """The clock's anchor in memory."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[int, int]] = {}
        self._lock = Lock()

    def agreed(self, boot: str, wall_ms: int, uptime_ms: int) -> tuple[int, int]:
        """Return the anchor of a boot, the given one if there is none."""
        with self._lock:
            self._kept = {boot: self._kept.get(boot, (wall_ms, uptime_ms))}
            return self._kept[boot]


class ListeningBell:
    """A wake-up that records every notification."""

    def __init__(self) -> None:
        self.rung: list[tuple[str, int]] = []

    def ring(self, stream: str, seq: int) -> None:
        """Remember the ring."""
        self.rung.append((stream, seq))

    def wait(self, timeout_s: float) -> frozenset[str]:
        """Return at once what was rung."""
        return frozenset(stream for stream, _ in self.rung)

    def head(self, stream: str) -> int:
        """Return the highest number rung."""
        return max((seq for each, seq in self.rung if each == stream), default=0)


class MemoryCardRows:
    """The cards beside a log in memory; see ports.meeting_cards.CardRows."""

    def __init__(self) -> None:
        self._heads: dict[str, tuple[int, int]] = {}
        self._cards: dict[str, tuple[int, str, bytes]] = {}

    def grew(self, stream: str, before: int, last: Logged, card: NewCard | None) -> None:
        """Note what an append says."""
        self._heads[stream] = last.seq, last.at
        had = self._cards.get(stream)
        if card and card.body is not None:
            self._cards[stream] = last.seq, card.code, card.body
        elif card and had and had[0] == before:
            self._cards[stream] = last.seq, *had[1:]

    def listed(self, code: str, after: str, most: int) -> list[CardRow]:
        """Return streams after a name."""
        return [self._row(code, stream) for stream in sorted(self._heads) if stream > after][:most]

    def of(self, code: str, stream: str) -> CardRow | None:
        """Return one stream, None where it has no event."""
        return self._row(code, stream) if stream in self._heads else None

    def missing(self, code: str, most: int) -> list[CardRow]:
        """Return streams without a card."""
        newest = sorted(self._heads, key=lambda stream: (self._heads[stream][1], stream), reverse=True)
        return [row for row in (self._row(code, stream) for stream in newest) if row.body is None][:most]

    def keep(self, code: str, cards: Sequence[CardRow]) -> None:
        """Store cards."""
        for each in cards:
            if each.body is not None and self._heads.get(each.stream, (0, 0))[0] == each.seq:
                self._cards[each.stream] = each.seq, code, each.body

    def drop(self, stream: str) -> None:
        """Delete a card."""
        self._cards.pop(stream, None)

    def _row(self, code: str, stream: str) -> CardRow:
        seq, (of, by, body) = self._heads[stream][0], self._cards.get(stream, (0, "", b""))
        return CardRow(stream, seq, body if (of, by) == (seq, code) else None)


class MemoryLog:
    """The log in memory; the same promises as SqlLog, except surviving the process."""

    def __init__(self, *, despite_damage: bool = False) -> None:
        self._streams: dict[str, list[Logged]] = {}
        self._spoiled: dict[str, list[Logged]] = {}  # what was appended to a stream that a test has spoiled
        self._despite, self._damaged = despite_damage, dict[str, Damaged]()
        self._answered: dict[tuple[str, str], int] = {}
        self._lock = Lock()
        self.cards = MemoryCardRows()

    def append(
        self, stream: str, expected: int, author: Author, events: Sequence[Event], card: NewCard | None = None
    ) -> int:
        """Record the events, all or none."""
        pen = author
        with self._lock:
            have = self._streams.get(stream, [])
            if len(have) != expected or self._seen(stream, pen.command_id) is not None:
                raise Conflict(stream)
            if not events:
                self._answered[stream, pen.command_id] = expected
                return expected
            new = logged(expected, pen, events)
            self._streams[stream] = have + new
            self.cards.grew(stream, expected, new[-1], card)
            return expected + len(new)

    def read(self, stream: str, after: int, most: int | None = None) -> list[Logged]:
        """Return the rows after a number, in order, unless they are not those that were appended."""
        found = self.check(stream)
        if found.found and after <= found.seq < after + (most or found.seq + 1):
            self.note([found])
            if not self._despite:
                raise self._damaged[stream]
        return [each for each in self._streams.get(stream, []) if each.seq > after][:most]

    def look(self) -> None:
        """Compare every stream: here it costs no more than its head."""
        self.note([self.check(stream) for stream in self._spoiled])

    def check(self, stream: str) -> StreamCheck:
        """Compare a stream with what was appended."""
        rows = self._streams.get(stream, [])
        for number, right in enumerate(self._spoiled.get(stream, ())):
            if rows[number : number + 1] != [right]:
                missing = len(rows) <= number or rows[number].seq != right.seq
                return StreamCheck(stream, number, 0, found="missing" if missing else "checksum")
        return StreamCheck(stream, len(rows), 0)

    def note(self, checks: Sequence[StreamCheck]) -> None:
        """Remember what is damaged."""
        for each in checks:
            if each.found:
                error = Damaged(meeting_of(each.stream) or each.stream, each.seq + 1, each.found)
                self._damaged.setdefault(each.stream, error)

    def damaged(self) -> Mapping[str, Damaged]:
        """Return the damaged streams."""
        return self._damaged

    def refuses(self, stream: str) -> bool:
        """Return whether a stream is damaged and not read despite it."""
        return stream in self._damaged and not self._despite

    def spoil(self, stream: str, seq: int, row: Logged | None) -> None:
        """Put another row in the place of one, or none."""
        rows = self._streams[stream]
        self._spoiled.setdefault(stream, rows)
        self._streams[stream] = [*rows[: seq - 1], *([row] if row else []), *rows[seq:]]

    def seen(self, stream: str, command_id: str) -> int | None:
        """Return the last number a command wrote, or None."""
        return self._seen(stream, command_id)

    def _seen(self, stream: str, command_id: str) -> int | None:
        found = [each.seq for each in self._streams.get(stream, []) if each.command_id == command_id]
        return max(found) if found else self._answered.get((stream, command_id))

    def heads(self) -> dict[str, int]:
        """Return the last number of each stream."""
        return {stream: len(rows) for stream, rows in self._streams.items()}

    def recent(self, milliseconds: int) -> list[str]:
        """Return the streams that were written lately."""
        newest = max((rows[-1].at for rows in self._streams.values()), default=0)
        return sorted(stream for stream, rows in self._streams.items() if rows[-1].at >= newest - milliseconds)

    def streams(self) -> list[str]:
        """Return the names of all streams."""
        return sorted(self._streams)

    def erase(self, stream: str) -> None:
        """Delete a stream."""
        del self._streams[stream]


class RacedLog(MemoryLog):
    """A log in which somebody else writes first, as often as there are rivals."""

    def __init__(self) -> None:
        super().__init__()
        self.rivals: list[Callable[[MemoryLog], object]] = []
        self.appended: list[int] = []

    def append(
        self, stream: str, expected: int, author: Author, events: Sequence[Event], card: NewCard | None = None
    ) -> int:
        """Let the next rival write, then try."""
        if self.rivals:
            self.rivals.pop(0)(self)
        head = super().append(stream, expected, author, events, card)
        self.appended.append(len(events))
        return head


class BusyLog(MemoryLog):
    """A log in which somebody is always faster."""

    tries = 0

    def append(
        self, stream: str, expected: int, author: Author, events: Sequence[Event], card: NewCard | None = None
    ) -> int:
        """Lose the race."""
        self.tries += 1
        raise Conflict(stream)


class MemoryRefusals:
    """Refusals in memory."""

    def __init__(self) -> None:
        self._kept: list[Refusal] = []

    def keep(self, refusals: Sequence[Refusal]) -> None:
        """Add the refusals."""
        self._kept.extend(refusals)

    def of(self, meeting: str | None = None) -> list[Refusal]:
        """Return them in order."""
        return [each for each in self._kept if meeting in (None, each.meeting)]

    def erase(self, which: Callable[[Refusal], bool]) -> int:
        """Delete some; return how many."""
        before = len(self._kept)
        self._kept = [each for each in self._kept if not which(each)]
        return before - len(self._kept)


class Roster:
    """Users and links in memory."""

    def __init__(self) -> None:
        self._links: dict[str, Link] = {}
        self._users: dict[str, User] = {}
        self._ended: dict[str, tuple[int, int]] = {}
        self._sessions: dict[tuple[str, str], UserSession] = {}

    def add_link(self, link: Link) -> None:
        """Keep a link."""
        self._links[link.id] = link

    def link(self, link_id: str) -> Link | None:
        """Return a link or None."""
        return self._links.get(link_id)

    def links(self) -> list[Link]:
        """Return every link, those that end first first."""
        return sorted(self._links.values(), key=lambda link: (link.expires_at, link.id))

    def links_of(self, meeting: str | None) -> list[Link]:
        """Return the links of a meeting, or those good for every meeting."""
        return [each for each in self.links() if each.meeting == meeting]

    def revoke(self, link_id: str, at: int) -> bool:
        """Make a link worthless."""
        link = self._links.get(link_id)
        if link is None or link.revoked_at is not None:
            return False
        self._links[link_id] = replace(link, revoked_at=at)
        return True

    def end_sessions(self, sessions: Iterable[str], at: int, until: int) -> None:
        """Note that sessions ended."""
        kept = {each: row for each, row in self._ended.items() if row[1] > at}
        self._ended = kept | {each: (at, until) for each in sessions}

    def is_ended(self, session: str) -> bool:
        """Return whether a session ended."""
        return session in self._ended

    def ended_since(self, at: int) -> list[str]:
        """Return the sessions that ended at that time or later."""
        return [session for session, row in self._ended.items() if row[0] >= at]

    def begin_session(self, session: UserSession, before: str, at: int) -> None:
        """Keep a session."""
        self._sessions = {key: each for key, each in self._sessions.items() if each.until > at}
        earlier = self._sessions.get((before, session.name))
        made = replace(session, first=earlier.first) if earlier else session
        self._sessions[session.id, session.name] = made

    def sessions(self, at: int) -> list[UserSession]:
        """Return the present session of each browser and user."""
        good = [each for each in self._sessions.values() if each.until > at and each.id not in self._ended]
        newest = {(each.first, each.name): each for each in good}
        return [*reversed(newest.values())]

    def browser_sessions(self, first: str, name: str) -> list[UserSession]:
        """Return each session of a user in a browser."""
        return [each for each in self._sessions.values() if (each.first, each.name) == (first, name)]

    def put_user(self, user: User) -> None:
        """Keep a user."""
        self._users[user.name] = user

    def user(self, name: str) -> User | None:
        """Return a user or None."""
        return self._users.get(name)

    def users(self) -> list[User]:
        """Return every user by name."""
        return [self._users[name] for name in sorted(self._users)]


class MemoryAccessRecords:
    """Acts on access and times of last use in memory."""

    def __init__(self, links: Roster) -> None:
        self._links = links
        self._acts: list[AccessAct] = []
        self._uses: dict[str, int] = {}

    def record(self, acts: Sequence[AccessAct]) -> None:
        """Add acts."""
        self._acts += acts

    def makers(self, meeting: str, links: Collection[str]) -> dict[str, str]:
        """Return who made links."""
        acts = [each for each in self.acts(meeting) if each.act in MAKING and each.subject in links]
        return {each.subject: each.actor for each in acts}

    def acts(self, meeting: str | None = None) -> list[AccessAct]:
        """Return the acts of a meeting, or all."""
        return [each for each in self._acts if meeting in (None, each.meeting)]

    def change_links(self, made: Sequence[Link], revoked: Iterable[str], at: int, acts: Sequence[AccessAct]) -> None:
        """Revoke links, keep new ones and record the acts."""
        wanted = [*revoked]
        for each in wanted:
            held = self._links.link(each)
            if held is None or held.revoked_at is not None:
                raise NotFound("link", link=each)
        for each in wanted:
            self._links.revoke(each, at)
        for new in made:
            self._links.add_link(new)
        self.record(acts)

    def used(self, times: Mapping[str, int], forget_before: int) -> None:
        """Keep when each was used last."""
        for subject in [each for each, at in self._uses.items() if each.startswith("session:") and at < forget_before]:
            del self._uses[subject]
        self._uses |= {each: max(at, self._uses.get(each, 0)) for each, at in times.items()}

    def uses_of(self, subjects: Collection[str]) -> dict[str, int]:
        """Return when each of these was used last."""
        return {each: self._uses[each] for each in subjects if each in self._uses}

    def uses(self) -> dict[str, int]:
        """Return when each was used last."""
        return dict(self._uses)


class Tray:
    """Proposals in memory."""

    def __init__(self) -> None:
        self._kept: dict[str, StoredProposal] = {}

    def put(self, proposal: StoredProposal) -> None:
        """Keep a proposal."""
        self._kept[proposal.id] = proposal

    def swap(self, before: StoredProposal, after: StoredProposal) -> bool:
        """Keep `after` if `before` is what is kept still."""
        if self._kept.get(before.id) != before:
            return False
        self._kept[after.id] = after
        return True

    def drop(self, proposal_id: str) -> None:
        """Delete a proposal."""
        self._kept.pop(proposal_id, None)

    def get(self, proposal_id: str) -> StoredProposal | None:
        """Return a proposal or None."""
        return self._kept.get(proposal_id)

    def all(self) -> list[StoredProposal]:
        """Return every proposal, the newest first."""
        return sorted(self._kept.values(), key=lambda kept: -kept.created_at)


class WordEngine:
    """An engine that writes the target's code before each text, for the pairs it is given."""

    def __init__(self, *pairs: tuple[str, str]) -> None:
        self._pairs = pairs

    def origin(self, source: str, target: str) -> str | None:
        """Return the mark of its drafts, or None."""
        return f"mt:{source}-{target}@0+fixture" if (source, target) in self._pairs else None

    def translate(
        self, texts: Sequence[str], source: str, target: str, *, beam: int = 4, hypotheses: int = 1
    ) -> tuple[Drafted, ...]:
        """Return each text behind the target's code."""
        origin = self.origin(source, target)
        if origin is None:
            raise NoTranslator("not_installed", source=source, target=target, missing=[f"{source}-{target}"])
        others = tuple(f"{target}{number} " for number in range(2, hypotheses + 1))
        return tuple(Drafted(f"{target} {text}".strip(), origin, -0.1, None, others) for text in texts)


def events_of(log: MemoryLog, stream: str) -> list[Event]:
    """Return what a stream holds, without its rows."""
    rows: list[Logged] = log.read(stream, 0)
    return [row.event for row in rows]


class MemoryConsoles:
    """Console hardware that says what a test has set, by meeting."""

    def __init__(self) -> None:
        self.says: dict[str, dict[Seat, ConsoleState]] = {}

    def read(self, meeting: str) -> Mapping[Seat, ConsoleState] | None:
        """Return what is set for a meeting."""
        return self.says.get(meeting)


class MemoryFormats:
    """The formats that a test has set, by name."""

    def __init__(self) -> None:
        self.formats: dict[str, OfferedFormat] = {}

    def all(self) -> tuple[OfferedFormat, ...]:
        """Return what is set, by name."""
        return tuple(self.formats[name] for name in sorted(self.formats))
