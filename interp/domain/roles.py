"""Who may ask for what, as the sets that commands bear, and the six languages as a type."""

from typing import Literal

Code = Literal["ar", "zh", "en", "fr", "ru", "es"]
STAFF = frozenset({"staff", "admin"})
PRESIDING = STAFF | {"chair"}
TEXTS = STAFF | {"reviser"}
BOOTH = frozenset({"interpreter"})
SYSTEM = frozenset({"system"})
