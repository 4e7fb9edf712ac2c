"""The names that commands are made of: roles at the floor, languages, and who may ask for what."""

from typing import Literal

Role = Literal[
    "chair", "opening_speaker", "keynote_speaker", "introductory_speaker", "moderator", "panellist", "floor_speaker",
    "recording",
]  # fmt: skip
Code = Literal["ar", "zh", "en", "fr", "ru", "es"]
STAFF = frozenset({"staff", "admin"})
PRESIDING = STAFF | {"chair"}
TEXTS = STAFF | {"reviser"}
BOOTH = frozenset({"interpreter"})
SYSTEM = frozenset({"system"})
