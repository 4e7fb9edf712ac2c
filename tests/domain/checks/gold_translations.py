"""Good translations of one text in six languages, and the findings of a pair by their code."""

from pathlib import Path

from interp.domain.checks import check
from interp.domain.model.findings import Finding

HEAD, *ROWS = (line.split("\t") for line in (Path(__file__).parent / "gold.tsv").read_text("utf-8").splitlines())
GOLD = [dict(zip(HEAD, row, strict=True)) for row in ROWS]


def found(source: str, target: str, pair: str, **more: object) -> dict[str, Finding]:
    """Return the findings of a pair such as "en-fr" by their code."""
    first, second = pair.split("-")
    return {each.code: each for each in check(source, target, first, second, **more)}  # type: ignore[arg-type]
