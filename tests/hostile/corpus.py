"""The corpus of hostile and broken files: name, how each is made, and the permitted results."""

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
    from tests.hostile import odd_names, pdf_files, plain_texts, web_pages, zipped_documents

    samples: Iterable[Sample] = (
        *plain_texts.SAMPLES, *zipped_documents.SAMPLES, *pdf_files.SAMPLES, *web_pages.SAMPLES, *odd_names.SAMPLES,
    )  # fmt: skip
    return tuple(samples)
