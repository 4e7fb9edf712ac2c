"""Runs the demonstration: the seed's two meetings, dated today in Geneva, with a link and a token for every role."""

import io
from dataclasses import replace
from datetime import date, datetime, timedelta
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

import segno

from interp.domain.model.roles import ROLE_ROWS
from interp.domain.proposals.proposal import MeetingProposal, Proposal
from interp.domain.rules.policy import SYSTEM, Actor
from interp.languages import CODES
from interp.service.materials import Filing
from interp.service.official_names import day_of
from interp.web.machine_addresses import reached_by_others
from interp.web.services import Services

PAPER = "hrc31-concept-note.txt"
NOTE = "Concept note (as of 7 March 2016)"  # a sentence of the document, and therefore translated with it
PREFIX = "hrc31"
PROPOSAL = "demo"
DAYS = 30
LABEL = "demo"
CLERK = Actor("staff", "interp")
UNREACHABLE = """\
  No QR code: this address is this machine only. Start with --host 0.0.0.0 to be reached from phones on the
  same network, or set INTERP_PUBLIC_URL to the address people open.
"""


def prepare(house: Services) -> None:
    """Plan the seed's meetings unless the data folder has today's; those of other days are left as they are."""
    known, prefix, proposal_id = house.meetings.ids(), PREFIX, PROPOSAL
    if f"{PREFIX}-1" in known and not is_today(house, f"{PREFIX}-1"):
        day = _days(house, f"{PREFIX}-1")[1].strftime("%Y%m%d")
        prefix, proposal_id = f"{PREFIX}-{day}", f"{PROPOSAL}-{day}"
    if {f"{prefix}-1", f"{prefix}-2"} <= set(known):
        return
    paper = resources.files("interp.seed").joinpath(PAPER).read_bytes()
    proposal = house.documents.bring_in(proposal_id, paper, PAPER)
    house.documents.amend(SYSTEM, proposal_id, dated_today(proposal, house.clock.now_ms()))
    house.documents.confirm(SYSTEM, proposal_id, prefix)
    file_note(house, f"{prefix}-1", paper)


def file_note(house: Services, meeting: str, paper: bytes) -> None:
    """File the concept note, drafts visible to all: with the meeting, or as the text of a speech."""
    apart = paper.replace(b"\n", b"\n\n")  # each line of this file is a paragraph
    note = Filing(apart, PAPER, NOTE, kind="note", language="en", visibility="drafts")
    house.materials.file(CLERK, meeting, note)


def is_today(house: Services, meeting: str) -> bool:
    """Return whether a meeting begins today where it is held."""
    begins, today = _days(house, meeting)
    return begins == today


def _days(house: Services, meeting: str) -> tuple[date, date]:
    """Return the day a meeting begins and today, where it is held."""
    about = house.meetings.state(meeting).about
    assert about is not None
    return day_of(about), day_of(replace(about, starts_at=house.clock.now_ms()))


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

    return replace(meeting, starts_at=moved(meeting.starts_at), ends_at=moved(meeting.ends_at))


def describe(house: Services, url: str, *, technician: bool = False) -> dict[str, Any]:
    """Return the address and, for each meeting, today's first, the links for people and the tokens for programs.

    `technician`: include the technician's, which `demo --json` leaves out.
    """
    working = (row for row in ROLE_ROWS if row.link and row.joins)
    roles = {row.page: row.name for row in working if technician or row.page != "technician"}
    todays_first = sorted(house.meetings.ids(), key=lambda meeting: not is_today(house, meeting))
    return {"url": url, "meetings": [_meeting(house, url, meeting, roles) for meeting in todays_first]}


def _meeting(house: Services, url: str, meeting: str, roles: dict[str, str]) -> dict[str, Any]:
    about = house.meetings.state(meeting).about
    tokens: dict[str, Any] = {
        page: _token(house, role, meeting, None) for page, role in roles.items() if page != "booth"
    }
    tokens["booth"] = {code: _token(house, roles["booth"], meeting, code) for code in CODES}
    links: dict[str, Any] = {page: f"{url}/t/{tokens[page]}" for page in tokens if page != "booth"}
    links["booth"] = {code: f"{url}/t/{token}" for code, token in tokens["booth"].items()}
    links["captions"] = {code: f"{url}/m/{meeting}/{code}" for code in CODES}
    links["room"] = {code: f"{url}/m/{meeting}/room/{code}" for code in CODES}
    return {"id": meeting, "title": about.title if about else "", "links": links, "tokens": tokens}


def papers_link(house: Services, url: str) -> str:
    """Return a staff link good for every meeting, which opens the page where papers are brought in."""
    return f"{url}/t/{_token(house, CLERK.role, None, None)}"


def _token(house: Services, role: str, meeting: str | None, language: str | None) -> str:
    """Return the demonstration's token for a role, an earlier one if still valid."""
    now = house.clock.now_ms()
    wanted = (LABEL, role, meeting, language)
    for link in house.access.links():
        same = (link.label, link.role, link.meeting, link.language) == wanted
        if same and link.revoked_at is None and link.expires_at > now:
            return house.access.token(link.id)
    link_id = f"{meeting or 'all'}-{role}-{language or 'any'}-{now}"
    return house.access.make_link(link_id, role, meeting, language, DAYS, LABEL)


def table(shown: dict[str, Any], papers: str) -> str:
    """Return the links as a table, with the upload page `papers` and a QR code for phones."""
    lines = ["", f"  interp is running: {shown['url']}", f"    {'papers':<12}{papers}", ""]
    for meeting in shown["meetings"]:
        lines += [f"  {meeting['title']}", ""]
        links = meeting["links"]
        lines += [f"    {name:<12}{links[name]}" for name in ("console", "chair", "desk", "technician")]
        for page in ("booth", "captions", "room"):
            lines += [f"    {f'{page} {code}':<12}{links[page][code]}" for code in CODES]
        lines.append("")
    first = shown["meetings"][0]["links"]
    lines += ["  Captions in English on a phone:", qr(first["captions"]["en"]), "  Stop with Ctrl+C."]
    return "\n".join(lines)


def qr(text: str) -> str:
    """Return a QR code drawn with characters; for an address no phone can reach, a sentence instead."""
    if not reached_by_others(text):
        return UNREACHABLE
    drawn = io.StringIO()
    segno.make(text, error="m").terminal(out=drawn, compact=True)
    return drawn.getvalue()
