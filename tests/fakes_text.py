"""Fakes of what drafting uses: a queue that counts, signs in memory, an engine that answers at once."""

from collections.abc import Sequence

from interp.errors import NoTranslator
from interp.ports import Drafted, Job, WorkerSign
from interp.worker.supervisor import SignWriter
from tests.fakes import FixedClock


class CountingJobs:
    """A queue that gives out `jobs` in order and remembers how each ended."""

    def __init__(self, *jobs: Job) -> None:
        self.left = list(jobs)
        self.failures: list[tuple[str, str]] = []
        self.losses: list[str] = []
        self.parked: list[tuple[str, str]] = []
        self.finished: list[str] = []
        self.returned: list[str] = []
        self.stepped: list[str] = []
        self.urgent = False
        self.ours = True

    def take(self, now: int, lease_ms: int) -> Job | None:
        return self.left.pop(0) if self.left else None

    def renew(self, job_id: str, until: int) -> bool:
        return self.ours

    def done(self, job_id: str) -> None:
        self.finished.append(job_id)

    def fail(self, job_id: str, error: str) -> None:
        self.failures.append((job_id, error))

    def lost(self, error: str) -> int:
        self.losses.append(error)
        return 1

    def give_way(self, job_id: str) -> None:
        self.returned.append(job_id)

    def begun(self, job_id: str) -> None:
        self.stepped.append(job_id)

    def pressing(self, job: Job) -> bool:
        return self.urgent

    def park(self, job_id: str, error: str) -> None:
        self.parked.append((job_id, error))

    def unpark(self, meeting: str | None = None, document: str | None = None) -> int:
        return 0

    def hurry(self, document_id: str, priority: int) -> None:
        return None

    def recall(self) -> int:
        return 0

    def of(self, document_id: str) -> list[Job]:
        return list(self.left)

    def waiting(self) -> int:
        return len(self.left)

    def oldest(self) -> int | None:
        return None


class Echo:
    """An engine that answers "<target>:<text>", for the pairs it has; `lost` texts come back without their figures."""

    def __init__(self, *missing: str) -> None:
        self.missing = set(missing)
        self.asked: list[tuple[str, ...]] = []

    def origin(self, source: str, target: str) -> str | None:
        return None if f"{source}-{target}" in self.missing else f"mt:{source}-{target}@1.0+fixture"

    def translate(
        self, texts: Sequence[str], source: str, target: str, *, beam: int = 4, hypotheses: int = 1
    ) -> tuple[Drafted, ...]:
        if f"{source}-{target}" in self.missing:
            raise NoTranslator(source=source, target=target, missing=(f"{source}-{target}",))
        self.asked.append(tuple(texts))
        origin = str(self.origin(source, target))
        return tuple(Drafted(f"{target}:{text}", origin, -0.1) for text in texts)


class MemorySigns:
    """Worker signs in memory, with everything that was left; see ports.worker_signs.WorkerSigns."""

    def __init__(self) -> None:
        self.held: dict[str, WorkerSign] = {}
        self.left: list[WorkerSign] = []

    def leave(self, sign: WorkerSign) -> None:
        self.held[sign.owner] = sign
        self.left.append(sign)

    def remove(self, owner: str) -> None:
        self.held.pop(owner, None)

    def remove_old(self, now_ms: int) -> None:
        """Keep all."""

    def signs(self) -> tuple[WorkerSign, ...]:
        return tuple(self.held.values())


def sign_writer(signs: MemorySigns | None = None, clock: FixedClock | None = None) -> SignWriter:
    """Return what leaves the signs of a supervisor called w; time stands unless a clock is given."""
    return SignWriter(signs or MemorySigns(), "w", (clock or FixedClock()).now_ms)
