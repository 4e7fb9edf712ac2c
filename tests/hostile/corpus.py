"""The corpus of hostile and broken files: each with its name, how it is made, and what may become of it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

READ = "read"


@dataclass(frozen=True, slots=True)
class Sample:
    """A file as somebody might bring it in. `outcomes` are the reasons it may be refused with, or "read"."""

    id: str
    name: str = field(repr=False)
    make: Callable[[], bytes] = field(repr=False)
    outcomes: frozenset[str] = frozenset()


def sample(id_: str, name: str, make: Callable[[], bytes] | bytes, *outcomes: str) -> Sample:
    """Return a sample of bytes or of what makes them."""
    made = (lambda: make) if isinstance(make, bytes) else make
    return Sample(id_, name, made, frozenset(outcomes))


def corpus() -> tuple[Sample, ...]:
    """Return every sample, each id once."""
    from tests.hostile import names, packages, printed, texts, webs

    samples: Iterable[Sample] = (
        *texts.SAMPLES, *packages.SAMPLES, *printed.SAMPLES, *webs.SAMPLES, *names.SAMPLES,
    )  # fmt: skip
    return tuple(samples)
