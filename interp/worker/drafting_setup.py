"""Builds the drafting process of a data folder: queue, engine, known translations, shipped memory units."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from interp.config import Settings
from interp.domain.model.state import Meeting
from interp.domain.model.streams import stream_of
from interp.domain.rules.evolve import replay
from interp.domain.translation.lexicon import kept_in
from interp.drafting.document_drafting import Aids, Drafter
from interp.drafting.exchange.term_file import FILE, TermFile
from interp.drafting.known_translations import WHOLE, KnownTranslations
from interp.drafting.machine.argos_engine import ArgosEngine
from interp.drafting.machine.models.installed_packages import FOLDER
from interp.drafting.official_versions import declare
from interp.drafting.sentence_drafting import SentenceDrafter
from interp.ports import Document, Documents, DraftingQueue, EventLog, Memory
from interp.screen_first import DraftingRest, works_for_a_screen
from interp.seed.bundled_data import authored, delegations, known_parties, phrases, shared_words
from interp.service.authored_units import authored_units
from interp.service.review_desk.review import names_of
from interp.service.value_cache import ValueCache
from interp.store.open_stores import open_for_drafting
from interp.worker.drafting_process import DraftingProcess, Say
from interp.worker.free_cores import free_cores
from interp.worker.stopping import StoppableEngine, StopSign
from interp.worker.supervisor import SignWriter

MOST_MEETINGS = 64  # whose states the drafting process holds
LOADED = 6  # from English into five languages, and one pivot


def open_jobs(settings: Settings, owner: str) -> DraftingQueue:
    """Return the queue for a worker of that name. Raises Unavailable."""
    return open_for_drafting(settings, owner).queue


def sign_writer(settings: Settings, owner: str) -> SignWriter:
    """Return what leaves the signs of a supervisor of that name; signs of supervisors long gone are removed."""
    stores = open_for_drafting(settings, owner)
    stores.signs.remove_old(stores.clock.now_ms())
    return SignWriter(stores.signs, owner, stores.clock.now_ms)


def screen_waits(settings: Settings) -> Callable[[], bool]:
    """Return what tells whether the server of a data folder works for somebody at a screen."""
    return partial(works_for_a_screen, settings.data)


def child(settings: Settings, owner: str, say: Say, sign: StopSign | None = None) -> DraftingProcess:
    """Return a drafting process over a data folder. While it has no job it loads the models from English.

    By `sign` its supervisor stops it while somebody waits at a screen.
    """
    stores = open_for_drafting(settings, owner)
    now_ms = stores.clock.now_ms
    known = KnownTranslations(stores.memory, phrases(), delegations(), now_ms)
    aids = Aids(known, SentenceDrafters(settings.data, stores.log, now_ms), stores.requests.asked)
    cores = free_cores()
    engine = ArgosEngine(settings.data / FOLDER, most_loaded=LOADED, most_cores=cores.most, cores=cores)
    stock(stores.documents, stores.memory, now_ms())
    rest = DraftingRest(screen_waits(settings))
    used = StoppableEngine(engine, sign) if sign else engine
    drafter = Drafter(stores.documents, used, aids, now_ms, cores, rest.soon)
    return DraftingProcess(
        stores.queue, drafter, now_ms, say, lambda: installed(settings.data / FOLDER), engine.load_ahead, rest
    )


def installed(folder: Path) -> tuple[tuple[str, int], ...]:
    """Return the folders of models with their installation times."""
    if not folder.is_dir():
        return ()
    return tuple(sorted((each.name, each.stat().st_mtime_ns) for each in folder.iterdir() if each.is_dir()))


def stock(drafts: Documents, memory: Memory, at: int) -> None:
    """Add the shipped official texts and the author's translations to a memory without them.

    Raises Unavailable.
    """
    declare(drafts, memory, at)
    units = authored_units(authored(), at)
    last = units[-1]
    found = memory.matches(last.source_language, last.target_language, last.source, most=1)
    if not found or found[0].percent < WHOLE:
        memory.add(units)


class SentenceDrafters:
    """Makes each document's sentence drafter, with its meeting's names and the operator's terms; reads the log only."""

    def __init__(self, folder: Path, log: EventLog, now_ms: Callable[[], int]) -> None:
        day = datetime.fromtimestamp(now_ms() / 1000, UTC).date()
        self._parties = known_parties(delegations(), day)
        self._terms = TermFile(folder / FILE)
        self._log = log
        self._meetings = ValueCache[str, None, Meeting](MOST_MEETINGS)

    def __call__(self, document: Document) -> SentenceDrafter:
        """Return the sentence drafter of a document. Raises Unavailable."""
        names = names_of(self._meeting(document.meeting)) if document.meeting else ()
        terms = self._terms().terms
        kept, shared = kept_in(terms), shared_words()
        return SentenceDrafter(names=names, kept=kept, terms=terms, parties=self._parties, shared=shared)

    def _meeting(self, meeting: str) -> Meeting:
        state = self._meetings.last(meeting) or Meeting()
        state = replay(self._log.read(stream_of(meeting), after=state.seq), state)
        self._meetings.put(meeting, None, state)
        return state
