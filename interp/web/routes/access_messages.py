"""The types of requests and answers about links and people."""

from interp.domain.model.meeting_languages import MeetingLanguage
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link without its token; times in milliseconds. `last_used_at` is to the minute, null: not used yet.

    `made_by` is null for a link of an earlier release. `mine`: the reader may see it again, replace and revoke it.
    """

    id: str
    role: str
    meeting: str | None
    language: MeetingLanguage | None
    scope: str | None
    label: str
    expires_at: int
    revoked_at: int | None
    last_used_at: int | None
    made_by: str | None
    mine: bool


@dataclass(frozen=True, slots=True)
class LinkList:
    """The links of a meeting, or those good for every meeting, those that end first first."""

    server_now: int
    links: tuple[LinkRow, ...]


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link with its token and its whole address, which sign in the person who has them."""

    link: LinkRow
    token: str
    address: str


@dataclass(frozen=True, slots=True)
class ShownLinks:
    """Links that were made or shown again."""

    links: tuple[ShownLink, ...]


@dataclass(frozen=True, slots=True)
class MakeLink:
    """A link that is asked for. Without `meeting` it is good for every meeting; without `days` for the usual number of
    days, and to the end of its meeting at least.
    """

    role: str
    meeting: str | None = None
    language: MeetingLanguage | None = None
    scope: str | None = None
    label: str = ""
    days: int | None = None


@dataclass(frozen=True, slots=True)
class ChosenLinks:
    """Links by their ids."""

    links: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RevokedLinks:
    """The ids of the links that were revoked."""

    revoked: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A browser in which a user is signed in; times in milliseconds. `here`: it is the one that asks."""

    id: str
    began_at: int
    until: int
    last_used_at: int | None
    here: bool


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A user and where the user is signed in. `mine`: the reader may end the user's sessions."""

    name: str
    role: str
    disabled: bool
    last_used_at: int | None
    mine: bool
    sessions: tuple[SessionRow, ...]


@dataclass(frozen=True, slots=True)
class PersonList:
    """The users that the reader may see, by name."""

    server_now: int
    people: tuple[PersonRow, ...]


@dataclass(frozen=True, slots=True)
class EndSessions:
    """Whose sessions are ended: that of one browser, by its id, or all."""

    name: str
    session: str | None = None


@dataclass(frozen=True, slots=True)
class SessionsEnded:
    """How many sessions were listed before they were ended."""

    ended: int
