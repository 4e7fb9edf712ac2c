"""What the law needs from the world, as Protocols; one contract suite runs on every implementation."""

from interp.ports.accounts import Accounts, Link, ProposalStore, StoredProposal, User
from interp.ports.desk_acts import DeskAct, DeskActs
from interp.ports.documents import Document, Documents, DraftingQueue, Job, Revision
from interp.ports.event_log import Author, Conflict, EventLog, ServiceClock, WakeUp
from interp.ports.refusals import Refusal, Refusals
from interp.ports.section_progress import Progress, SectionProgress
from interp.ports.translation import Drafted, Engine, Match, Memory, MemoryUnit

__all__ = [
    "Accounts",
    "DeskAct",
    "DeskActs",
    "WakeUp",
    "ServiceClock",
    "Conflict",
    "Document",
    "Drafted",
    "Documents",
    "Engine",
    "EventLog",
    "Job",
    "DraftingQueue",
    "Link",
    "Match",
    "Memory",
    "Author",
    "Progress",
    "ProposalStore",
    "Refusal",
    "Refusals",
    "Revision",
    "SectionProgress",
    "StoredProposal",
    "MemoryUnit",
    "User",
]
