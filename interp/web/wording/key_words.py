"""The names of keys as their caps show them; letters, digits and signs are the same everywhere."""

from interp.web.wording.phrases import Word, pgettext

KEYS: dict[str, Word] = {
    "cap.Alt": pgettext("key", "Alt"),
    "cap.Ctrl": pgettext("key", "Ctrl"),
    "cap.Delete": pgettext("key", "Delete"),
    "cap.Enter": pgettext("key", "Enter"),
    "cap.Esc": pgettext("key", "Esc"),
    "cap.Shift": pgettext("key", "Shift"),
    "cap.Space": pgettext("key", "Space"),
}
