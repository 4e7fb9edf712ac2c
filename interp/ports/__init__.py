"""Protocols of stores, clock, notifications and translation; one contract suite tests every implementation."""

from interp.ports.access_records import AccessAct, AccessRecords
from interp.ports.accounts import Accounts, Link, User, UserSession
from interp.ports.console_hardware import ConsoleHardware, ConsoleState, Seat
from interp.ports.documents import Document, Documents, Revision, SegmentRange
from interp.ports.draft_requests import AskedAgain, DraftRequests, MachineDrafts
from interp.ports.drafting_queue import DraftingQueue, Job
from interp.ports.erasures import Erased, Erasures
from interp.ports.event_log import Author, Conflict, EventLog, NewCard, StreamCheck, logged
from interp.ports.helper_work import HelperTask, HelperWork
from interp.ports.lease import Lease
from interp.ports.limiter import Limiter, Rate
from interp.ports.list_formats import FormatOrigin, ListFormats, OfferedFormat
from interp.ports.meeting_cards import CardRow, CardRows, MeetingCards
from interp.ports.meeting_states import MeetingStates, ReadMeeting, Snapshots
from interp.ports.part_state import WELL, Check, PartRow, PartState, TaskRecord
from interp.ports.presence import Presence, Screen, ScreenRow
from interp.ports.proposals import ProposalStore, StoredProposal
from interp.ports.reactor_positions import ReactorPositions
from interp.ports.refusals import Refusal, Refusals
from interp.ports.review_desk.desk_acts import DeskAct, DeskActs
from interp.ports.review_desk.layouts import Layouts
from interp.ports.review_desk.section_progress import Progress, SectionProgress
from interp.ports.review_desk.sentence_notes import SentenceNote, SentenceNotes
from interp.ports.review_desk.working_copies import CopyPlace, WorkingCopies, WorkingCopy
from interp.ports.service_clock import ClockAnchor, ServiceClock
from interp.ports.signing_key import SigningKey
from interp.ports.translation import Drafted, Engine, Match, Memory, MemoryUnit, PlacedText
from interp.ports.wake_up import WakeUp
from interp.ports.worker_signs import WorkerSign, WorkerSigns

__all__ = [
    "WELL",
    "AccessAct",
    "AccessRecords",
    "Accounts",
    "AskedAgain",
    "Author",
    "CardRow",
    "CardRows",
    "Check",
    "ClockAnchor",
    "Conflict",
    "ConsoleHardware",
    "ConsoleState",
    "CopyPlace",
    "DeskAct",
    "DeskActs",
    "Document",
    "Documents",
    "DraftRequests",
    "Drafted",
    "DraftingQueue",
    "Engine",
    "Erased",
    "Erasures",
    "EventLog",
    "FormatOrigin",
    "HelperTask",
    "HelperWork",
    "Job",
    "Layouts",
    "Lease",
    "Limiter",
    "Link",
    "ListFormats",
    "MachineDrafts",
    "Match",
    "MeetingCards",
    "MeetingStates",
    "Memory",
    "MemoryUnit",
    "NewCard",
    "OfferedFormat",
    "PartRow",
    "PartState",
    "PlacedText",
    "Presence",
    "Progress",
    "ProposalStore",
    "Rate",
    "ReactorPositions",
    "ReadMeeting", "Snapshots",
    "Refusal",
    "Refusals",
    "Revision",
    "Screen",
    "ScreenRow",
    "Seat",
    "SectionProgress",
    "SegmentRange",
    "SentenceNote",
    "SentenceNotes",
    "ServiceClock",
    "UserSession",
    "SigningKey",
    "StoredProposal",
    "StreamCheck",
    "TaskRecord",
    "User",
    "WakeUp",
    "WorkerSign",
    "WorkerSigns",
    "WorkingCopies",
    "WorkingCopy",
    "logged",
]
