"""The texts of what an attendee does with the page itself (screen on, full screen, share, print), of print and of keys.
"""

from interp.web.wording.phrases import Word, _, ngettext, pgettext

PRINTED: dict[str, Word] = {
    "printed.as_of": _("As of {time}"),
    "printed.symbols": _("Documents: {symbols}"),
}
ADDRESSES: dict[str, Word] = {
    "address.copied": _("Copied"),
    "address.copy": pgettext("action", "Copy"),
    "address.copy_it": _("Copy the address: {page}"),
    "address.by_hand": _("The browser did not allow copying. The address is selected: copy it with the keyboard."),
}
TOOLS: dict[str, Word] = PRINTED | ADDRESSES | {
    "tools.awake": _("Keep the screen on"),
    "tools.awake_insecure": _("Keeping the screen on needs an encrypted address (https)."),
    "tools.awake_missing": _("This browser cannot keep the screen on."),
    "tools.awake_refused": _("The device does not allow it at the moment."),
    "tools.close": pgettext("action", "Close"),
    "tools.full_screen": _("Full screen"),
    "tools.here_only": _("Only this computer can open this page: there is no address to share."),
    "tools.leave_full_screen": pgettext("action", "Leave full screen"),
    "tools.print_document": pgettext("action", "Print this document"),
    "tools.print_list": pgettext("action", "Print this list"),
    "tools.print_programme": pgettext("action", "Print the programme"),
    "tools.qr": _("QR code of the address {address}"),
    "tools.send": pgettext("action", "Send…"),
    "tools.share": pgettext("action", "Share"),
    "tools.share_captions": _("Everybody gets the captions in their own language."),
}
# The names of keys as their caps show them; letters, digits and signs are the same everywhere.
KEYS: dict[str, Word] = {
    "cap.Alt": pgettext("key", "Alt"),
    "cap.Ctrl": pgettext("key", "Ctrl"),
    "cap.Delete": pgettext("key", "Delete"),
    "cap.Enter": pgettext("key", "Enter"),
    "cap.Esc": pgettext("key", "Esc"),
    "cap.Shift": pgettext("key", "Shift"),
    "cap.Space": pgettext("key", "Space"),
}
# the list of a page's keys, where each can be changed
KEY_LIST: dict[str, Word] = {
    "keys.change": pgettext("action", "Change the key"),
    "keys.press": _("Press the new key for: {what}. Esc keeps the present one."),
    "keys.press_digit": _(
        "Press any digit with the keys to hold, or without, for: {what}. Esc keeps the present ones."
    ),
    "keys.taken": _("{key} is already the key for: {what}."),
    "keys.kept": _("{key} is now the key for: {what}."),
    "keys.unfit": _("{key} cannot be used here."),
    "keys.close": pgettext("action", "Close"),
    "keys.title": _("Keys"),
    "keys.reset": pgettext("action", "Restore the usual keys"),
}
BOOTH_KEYS: dict[str, Word] = KEY_LIST | {
    "booth.key.accept": _("accept a colleague’s request"),
    "booth.key.decline": _("decline a colleague’s request"),
    "booth.key.desk": _("choose or leave the desk"),
    "booth.key.figures": _("put the figures ahead away, show them"),
    "booth.key.give": _("hand over the microphone"),
    "booth.key.hear": _("report that the floor is speaking {language}"),
    "booth.key.layout": _("open the display settings"),
    "booth.key.search": _("search for a term or a name"),
    "booth.key.leave_text": _("the speaker leaves the text, goes on with it"),
    "booth.key.message": _("write to a colleague"),
    "booth.key.press": _("hold: take the microphone without asking"),
    "booth.key.other": _("report another language, or who interprets it"),
    "booth.key.retour": _("change the language the booth works into"),
    "booth.key.sheet": _("this list"),
    "booth.key.signal": _("signal: {signal}"),
    "booth.key.slower": _("ask the speaker to slow down"),
    "booth.key.take": _("sit down, take the microphone or ask for it"),
    "booth.key.text_after": _("text of the next speech"),
    "booth.key.text_back": _("text: a line back"),
    "booth.key.text_before": _("text of the speech before"),
    "booth.key.text_next": _("text: a line on"),
    "booth.key.text_page": _("text: a page on"),
    "booth.key.text_page_back": _("text: a page back"),
    "booth.key.text_speaker": _("text: back to the speaker"),
    "booth.key.withdraw": _("withdraw a request"),
    "booth.key.wrong": _("report that the display is wrong"),
    "booth.keys_here": _("Kept on this device only."),
    "booth.not_known": _(
        "Not known at the moment: who has the floor and in which language, who is at work, what others ask. "
        "The text, the programme, the terms and your notes are still here."
    ),
    "booth.polled": _(
        "No live connection: what you see may be three seconds old. “Slower” and messages are not sent from here, and "
        "no message arrives; your other keys work."
    ),
    "booth.side": _("Text in hand"),
    "booth.side_left": pgettext("side of the page", "on the left"),
    "booth.side_right": pgettext("side of the page", "on the right"),
    "booth.text_size": _("Text size"),
    "booth.usual_layout": pgettext("action", "Restore the usual display"),
}
TERMS_OF_MEETING: dict[str, Word] = {
    "terms.count": ngettext("{n} term or name on this device", "{n} terms and names on this device"),
    "terms.file": _("{terms} ({size}). The search needs no connection."),
    "terms.kind.delegation": pgettext("kind of term", "delegation"),
    "terms.kind.function": pgettext("kind of term", "function"),
    "terms.kind.kept": pgettext("kind of term", "not translated"),
    "terms.kind.party": pgettext("kind of term", "speaks"),
    "terms.kind.person": pgettext("kind of term", "person"),
    "terms.kind.required": pgettext("kind of term", "required"),
    "terms.loading": _("The terms are being loaded."),
    "terms.missing": _("The terms could not be loaded. They are asked for again when the connection is back."),
    "terms.names": _("Names"),
    "terms.none": _("The meeting has no names or terms yet."),
    "terms.not_found": _("Nothing found."),
    "terms.notes": _("My notes"),
    "terms.notes_here": _("Kept on this device only and sent to nobody. Empty the field to delete them."),
    "terms.print": pgettext("action", "Print names and terms"),
    "terms.print_text": pgettext("action", "Text and terms for printing"),
    "terms.pronounced": _("Pronunciation"),
    "terms.search": _("Search for a term or a name, in any language"),
    "terms.sheet": _("Names and terms of the meeting"),
    "terms.terms": _("Terms"),
    "unit.kb": pgettext("unit", "{n} kB"),
}
