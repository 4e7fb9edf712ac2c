"""The type of a document that a meeting's paper lists or cites."""

from interp.domain.model.texts import TitleText
from interp.value_types import dataclass


@dataclass(frozen=True, slots=True)
class PaperDocument:
    """A document named in a meeting's paper; `title` and `printed` (a symbol or number) as printed in `language`.

    `symbol` is the one under which it is published, None where the paper does not say.
    """

    title: TitleText
    symbol: str | None = None
    printed: str | None = None
    language: str = "en"
