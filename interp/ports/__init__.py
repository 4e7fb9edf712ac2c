"""What the law needs from the world, as Protocols; one contract suite runs on every implementation."""

from interp.ports.accounts import Accounts, Link, Proposals, StoredProposal, User
from interp.ports.desk_acts import Act, Acts
from interp.ports.documents import Document, Drafts, Job, Jobs, Revision
from interp.ports.event_log import Bell, Clock, Conflict, EventLog, Pen
from interp.ports.refusals import Refusal, Refusals
from interp.ports.section_progress import Progress, Section
from interp.ports.translation import Drafted, Engine, Match, Memory, Unit

__all__ = [
    "Accounts",
    "Act",
    "Acts",
    "Bell",
    "Clock",
    "Conflict",
    "Document",
    "Drafted",
    "Drafts",
    "Engine",
    "EventLog",
    "Job",
    "Jobs",
    "Link",
    "Match",
    "Memory",
    "Pen",
    "Progress",
    "Proposals",
    "Refusal",
    "Refusals",
    "Revision",
    "Section",
    "StoredProposal",
    "Unit",
    "User",
]
