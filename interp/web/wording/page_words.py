"""The texts of every page, by key: the common ones, the terms and the page's own."""

from interp.web.wording.access_words import ACCESS, KEPT
from interp.web.wording.announcement_words import ANNOUNCEMENTS, ANNOUNCING, RECORDED_ANNOUNCEMENTS
from interp.web.wording.chief_words import CHIEF
from interp.web.wording.code_words import TERMS
from interp.web.wording.console_words import CONSOLE, EXPECTED_END
from interp.web.wording.demonstration_words import MADE_UP, WHO_TRIES
from interp.web.wording.desk_file_words import DOCUMENT_OUT, EXCHANGE, PAPER
from interp.web.wording.desk_words import DESK, ERASED_AFTER
from interp.web.wording.editing_words import EDITING, MEMORY
from interp.web.wording.list_words import LIST_FILE, LISTS, OWN
from interp.web.wording.measure_words import MEASURES
from interp.web.wording.phrases import TITLES, Word, _, ngettext, pgettext, said, unbroken
from interp.web.wording.proposal_words import PROPOSAL, WARNINGS
from interp.web.wording.provenance_words import PROVENANCE
from interp.web.wording.reader_words import BEGINS, FOLLOWING, READER, READING, TRANSCRIPT, WHEN
from interp.web.wording.record_words import RECORD, REPORT
from interp.web.wording.relay_words import ALARMS, CHAINS, DESKS, HEARD, MESSAGES, RELAY, SIGNALS, SPOKEN, TURNS
from interp.web.wording.speaking_time_words import SPEAKING_TIME, WHOSE
from interp.web.wording.technician_words import TECHNICIAN
from interp.web.wording.text_strip_words import CLERK, HAND, IN_HAND, PACE, UNSENT
from interp.web.wording.tools_words import ADDRESSES, BOOTH_KEYS, KEY_LIST, KEYS, PRINTED, TERMS_OF_MEETING, TOOLS
from interp.web.wording.trouble_words import TROUBLES

COMMON: dict[str, Word] = SPOKEN | MADE_UP | ANNOUNCEMENTS | {
    "armed": _("Armed"),
    "archived": _("It is archived and no longer changed."),
    "author_note": _("Translations of the programme on this page are the author’s, unofficial."),
    "clock.block": pgettext("clock", "Block"),
    "clock.item": _("Item"),
    "clock.meeting": _("Meeting"),
    "clock.speech": _("Speech"),
    "clock.past_end": _("Over {time} by"),
    "clock.to_end": _("Time to {time}"),
    "closed": _("The meeting is closed."),
    "connecting": _("Connecting…"),
    "decimal_sign": pgettext("number", "."),
    "draft": _("draft"),
    "interpretation.asked": _("An extension until {time} has been asked for."),
    "interpretation.ended": _("The interpretation ended at {time}."),
    "interpretation.ends": _("Interpretation ends at {time}"),
    "interpretation.granted": _("Interpretation is granted until {time}."),
    "interpretation.refused": _("An extension until {time} was refused."),
    "interruption.chair": pgettext("interruption", "The Chair speaks"),
    "interruption.goes_on": _("{name} will go on"),
    "interruption.point_of_order": pgettext("interruption", "Point of order"),
    "interruption.technical": pgettext("interruption", "Technical interruption"),
    "interruption.visit": pgettext("interruption", "Visit"),
    "item_number": _("Item {number}"),
    "item_place": _("{position} of {of}"),
    "item_planned": pgettext("planned time", "planned {from}"),
    "keys_on": _("Keyboard shortcuts"),
    "language": _("Language"),
    "last_speaker": _("Previous speaker: {name}"),
    "live": _("Connected"),
    "pronounced": _("Pronounced: {note}"),
    "lost": _("Connection lost. This is the state of {time}. Trying to reconnect…"),
    "next": _("Next"),
    "next_item": _("Next item"),
    "next_meeting.at": _("Next in this room, at {time}: {title}."),
    "rooms.none": _("No meeting is planned in any room."),
    "rooms.title": _("All rooms, worst first"),
    "room.next_on": _("Next in this room, on {day} at {time}: {title}."),
    "room.nothing": _("No meeting is on in this room now."),
    "next_meeting.taken": _("This meeting is using the time of another, due here at {time}: {title}."),
    "no_script": _("Without JavaScript this page does not update live; it reloads every 10 seconds."),
    "now_shown": pgettext("label", "Video message"),
    "now_shown_is": _("Now showing: {name}"),
    "now_speaks": _("Now speaking: {name}"),
    "nobody": _("Nobody has the floor."),
    "nobody_inscribed": _("{item}: nobody is inscribed yet"),
    "not_sent": _("Nothing was sent: there is no connection. Press again when it is back."),
    "not_sent_polled": _("Not sent: “Slower” and messages need a live connection, and this page has none now."),
    "not_sent_back": _("The connection is back. What you pressed meanwhile was not sent: press again."),
    "joint_others": ngettext("and {n} other", "and {n} others"),
    "joint_statement": _("joint statement: {parties}"),
    "on_behalf": _("on behalf of {parties}"),
    "on_floor": _("On the floor"),
    "original_in": _("Original: {language}"),
    "planned": _("The meeting begins at {time}."),
    "planned_on": _("The meeting begins on {day} at {time}."),
    "planned_due": _("The meeting was planned for {time} and has not been opened yet."),
    "planned_past": _("The meeting was planned for {day} at {time} and has not been opened."),
    "polled": _("No live connection. This page checks for updates every 3 seconds."),
    "programme": _("Programme"),
    "rehearsal": _("Rehearsal"),
    "output.away": _("Nothing is shown here at the moment. This screen will come back by itself."),
    "restarting": _("The service is restarting. This page will reconnect automatically."),
    "seconds_left": ngettext("{n} second left", "{n} seconds left"),
    "remaining": _("Speakers remaining: {n}"),
    "resumes_at": _("It resumes at {time}."),
    "seat_of": _("Seat or microphone: {seat}"),
    "since": _("Since {time}."),
    "signed_out": _("Your access has ended. Open your link again."),
    "skip": _("Skip to the content"),
    "statement_by.party": pgettext("title of a State's or organization's statement", "Statement by {speaker}"),
    "statement_by.person": pgettext("title of a person's statement", "Statement by {speaker}"),
    "strip.end": _("At the planned lengths the programme ends at {time}."),
    "strip.interpretation": _("Interpretation ends at {time}."),
    "strip.late": _("Planned after that: {titles}."),
    "strip.now": _("At {time}, in progress: {title}."),
    "suspended": _("The meeting is suspended."),
    "then": _("Then"),
    "time_up": _("The time is up."),
    "unit.gb": pgettext("unit", "{n} GB"),
    "unit.ms": pgettext("unit", "{n} ms"),
    "unit.s": pgettext("unit", "{n} s"),
}
CAPTIONS: dict[str, Word] = READER | FOLLOWING | PROVENANCE | WHEN | TOOLS | {
    "captions.bigger": _("Larger text"),
    "captions.captions": _("Captions"),
    "captions.display": _("Display"),
    "captions.record": _(
        "Interpretation and captions help to follow the meeting and are no record of it. "
        "Only the original speech or text is authentic."
    ),
    "captions.size": _("Text size"),
    "captions.smaller": _("Smaller text"),
    "captions.theme": _("Colours"),
    "captions.theme_dark": _("Dark"),
    "captions.theme_light": _("Light"),
    "captions.theme_system": _("Same as device"),
    "captions.theme_yellow": _("Yellow on black"),
    "captions.webcast": _("Webcast"),
}
BOOTH: dict[str, Word] = {
    "booth.booth": _("Booth: {language}"),
    "booth.brightness": _("Brightness"),
    "booth.display": _("Display"),
    "booth.hear": _("I hear"),
    "booth.other_cancel": pgettext("action", "Cancel"),
    "booth.other_report": pgettext("action", "Report to the console"),
    "booth.other_title": _("Which other language do you hear?"),
    "booth.pivot": _("Who interprets it?"),
    "booth.pivot_interpreter": _("The delegation’s interpreter works in this booth"),
    "booth.pivot_none": _("Nobody in this booth"),
    "booth.pivot_text": _("This booth reads a text"),
    "booth.released": _("The interpretation ended at {time}: the booths are released."),
    "booth.reported": _("Reported to the console: the floor is speaking {language}."),
    "booth.reported_wrong": _("Reported to the console: this display is wrong."),
    "booth.text_delivered": pgettext("text", "delivered"),
    "booth.texts_for": _("For work in the booth. A text that has not been delivered is not public."),
    "booth.texts_none": _("No text has been filed for the booths yet."),
    "booth.work_into": pgettext("action", "Work into {language}"),
    "booth.retour_pending": _("Chosen for this speech: {language}, once your language is spoken."),
    "booth.retour_ask": ngettext(
        "{n} booth listens to you: {booths}. Press {key} again to change, Esc to leave it.",
        "{n} booths listen to you: {booths}. Press {key} again to change, Esc to leave it.",
    ),
    "booth.wrong": _("The display is wrong"),
    "slower.ask": pgettext("action", "Ask to slow down"),
    "slower.note": _("Nobody is told who asks."),
    "slower.only": _(
        "You are the only booth that works from the floor: it could be guessed who asks. "
        "Press {key} again to send it, Esc to leave it."
    ),
    "slower.sent": _(
        "Sent without your name or your booth: “Slower, please” is on the chair’s page, and on the speaker’s if there "
        "is one."
    ),
}
SLOWER = {"slower.please": _("Slower, please")}  # for the chair and who speaks: at a lectern, on its own page
CHAIR: dict[str, Word] = SLOWER | PACE | {
    "console.cancel": CONSOLE["console.cancel"],
    "chair.ask_extension": pgettext("action", "Ask for an extension of interpretation"),
    "chair.asked_say": _("To read out; the secretariat then does it"),
    "chair.close": _("The meeting is adjourned."),
    "chair.close_list": _("The list of speakers is closed."),
    "chair.conclude": _("Your time is up. I kindly ask you to conclude."),
    "chair.continue": _("I invite {name} to continue."),
    "chair.continue_called": _("I invite the representative of {called} to continue."),
    "chair.continue_party": _("We return to: {name}."),
    "chair.end": _("There are no more speakers on the programme."),
    "chair.excellency": _("Excellency, you have the floor."),
    "chair.give": _("I give the floor to {name}."),
    "chair.give_called": _("I give the floor to the representative of {called}."),
    "chair.give_function": _("I give the floor to {name}, {functions}."),
    "chair.give_party": _("I give the floor to the next speaker: {name}."),
    "chair.keeps": _("{name} has the floor."),
    "chair.keeps_called": _("The representative of {called} has the floor."),
    "chair.last": pgettext("speaker", "Previous"),
    "chair.list": _("Speakers"),
    "chair.more_minutes": ngettext("{n} more minute, until {time}", "{n} more minutes, until {time}"),
    "chair.more_minutes_reach": ngettext(
        "{n} more minute, until {time}: reaches {reached} of {all}",
        "{n} more minutes, until {time}: reaches {reached} of {all}",
    ),
    "chair.not_reached": _("The time for this list is over. Speakers who have not been reached may file a statement."),
    "chair.notes": _("My notes"),
    "chair.notes_here": _("Kept on this device only and sent to nobody. Empty the field to delete them."),
    "chair.open": _("I declare the meeting open."),
    "chair.open_item": _("We now turn to: {title}."),
    "chair.prepared": _("Prepared by the secretariat"),
    "chair.prepared_closing": pgettext("line to read out", "Closing"),
    "chair.prepared_item": pgettext("line to read out", "Introduction:"),
    "chair.prepared_lines": _("Prepared lines"),
    "chair.prepared_note": _(
        "Only the chair and the secretariat see these lines, one for each language of the page. An empty field takes "
        "the line away."
    ),
    "chair.prepared_opening": pgettext("line to read out", "Opening"),
    "chair.prepared_save": pgettext("action", "Save the line"),
    "chair.prepared_saved": _("The line is saved."),
    "chair.prepared_text": _("To read out"),
    "chair.prepared_when": _("When it is read out"),
    "chair.resume": _("The meeting is resumed."),
    "chair.rule": _("I shall now rule on the point of order."),
    "chair.runs": _("The video message is being shown: {name}."),
    "chair.say": _("To read out at the next change"),
    "chair.suspend": pgettext("to read out", "The meeting is suspended."),
    "chair.watch": _("We shall now watch: {name}."),
    "gavel.at": _("At the gavel"),
    "gavel.close": pgettext("action", "Close the meeting"),
    "gavel.open": pgettext("action", "Open the meeting"),
    "gavel.resume": pgettext("action", "Resume the meeting"),
    "gavel.suspend": pgettext("action", "Suspend the meeting"),
    "gavel.now": pgettext("gavel", "Now, at the gavel"),
    "gavel.not_now": pgettext("action", "Not now"),
}
POINTER: dict[str, Word] = {
    "pointer.help": _("Space or ↓ shows the booths the next line, ↑ the one before. A touch shows that line."),
    "pointer.no_text": _("No text has been filed for this speech."),
    "pointer.text": _("Text of the statement"),
    "pointer.title": pgettext("page", "Pointer"),
    "pointer.waiting": _("The text appears when your delegation has the floor."),
}
MODERATOR: dict[str, Word] = {
    "moderator.asked": ngettext("{n} question", "{n} questions"),
    "moderator.no_questions": _("Nobody has spoken from the floor yet."),
    "moderator.panellists": _("Panellists"),
    "moderator.questions": pgettext("to the panel", "Questions from the floor"),
    "moderator.title": pgettext("page", "Moderator"),
    "moderator.to": _("to {names}"),
}
INDEX: dict[str, Word] = {
    "index.being_read": _("Some meetings are still being read after a restart. They are listed here shortly."),
    "index.booths": _("Booths"),
    "index.chair": _("Chair"),
    "index.chief": _("Chief interpreter"),
    "index.console": _("Console"),
    "index.desk": _("Translation desk"),
    "index.follow": _("Follow the meeting in your language"),
    "index.archived": _("Archived meetings"),
    "index.follow_now": _("Follow the meeting"),
    "index.none": _("No meeting is planned yet. Upload a concept note to create one."),
    "index.none_public": _("No meeting is planned yet."),
    "index.others": _("Other days"),
    "index.papers": _("Concept notes"),
    "index.room": _("Screen in the room"),
    "index.session": _("{ordinal} session"),
    "index.sign_in": pgettext("action", "Sign in"),
    "index.sign_out": pgettext("action", "Sign out"),
    "index.signed_out": _("You have signed out on this device."),
    "index.staff": _("Staff and interpreters"),
    "index.technician": _("Technician"),
    "index.title": _("Meetings"),
}
LOGIN: dict[str, Word] = {
    "login.lead": _("For staff. Interpreters, the chair and the desk use the links they were given."),
    "login.name": _("Name"),
    "login.password": _("Password"),
    "login.plain": _("This page is not encrypted: anyone on this network could read the password."),
    "login.title": _("Sign in"),
}
PASSWORD: dict[str, Word] = {
    "password.again": _("The new password once more"),
    "password.current": _("Present password"),
    "password.differ": _("The two new passwords are not the same."),
    "password.later": pgettext("action", "Later"),
    "password.lead": _(
        "At least 8 characters, better 15 or more, of any kind; spaces are allowed. Not your name, and none of the "
        "most common passwords."
    ),
    "password.new": _("New password"),
    "password.on": pgettext("action", "Continue"),
    "password.save": pgettext("action", "Save the new password"),
    "password.saved": _("The new password is saved. Other browsers in which you were signed in need it now."),
    "password.title": _("New password"),
    "password.weak": _(
        "You are signed in. Your password is too short or too common: please choose a new one, now or later."
    ),
}
AGAIN: dict[str, Word] = {
    "again.ended": _("Your sign-in has ended. This page stays as it is: sign in again to go on."),
    "again.ended_link": _(
        "Your link has ended. This page stays as it is: ask the secretariat for a new link and open it in this browser."
    ),
    "again.ends": _("Your sign-in ends at {time}."),
    "again.ends_link": _(
        "Your link ends at {time}. Ask the secretariat for a new one and open it in this browser; this page then goes "
        "on."
    ),
    "again.lead": _("You stay on this page, and what you have typed stays."),
    "again.not_now": pgettext("action", "Not now"),
    "again.renewed": _("You are signed in until {time}."),
    "again.sign_in": pgettext("action", "Sign in again"),
    "again.title": pgettext("title", "Sign in again"),
    "again.unreachable": _("The service cannot be reached at the moment. Try again."),
    "index.sign_in": INDEX["index.sign_in"],
}
HEAD: dict[str, Word] = {
    "head.beside": _("Opens in a new tab. This page stays open, so that the desk stays in the plan."),
    "head.label": _("Language and pages"),
    "head.pages": pgettext("navigation", "Pages"),
    "head.password": pgettext("action", "Change password"),
    "index.sign_out": INDEX["index.sign_out"],
    "page.booth": INDEX["index.booths"],
    "page.booth_texts": _("Texts for the booths"),
    "page.captions": CAPTIONS["captions.captions"],
    "page.chair": INDEX["index.chair"],
    "page.chief": INDEX["index.chief"],
    "page.console": INDEX["index.console"],
    "page.desk": INDEX["index.desk"],
    "page.documents": READING["reading.documents"],
    "page.index": pgettext("navigation", "All meetings"),
    "page.pointer": POINTER["pointer.title"],
    "page.moderator": MODERATOR["moderator.title"],
    "page.links": KEPT["links.title"],
    "page.people": KEPT["people.title"],
    "page.papers": INDEX["index.papers"],
    "page.room": INDEX["index.room"],
    "page.technician": INDEX["index.technician"],
}
ERROR: dict[str, Word] = ACCESS | {
    "error.needed": _("This page is open to:"),
    "error.offered": _("You may open:"),
    "error.home": _("To the meetings"),
    "error.sign_in": pgettext("action", "Sign in"),
    "error.title": _("The request failed"),
    "error.title.401": _("No access"),
    "error.title.403": _("No access"),
    "error.title.404": _("Page not found"),
}
PAGES: dict[str, dict[str, Word]] = {
    "captions": CAPTIONS,
    "booth": (
        BOOTH | BOOTH_KEYS | TERMS_OF_MEETING | IN_HAND | HEAD | HEARD | RELAY | DESKS | TURNS | BEGINS | SIGNALS
        | MESSAGES
    ),
    "chair": CHAIR | ANNOUNCING | SPEAKING_TIME | WHOSE | EXPECTED_END,
    "chief": CHIEF | RELAY | DESKS | SIGNALS | MESSAGES,
    "moderator": MODERATOR,
    "pointer": POINTER,
    "desk": DESK | MEMORY | EDITING | HAND | KEYS | KEY_LIST | TROUBLES | DOCUMENT_OUT | EXCHANGE,
    "index": INDEX | WHO_TRIES,
    "login": LOGIN,
    "password": PASSWORD,
    "again": AGAIN,
    "error": ERROR,
    "head": HEAD,
    "console": (
        CONSOLE | ANNOUNCING | LISTS | SPEAKING_TIME | ERASED_AFTER | CLERK | KEYS | WHEN | PRINTED | CHAINS | ALARMS
        | SIGNALS | MESSAGES
    ),
    "proposal": PROPOSAL | PAPER,
    "technician": TECHNICIAN | SIGNALS | MESSAGES | TROUBLES | ADDRESSES | UNSENT,
    "warning": WARNINGS,
    "room": FOLLOWING | PROVENANCE | SLOWER,
    "reading": READING | PROVENANCE | TOOLS,
    "transcript": TRANSCRIPT,
    "record": RECORD | REPORT | RECORDED_ANNOUNCEMENTS,
    "own": OWN | SLOWER,
    "list_file": LIST_FILE,
    "measures": MEASURES,
    "access": ACCESS | KEPT,
}

ALL: dict[str, Word] = COMMON | TERMS | {key: each for page in PAGES.values() for key, each in page.items()}


def word(key: str) -> Word:
    """Return the text for `key`. Raises KeyError, as an unknown key is a bug."""
    return ALL[key]


def table(language: str, page: str) -> dict[str, str | list[str]]:
    """Return the texts a page's script uses in `language`."""
    wanted = COMMON | TERMS | PAGES.get(page, {})
    return {key: _for_script(each, language) for key, each in wanted.items()}


def _for_script(each: Word, language: str) -> str | list[str]:
    text = said(each, language)
    return unbroken(text) if isinstance(text, str) and each.context in TITLES else text
