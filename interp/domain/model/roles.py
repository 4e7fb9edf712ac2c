"""The table of access roles: what each may join, plan and command; and the names of roles at the floor."""

from typing import Literal

from interp.domain.model.scopes import LANGUAGE
from interp.value_types import dataclass

Role = Literal[
    "chair", "opening_speaker", "keynote_speaker", "introductory_speaker", "moderator", "panellist", "floor_speaker",
    "recording",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoleRow:
    """The permissions of one role. Each command names the roles that may send it, as one of the sets below.

    `page`: the audience the role works as, which its link opens ("" for none). `joins`: the guarded audiences it may
    join; captions and room are open to anyone. `link`, `user`: whether a link, or a person with a password, may have
    the role. `staff`: gives the floor, imports documents, sees private meetings and the metrics. `presides`: opens,
    suspends and closes a meeting. `texts`: works at the desk. `reads_ahead`: sees the text of a speech before it is
    captioned. `directs`: sets the interpretation team, overrides the relay plan. `scope`: the kind of scope that each
    link of the role must have ("": it may do without).
    """

    name: str
    page: str = ""
    joins: tuple[str, ...] = ()
    link: bool = False
    user: bool = False
    staff: bool = False
    presides: bool = False
    texts: bool = False
    reads_ahead: bool = False
    directs: bool = False
    scope: str = ""

    @property
    def limits(self) -> frozenset[str]:
        """Return what each actor of the role is limited to: a booth's language, a kind of scope."""
        return frozenset({LANGUAGE} if self.page == "booth" else ()) | frozenset({self.scope} - {""})


_ALL = ("booth", "console", "chair", "moderator", "desk", "technician", "chief")
ROLE_ROWS = (
    RoleRow("admin", "console", _ALL, user=True, staff=True, presides=True, texts=True, reads_ahead=True, directs=True),
    RoleRow(
        "staff", "console", _ALL, link=True, user=True, staff=True, presides=True, texts=True, reads_ahead=True,
        directs=True,
    ),  # fmt: skip
    RoleRow("chair", "chair", ("chair",), link=True, user=True, presides=True),
    RoleRow("moderator", "moderator", ("moderator",), link=True),
    RoleRow("interpreter", "booth", ("booth",), link=True, reads_ahead=True),
    RoleRow("reviser", "desk", ("desk",), link=True, user=True, texts=True, reads_ahead=True),
    RoleRow("technician", "technician", ("technician",), link=True),
    RoleRow("chief", "chief", ("chief",), link=True, user=True, reads_ahead=True, directs=True),
    RoleRow("pointer", "pointer", ("pointer",), link=True, scope="delegation"),
    RoleRow("attendee", "captions", link=True),
    RoleRow("system"),
)
ROLES = {row.name: row for row in ROLE_ROWS}
LINK_ROLES = tuple(row.name for row in ROLE_ROWS if row.link)
USER_ROLES = tuple(row.name for row in ROLE_ROWS if row.user)
STAFF = frozenset(row.name for row in ROLE_ROWS if row.staff)
ADMINISTRATORS = frozenset(row.name for row in ROLE_ROWS if row.staff and not row.link)  # no link makes one
PRESIDING = frozenset(row.name for row in ROLE_ROWS if row.presides)
TEXTS = frozenset(row.name for row in ROLE_ROWS if row.texts)
DIRECTING = frozenset(row.name for row in ROLE_ROWS if row.directs)
BOOTH = frozenset(row.name for row in ROLE_ROWS if LANGUAGE in row.limits)
HELPING = frozenset(row.name for row in ROLE_ROWS if row.page in ("console", "technician", "chief"))
POINTERS = frozenset(row.name for row in ROLE_ROWS if row.page == "pointer")
SYSTEM = frozenset({"system"})
CHAIR = "chair"
STAFF_PAGES = frozenset(row.page for row in ROLE_ROWS) - {"", "booth", "captions", "pointer"}
PUBLIC = "attendee"  # a person who is not signed in


def joining(audience: str) -> frozenset[str]:
    """Return the roles that may join a guarded audience."""
    return frozenset(row.name for row in ROLE_ROWS if audience in row.joins)
