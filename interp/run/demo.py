"""Runs the demonstration: the seed's two meetings, dated today in Geneva, with a link and a token for every role.

Both may have the usual interpretation team, in which nobody is named, and lists of speakers, which are made up.
"""

from datetime import date, datetime, timedelta
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

from interp.domain.model import commands as do
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.roles import ROLE_ROWS
from interp.domain.proposals.proposal import MeetingProposal, Proposal
from interp.domain.rules.permissions import SYSTEM, Actor
from interp.domain.rules.usual_teams import geneva
from interp.languages import INTERFACE_LANGUAGES
from interp.run.demo_speakers import inscribe_speakers
from interp.seed.bundled_data import authored, statement, statement_file
from interp.service.document_filing import Filing
from interp.service.official_names import day_of
from interp.value_types import replace
from interp.web.services import Services

PAPER = "hrc31-concept-note.txt"
NOTE = "Concept note (as of 7 March 2016)"  # a sentence of the document, and therefore translated with it
PREFIX = "hrc31"
PROPOSAL = "demo"
DAYS = 30
LABEL = "demo"
CLERK = Actor("staff", "interp")
# The made-up statements: number of the meeting, speech, name and language of the file. Nobody's words are made up for
# the message of child victims.
STATEMENTS = (
    (1, "s1-1", "opening", "en"), (1, "s2-1", "moderator", "en"), (1, "s4-1", "framework", "en"),
    (1, "s4-2", "panellist", "fr"), (2, "s1-1", "afternoon", "en"), (2, "s2-1", "prevention", "es"),
    (2, "s2-2", "reporting", "en"), (2, "s2-3", "investigation", "en"),
)  # fmt: skip


def prepare(services: Services, *, texts: bool = False, team: bool = False, speakers: bool = False) -> None:
    """Plan the seed's meetings unless the data folder has today's; those of other days are left as they are.

    `texts`: file the made-up statements of the first speakers; the meetings say on every page that they are made up.
    `team`: enter the usual interpretation team, in which nobody is named. `speakers`: inscribe made-up speakers on a
    list over the rounds of each panel, which is said as well.
    """
    known, prefix, proposal_id = services.meetings.ids(), PREFIX, PROPOSAL
    if f"{PREFIX}-1" in known and not is_today(services, f"{PREFIX}-1"):
        day = _days(services, f"{PREFIX}-1")[1].strftime("%Y%m%d")
        prefix, proposal_id = f"{PREFIX}-{day}", f"{PROPOSAL}-{day}"
    if {f"{prefix}-1", f"{prefix}-2"} <= set(known):
        return
    paper = resources.files("interp.seed").joinpath(PAPER).read_bytes()
    proposal = services.proposals.bring_in(proposal_id, paper, PAPER)
    services.proposals.amend(SYSTEM, proposal_id, dated_today(proposal, services.clock.now_ms()))
    services.proposals.confirm(SYSTEM, proposal_id, prefix, demonstration=texts or speakers)
    for number in (1, 2) if team else ():
        services.meetings.handle(CLERK, f"{prefix}-{number}", "demo-team", do.SetTeam(geneva()))
    for number in (1, 2) if speakers else ():
        inscribe_speakers(services, CLERK, f"{prefix}-{number}", number)
    file_note(services, f"{prefix}-1", paper)
    if texts:
        file_statements(services, prefix)


def file_note(services: Services, meeting: str, paper: bytes) -> None:
    """File the concept note, drafts visible to all: with the meeting, or as the text of a speech."""
    apart = paper.replace(b"\n", b"\n\n")  # each line of this file is a paragraph
    note = Filing(apart, PAPER, NOTE, kind="note", language="en", visibility="drafts")
    services.materials.file(CLERK, meeting, note)


def file_statements(services: Services, prefix: str) -> None:
    """File the made-up statements with the authors' translations, each as the text of its speech."""
    rows = authored()
    for number, speech, name, language in STATEMENTS:
        file = f"{name}.{language}"
        paper = Filing(
            statement(file), statement_file(file), language=language, visibility="reviewed", release="as_delivered",
            speech=speech, authored=rows,
        )  # fmt: skip
        services.materials.file(CLERK, f"{prefix}-{number}", paper)


def is_today(services: Services, meeting: str) -> bool:
    """Return whether a meeting begins today where it is held."""
    begins, today = _days(services, meeting)
    return begins == today


def _days(services: Services, meeting: str) -> tuple[date, date]:
    """Return the day a meeting begins and today, where it is held."""
    about = services.meetings.state(meeting).about
    assert about is not None
    return day_of(about), day_of(replace(about, starts_at=services.clock.now_ms()))


def dated_today(proposal: Proposal, now_ms: int) -> Proposal:
    """Return the proposal with its meetings moved to today, at the same local hours."""
    return replace(proposal, meetings=tuple(_today(meeting, now_ms) for meeting in proposal.meetings))


def _today(meeting: MeetingProposal, now_ms: int) -> MeetingProposal:
    zone = ZoneInfo(meeting.timezone)
    today = datetime.fromtimestamp(now_ms / 1000, zone).date()
    begins = datetime.fromisoformat(meeting.starts_at).date() if meeting.starts_at else None

    def moved(iso: str | None) -> str | None:
        if iso is None:
            return None
        then = datetime.fromisoformat(iso)
        later = then.date() - begins if begins else timedelta(0)  # a meeting may end after midnight
        return datetime.combine(today + later, then.time(), zone).isoformat()

    items = tuple(replace(item, starts_at=moved(item.starts_at)) for item in meeting.items)
    return replace(meeting, starts_at=moved(meeting.starts_at), ends_at=moved(meeting.ends_at), items=items)


def describe(services: Services, url: str, *, every: bool = False) -> dict[str, Any]:
    """Return the address and, for each meeting, today's first, the links for people and the tokens for programs.

    `every`: include the technician's, the moderator's and the chief interpreter's, which `demo --json` leaves out.
    """
    working = (row for row in ROLE_ROWS if row.link and row.joins and not row.scope)
    roles = {row.page: row.name for row in working if every or row.page not in ("technician", "chief", "moderator")}
    todays_first = sorted(services.meetings.ids(), key=lambda meeting: not is_today(services, meeting))
    return {"url": url, "meetings": [_meeting(services, url, meeting, roles) for meeting in todays_first]}


def _meeting(services: Services, url: str, meeting: str, roles: dict[str, str]) -> dict[str, Any]:
    about = services.meetings.state(meeting).about
    tokens: dict[str, Any] = {
        page: _token(services, role, meeting, None) for page, role in roles.items() if page != "booth"
    }
    tokens["booth"] = {code: _token(services, roles["booth"], meeting, code) for code in MEETING_LANGUAGES}
    links: dict[str, Any] = {page: f"{url}/t/{tokens[page]}" for page in tokens if page != "booth"}
    links["booth"] = {code: f"{url}/t/{token}" for code, token in tokens["booth"].items()}
    links["captions"] = {code: f"{url}/m/{meeting}/{code}" for code in INTERFACE_LANGUAGES}
    links["room"] = {code: f"{url}/m/{meeting}/room/{code}" for code in INTERFACE_LANGUAGES}
    return {"id": meeting, "title": about.title if about else "", "links": links, "tokens": tokens}


def staff_link(services: Services, url: str, page: str) -> str:
    """Return a staff link good for every meeting, which opens `page` and leads to every other."""
    return f"{url}/t/{_token(services, CLERK.role, None, None)}?next={page}"


def papers_link(services: Services, url: str) -> str:
    """Return the staff link that opens the page where papers are uploaded."""
    return staff_link(services, url, "/proposals")


def _token(services: Services, role: str, meeting: str | None, language: str | None) -> str:
    """Return the demonstration's token for a role, an earlier one if still valid."""
    now = services.clock.now_ms()
    wanted = (LABEL, role, meeting, language)
    for link in services.access.links():
        same = (link.label, link.role, link.meeting, link.language) == wanted
        if same and link.revoked_at is None and link.expires_at > now:
            return services.access.token(link.id)
    link_id = f"{meeting or 'all'}-{role}-{language or 'any'}-{now}"
    return services.access.make_link(link_id, role, meeting, language, DAYS, LABEL)
