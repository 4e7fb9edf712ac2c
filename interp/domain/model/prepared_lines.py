"""The type of a line that the secretariat prepares for the chair to read out."""

from typing import Literal

from interp.domain.model.texts import LineText
from interp.value_types import dataclass

PreparedMoment = Literal["opening", "introduction", "closing"]


@dataclass(frozen=True, slots=True)
class PreparedLine:
    """What is to be read out at the opening, at the closing, or when an item is opened (an introduction); one for each
    language.
    """

    moment: PreparedMoment
    item: str | None
    text: LineText
    language: str
