"""The sentence shown for each refusal, in the reader's language: the reason and what to do."""

from interp.errors import InterpError
from interp.web.wording.i18n import gettext
from interp.web.wording.page_words import word
from interp.web.wording.phrases import isolated, plain


def _(message: str) -> str:
    """Mark a sentence for the catalogues; it is translated when used."""
    return message


MOST_PASSAGES = 6
BY_REASON: dict[str, str] = {
    "unknown_field": _("The message has a field this version does not know. Reload the page."),
    "invalid": _("The message cannot be read. Reload the page and try again."),
    "not_an_object": _("The message cannot be read. Reload the page and try again."),
    "method": _("This address does not take that kind of request. Reload the page and try again."),
    "identifier": _("A name in the message has characters that are not allowed. Reload the page."),
    "captions": _("At most two caption languages can be shown at once."),
    "unknown_command": _("This version of the service does not know that command. Reload the page."),
    "no_link_chosen": _("No link was chosen. Choose one and press again."),
    "delegation": _("It is not certain which delegation is meant. Type its whole name or its code."),
    "delay": _("Enter the delay in whole seconds, from 0 to 60."),
    "too_long": _("The text is too long. Shorten it and try again."),
    "unreadable_characters": _("The text has characters that cannot be shown. Type it again."),
    "language": _("Choose one of the six languages."),
    "role": _("Your link or account may not do this. Ask the secretariat for the right link."),
    "meeting": _("Your link is for another meeting. Ask the secretariat for the right link."),
    "booth": _("Your link is for another booth. Ask the secretariat for the right link."),
    "scope": _(
        "Your link is for one delegation, seat or person only and does not cover this. "
        "Ask the secretariat for the right link."
    ),
    "audience": _("This page needs a link from the secretariat, or a password."),
    "private_meeting": _("This meeting is private. Ask the secretariat for a link."),
    "bad_token": _("This link is not valid. Ask the secretariat for a new one."),
    "ended": _("Your sign-in has ended. Sign in again; what you typed stays."),
    "expired": _("This link has expired. Ask the secretariat for a new one."),
    "revoked": _("This link has been withdrawn. Ask the secretariat for a new one."),
    "bad_password": _("The name or the password is not right."),
    "origin": _("The request came from another site and was refused."),
    "no_other_language": _("The floor language is one of the six, or not known."),
    "pivot_declared": _("The {booth} booth is already the pivot. The chief interpreter can change this."),
    "one_way_booth": _("This booth works into its own language only."),
    "end_of_programme": _("Nothing is left on the programme. Add a speaker or close the meeting."),
    "meeting_planned": _("The meeting has not been opened yet."),
    "meeting_open": _("The meeting is open already."),
    "meeting_suspended": _("The meeting is suspended. Resume it first."),
    "meeting_closed": _("The meeting is closed."),
    "meeting_exists": _("There is already a meeting with this name."),
    "meeting_erased": _("A meeting with this name was erased. Choose another name."),
    "upgrade_open": _("The upgrade of the service has to be finished first. Ask the technician."),
    "archived": _("The meeting is archived; nothing of it can be changed until staff unarchive it."),
    "not_closed": _("The meeting has not been closed. Close it first."),
    "nothing_to_undo": _("There is nothing to undo."),
    "nobody_on_floor": _("Nobody has the floor."),
    "nothing_asked": _("No extension of the interpretation has been asked for."),
    "handover_open": _("Another request for the microphone is open in this booth. Answer or withdraw it first."),
    "handover_lapsed": _("The request has lapsed; everything is as before. Ask again."),
    "no_handover": _("Nobody has asked for the microphone in this booth."),
    "not_your_handover": _("Only the other desk can do this."),
    "microphone_free": _("Nobody has the microphone. Take it."),
    "not_at_microphone": _("Only desk {desk}, which has the microphone, or the chief interpreter can change this."),
    "slower_asked": _("The speaker has just been asked to slow down. Wait half a minute, then ask again."),
    "only_booth": _(
        "Yours is the only booth that works from the floor, so it could be guessed who asks. Ask again to send it."
    ),
    "too_late": _("This came too late and was not done. Press again."),
    "microphone_taken": _("A colleague has the microphone. Ask for it first."),
    "desk_not_taken": _("Nobody is at that desk. Choose the desk first."),
    "own_channel": _("A booth cannot listen to its own channel."),
    "relay_circle": _(
        "That channel is made from this booth’s own. Choose another, or clear the other setting first."
    ),
    "relay_silent": _("Nobody would speak on that channel now. Choose another."),
    "missing": _("Give a reason."),
    "team": _("The team cannot be entered like this. Check the booths, desks and languages."),
    "no_item_open": _("Open an item first."),
    "no_script": _("There is no text to follow for this speech."),
    "no_party": _("Name the delegation or the person who is to have the floor."),
    "not_planned": _("This speech is in progress or has ended."),
    "inscription_not_open": _("Inscription on this list is not open yet."),
    "inscription_closed": _(
        "Inscription on this list is closed. Inscribe the party again with the leave of the Chair."
    ),
    "inscription_at_desk": _("Delegations no longer inscribe themselves on this list. Inscribe the party at the desk."),
    "list_full": _("This list of speakers is full: {most} may be on it."),
    "too_many_rounds": _("By its rules one list serves {most} items at most. Choose fewer, or change the rules."),
    "inscribed_already": _("This party is on the list already in the same capacity."),
    "category_unknown": _("Say what the party is: member, observer, organization."),
    "item_has_list": _("This item has another list of speakers already."),
    "list_in_use": _("Somebody is inscribed on an item that the list would lose."),
    "list_over": _("Every item of this list of speakers is over."),
    "list_carried_over": _("This list is carried over into another meeting. Inscribe the party there."),
    "carried_over": _("This entry is carried over into another meeting: {meeting}. It is called there."),
    "nobody_waits": _("Nobody waits on this list."),
    "list_not_closed": _(
        "Inscription on this list is not closed yet. Until then only the Chair shortens the speaking time."
    ),
    "not_shorter": _("Nobody who waits has more time than that."),
    "not_proposed": _("Something else is proposed by now, or nothing. Read the page and press again."),
    "block_not_over": _("This part of the programme is not over yet: what it leaves is not known."),
    "block_over": _("That part of the programme is over: it cannot be given time any more, nor give any back."),
    "nothing_unspent": _("This part of the programme has used all of its time."),
    "not_announced": _("No other speaking time has been announced."),
    "target_closed": _("That meeting is closed. Choose another one."),
    "target_over": _("That item is over. Choose another one."),
    "speech_there": _("The other meeting has these speakers already."),
    "nobody_to_draw": _("There is nobody for whom a lot is to be drawn."),
    "somebody_speaks": _("Somebody is speaking on this item. End the speech first."),
    "item_in_use": _("Somebody has spoken on this item, or it is open; it cannot be removed."),
    "no_limit": _("This speech has no time limit."),
    "out_of_range": _("The time is out of range."),
    "out_of_range_at_most": _("The time is out of range: it may be {minutes} minutes at most."),
    "empty_text": _("Enter a text first."),
    "too_many_announcements": _("{most} announcements stand there already. Withdraw one of them first."),
    "official_name": _("This name is the official one. Choose another party instead."),
    "unknown_kind": _("Choose one of the kinds of item."),
    "other_account": _(
        "Somebody else has signed in in this browser. This page saves nothing until you sign in again; "
        "what you typed stays in this browser."
    ),
    "copies_full": _("You have too many unsaved texts in this document. Save or discard some of them first."),
    "original_language": _("This is the language of the original; the original is used unchanged."),
    "text_changed": _("Somebody changed this text meanwhile. Compare, then save again; nothing is lost."),
    "proposal_confirmed": _("This programme has been confirmed and can no longer be changed here."),
    "proposal_changed": _("A colleague added, removed or moved something meanwhile. This is how it stands now."),
    "proposal_conflict": _(
        "A colleague changed the same fields. Both are shown; keep yours or theirs, then save again."
    ),
    "see_fields": _("Some fields cannot be read. They are marked; nothing was saved yet and nothing is lost."),
    "unseen": _("Open the page and confirm there."),
    "not_a_time": _("Enter the day and the hour like this: 2016-03-07 09:00."),
    "not_a_day": _("Enter the day like this: 2016-03-07."),
    "not_a_number": _("Enter a whole number."),
    "not_a_length": _("Enter minutes and seconds like this: 2:30."),
    "not_a_zone": _("Enter a time zone like this: Europe/Zurich."),
    "not_confirmed": _("Confirm the older version of this document first."),
    "incomplete_meeting": _("A meeting has no title or no times. Complete it, then confirm again."),
    "no_meetings": _("The document names no meeting. Add its title and times, or choose another document."),
    "weak_password": _(
        "Choose a password of 8 to 200 characters, better 15 or more: not your name, and none of the most common ones."
    ),
    "exchange_format": _("Choose a file of translations: .tmx, .xlf, .tsv or .csv."),
    "exchange_languages": _("The first line of the table must name two languages at least, such as en and fr."),
    "other_languages": _("The languages of the file do not match this document and translation. Choose another file."),
    "unknown_unit": _("The document has no such sentence."),
    "unit_twice": _("The file has this sentence twice. Only the first counts."),
    "source_changed": _("The original of this sentence is another one now. Nothing was changed."),
    "translated_since": _("This sentence has been translated again since the file was made. Nothing was changed."),
    "terms_faulty": _("The present list of terms has lines with faults. Correct them first."),
    "term_format": _("Choose a file of terms: .tbx, .csv or .tsv."),
    "term_separators": _("Enter the term without the signs | and >."),
    "term_columns": _(
        "The first line must name the columns, separated by tabs: kind, then ar, zh, en, fr, ru, es "
        "and, optionally, note."
    ),
    "term_kind": _("The kind must be required, forbidden or keep."),
    "term_cells": _("This line has more cells than the first line has columns."),
    "term_languages": _("Enter the term: in two languages at least if it is required, in one if not."),
    "term_known": _("The list of terms has this translation already."),
    "term_gone": _("The list of terms no longer has this term as you added it. Nothing was changed."),
    "term_signs": _("A term cannot contain “|”, or begin with “>” or “#”."),
    "terms_full": _("The list of terms is full. Ask the technician."),
    "too_many_terms": _("The list is too long. Only the terms before this line count."),
    "too_large": _("The file is too large. Upload it without pictures, or in parts of at most 10 MB."),
    "no_file": _("Choose a file first."),
    "empty_file": _("The file has no text in it. If its pages are pictures, upload one with text."),
    "file_too_long": _("The file is too long, or one of its paragraphs is. Upload it in parts."),
    "unknown_file_type": _("Files of this kind cannot be read. Save it as .docx, .odt, .pdf, .rtf, .html or .txt."),
    "unknown_file_type_at_desk": _(
        "Files of this kind cannot be read. Save it as .docx, .odt, .pdf, .rtf, .html, .txt or .md; "
        "a recording’s subtitles as .srt or .vtt."
    ),
    "mislabelled_file": _(
        "The content of the file does not match its extension. Save it again from the program that made it."
    ),
    "unreadable_file": _("The file is damaged or in an unknown encoding. Save it again; for plain text use UTF-8."),
    "encrypted_file": _("The file is locked with a password or in an older format. Save it as .docx without one."),
    "unsafe_file": _("The file contains unsupported content and was not read. Save its text as a new file."),
    "language_unsure": _("The language of the file is not clear. Choose it, then upload the document again."),
    "languages_mixed": _(
        "The file is in several languages: {passages}. Choose that of the document, then upload it again. "
        "Paragraphs are counted from the beginning."
    ),
    "other_language": _("This version is in another language than the document. Upload it as a document of its own."),
    "not_this_table": _("This is not a table of this document in this language. Choose the one downloaded here."),
    "document_withdrawn": _("The document is withdrawn. Bring it back first."),
    "not_aligned": _("No sentence of this file goes with the original. Choose the official version of this document."),
    "official_text": _("This is the official version and stays as it is. Upload a corrected version instead."),
    "reason_short": _("Say why in two words or more, or choose a reason by its digit."),
    "finding_open": _("A check found an error. Correct the text, or approve it with a reason."),
    "nothing_to_replace": _("These words are no longer in the text."),
    "too_many_chosen": _("Too many texts were selected at once. Select fewer."),
    "filer": _("Only whoever uploaded this document, or staff, may say who sees it."),
    "busy": _("Several people wrote at once. Try again."),
    "rate": _("Too many commands at once. Wait a second and try again."),
    "not_installed": _(
        "No models are installed for this language pair. Ask the technician to install them."
    ),
    "damaged_package": _(
        "A translation model is not as it was installed, so it is not used. Ask the technician to install it again."
    ),
    "damaged": _(
        "The log of this meeting is damaged from event {n} on, so the meeting is not shown. "
        "Ask the technician to restore a backup."
    ),
    "damaged_database": _("The data are damaged and cannot be read. Ask the technician to restore a backup."),
    "unknown_outcome": _(
        "It is not known whether the change was saved. Look whether the page shows it before you press again."
    ),
    "damaged_entry": _(
        "This entry of the data is damaged and is not used: {entry}. Ask the technician to restore a backup."
    ),
    "no_view": _(
        "This page cannot be shown at the moment. The technician has been told; other pages of the meeting still work."
    ),
    "full": _("Too many people are reading at the moment. Wait a minute and reload the page."),
    "logins": _("Too many attempts. Wait a minute and try again."),
}
BY_CODE: dict[str, str] = {
    "bad_request": _("The request cannot be read."),
    "protocol": _("This page is from another version. Reload it."),
    "not_signed_in": _("Sign in, or open the link you were given."),
    "not_allowed": _("You may not do this."),
    "not_found": _("There is no such meeting, item or page."),
    "stale": _("Another speaker has the floor. Nothing was changed. Check the screen and try again."),
    "refused": _("The rules of the meeting do not allow this now."),
    "too_many": _("Too many requests. Wait a moment and try again."),
    "unavailable": _("The change could not be saved. Nothing was changed; try again."),
    "no_translator": _("No translation model is installed for this pair of languages."),
    "internal": _("Something went wrong here. Nothing was changed; the technician has been told."),
}


def sentence(error: InterpError, language: str) -> str:
    """Return the sentence of an error, in one of the six languages."""
    told = None if error.code == "not_found" else BY_REASON.get(_reason(error))
    worded = gettext(language, told or BY_CODE[error.code]).replace("{minutes}", str(_longest(error) or ""))
    worded = worded.replace("{most}", str(error.args_.get("most", "")))
    if error.reason == "damaged":
        return worded.replace("{n}", str(error.args_.get("n", 1)))
    for name in ("entry", "meeting"):
        if f"{{{name}}}" in worded:
            return worded.replace(f"{{{name}}}", isolated(str(error.args_.get(name, ""))))
    return worded.replace("{passages}", _passages(error, language)) if error.reason == "languages_mixed" else worded


def _longest(error: InterpError) -> int | None:
    """Return the longest time that a refusal names, in whole minutes; None where it names none."""
    seconds, ms = error.args_.get("longest_s"), error.args_.get("longest_ms")
    return seconds // 60 if isinstance(seconds, int) else ms // 60_000 if isinstance(ms, int) else None


def _passages(error: InterpError, language: str) -> str:
    """Return the first passages of a file in several languages, in words."""
    found = error.args_.get("passages")
    said = []
    for code, first, last in found[:MOST_PASSAGES] if isinstance(found, list) else ():
        key = "desk.passage" if code else "desk.passage_foreign"
        named = plain(word(f"language.{code}"), language, {}) if code else ""
        said.append(plain(word(key), language, {"language": named, "first": first, "last": last}))
    return " · ".join(said)


def _reason(error: InterpError) -> str:
    """Return the reason whose sentence applies: the desk accepts more file types, and some times have a longest."""
    if error.reason == "out_of_range" and _longest(error):
        return "out_of_range_at_most"
    known = error.args_.get("known")
    at_desk = error.reason == "unknown_file_type" and isinstance(known, list) and ".srt" in known
    return "unknown_file_type_at_desk" if at_desk else error.reason
