"""The texts of announcements: the phrases of the stock, how a page marks one, and the console's dialog."""

from interp.web.wording.phrases import Word, _, ngettext, pgettext

STOCK: dict[str, Word] = {
    "announce.begins_at": _("The meeting will begin at {time}."),
    "announce.resumes_at": _("The meeting will resume at {time}."),
    "announce.suspended_for": ngettext(
        "The meeting will be suspended for {n} minute.", "The meeting will be suspended for {n} minutes."
    ),
    "announce.take_seats": _("Participants are asked to take their seats."),
    "announce.list_closes_at": _("The list of speakers will be closed at {time}."),
    "announce.list_closed": _("The list of speakers is closed."),
    "announce.time_limit": ngettext(
        "Statements are limited to {n} minute.", "Statements are limited to {n} minutes."
    ),
    "announce.slower": _("Speakers are asked to speak at a speed that allows interpretation."),
    "announce.documents_at_desk": _("The documents are available at the documents desk."),
    "announce.statements_to_desk": _("Speakers are asked to give the secretariat a copy of their statement."),
    "announce.consultations": _("Informal consultations will be held at {time} in: {place}."),
    "announce.moved_to": _("The meeting will continue in: {place}."),
    "announce.next_meeting_at": _("The next meeting will begin at {time}."),
}
ANNOUNCEMENTS: dict[str, Word] = STOCK | {
    "announcements": _("Announcements"),
    "announcements.spoken": _("Announcement: {text}"),
    "announcements.typed": pgettext("announcement", "typed"),
}
HEARERS: dict[str, Word] = {
    "hearer.room": pgettext("announcement to", "screen in the room"),
    "hearer.booths": pgettext("announcement to", "booths"),
    "hearer.attendees": pgettext("announcement to", "attendees’ phones"),
    "hearer.chair": pgettext("announcement to", "chair"),
    "hearer.everyone": pgettext("announcement to", "everyone"),
}
ANNOUNCING: dict[str, Word] = HEARERS | {
    "announcing.announce": pgettext("action", "Announce"),
    "announcing.minutes": _("Minutes"),
    "announcing.place": pgettext("announcement", "Room or place"),
    "announcing.said": pgettext("announcement", "What is announced"),
    "announcing.text": pgettext("announcement", "Text, drafted into the other languages"),
    "announcing.time": pgettext("announcement", "At"),
    "announcing.title": pgettext("title", "Announcement"),
    "announcing.to": pgettext("announcement", "To"),
    "announcing.typed": pgettext("announcement", "A text of your own …"),
    "announcing.until": pgettext("announcement", "Shown until"),
    "announcing.until_time": pgettext("record", "until {time}"),
    "announcing.open": pgettext("action", "Announce…"),
    "announcing.withdraw": pgettext("action on an announcement", "Withdraw"),
    "announcing.nobody": _("Choose for whom the announcement is."),
    "console.key.announce": _("announce something to the room, the booths, attendees or the chair"),
    "console.key.announce_no_more": _("withdraw the newest announcement everywhere"),
}
RECORDED_ANNOUNCEMENTS: dict[str, Word] = HEARERS | {
    "record.announcement.made": pgettext("record", "Announced"),
    "record.announcement.withdrawn": pgettext("record", "Announcement withdrawn"),
    "record.announced_to": pgettext("record", "to: {hearers}"),
}
