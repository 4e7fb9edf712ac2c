"""The six languages of a meeting, in the United Nations' order: of its booths, keys, originals and drafts."""

from typing import Literal, get_args

MeetingLanguage = Literal["ar", "zh", "en", "fr", "ru", "es"]
MEETING_LANGUAGES: tuple[str, ...] = get_args(MeetingLanguage)
