"""Protocol of layouts: the originals of documents as their readers see them, for translations in the same layout."""

from collections.abc import Sequence
from typing import Protocol


class Layouts(Protocol):
    """One layout for the sentences of a document, found by their ids: those of other sentences have another layout."""

    def keep(self, document_id: str, segments: Sequence[str], data: bytes) -> None:
        """Keep the layout of a document with these segments, and that of its previous version.

        One that cannot be written is logged and does not raise: the document has a plain layout then.
        """

    def of(self, document_id: str, segments: Sequence[str]) -> bytes | None:
        """Return the layout of a document with exactly these segments, None without one."""
        ...

    def erase(self, document_id: str) -> int:
        """Delete every layout of a document and return how many there were. Raises OSError."""
        ...
