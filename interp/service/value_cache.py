"""The cache of the service: the last value made for each key, and the mark (a version) it was made for."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
M = TypeVar("M")
V = TypeVar("V")


class ValueCache(Generic[K, M, V]):
    """Holds values for the `most` keys used last; safe in several threads, which may make the same value twice."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: dict[K, tuple[M, V]] = {}
        self._lock = Lock()

    def get(self, key: K, mark: M, make: Callable[[], V]) -> V:
        """Return the value of a key; it is made again when the mark is another than the held value's."""
        with self._lock:
            held = self._held.pop(key, None)
            if held is not None:
                self._held[key] = held  # used last
        if held is not None and held[0] == mark:
            return held[1]
        value = make()
        self.put(key, mark, value)
        return value

    def put(self, key: K, mark: M, value: V) -> None:
        """Hold a value."""
        with self._lock:
            self._held.pop(key, None)
            self._held[key] = (mark, value)
            for old in list(self._held)[: -self._most]:
                del self._held[old]

    def of(self, key: K, mark: M) -> V | None:
        """Return the value made for that mark, or None."""
        held = self._held.get(key)
        return held[1] if held is not None and held[0] == mark else None

    def last(self, key: K) -> V | None:
        """Return the value of a key, whatever its mark, or None."""
        held = self._held.get(key)
        return held[1] if held is not None else None
