"""Measures a statement of 250 words from its filing to the first sentence, and to all, in five languages.

The peer is the order of drafting before, on the same models and checks: one language whole after the
other, batches of 600 and then 3,000 characters, one core. Models are loaded, and one statement drafted, before the
clock starts.
"""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from benchmarks.desk import Writer
from interp.config import Settings
from interp.domain.text import segmentation
from interp.domain.text.segments import Segment, TextBlock
from interp.drafting import document_drafting
from interp.ports import Document, Documents, DraftingQueue, Job
from interp.store.open_stores import open_for_drafting
from interp.worker import drafting_setup, free_cores
from interp.worker.drafting_process import LEASE_MS, DraftingProcess

WORDS = 250
TARGETS = ("ar", "zh", "fr", "ru", "es")
FIRST, BATCH = 600, 3_000


def drafted(asked: dict[str, Any]) -> dict[str, Any]:
    """Return the seconds to the first and to all sentences in every language, of each of `statements` statements."""
    if asked["before"]:
        as_before()
    settings, writer = Settings(data=Path(asked["folder"]).parent, async_mode="threading"), Writer(asked["seed"])
    stores = open_for_drafting(settings, owner := uuid4().hex)
    process = drafting_setup.child(settings, owner, lambda _: None)
    texts = [writer.text(asked["words"]) for _ in range(1 + asked["statements"])]
    waits = [
        waited(stores.documents, stores.queue, process, text, asked["before"], stores.clock.now_ms) for text in texts
    ]
    return {"waits": waits[1:]}


def waited(
    documents: Documents, queue: DraftingQueue, process: DraftingProcess, text: str, begun: bool,
    now_ms: Callable[[], int],
) -> tuple[float, float]:  # fmt: skip
    """Draft a statement and return the seconds to its first and to all its sentences in all languages."""
    name, began = uuid4().hex, now_ms()
    parts = segmentation.segments([TextBlock("paragraph", each) for each in text.split("\n\n")], "en")
    jobs = [Job(f"{name}-{code}", name, code, 0, begun=begun) for code in TARGETS]
    documents.add(Document(name, None, "Statement", "text.txt", "statement", "en"), parts, jobs)
    while job := queue.take(now_ms(), LEASE_MS):
        process.work(job)
    at = [[each.at - began for each in documents.revisions(name, code).values()] for code in TARGETS]
    assert all(len(each) == len(parts) for each in at)
    return max(map(min, at)) / 1000, max(map(max, at)) / 1000


def as_before() -> None:
    """Set this process to the batches before: see the top."""
    document_drafting.batches = batches  # the order itself is asked for with each job
    free_cores.MOST = 1


def batches(segments: Sequence[Segment], longest: Callable[[], int]) -> Iterator[list[Segment]]:
    """Yield the segments in batches of so many characters, the first one short."""
    batch: list[Segment] = []
    most = FIRST
    for segment in segments:
        if batch and sum(len(each.text) for each in (*batch, segment)) > most:
            yield batch
            batch, most = [], BATCH
        batch.append(segment)
    if batch:
        yield batch
