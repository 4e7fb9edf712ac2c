"""Pieces of a booth's page: what is known of its work, its other language, and what it has reported."""

from interp.web.drawing.nodes import Pieces, by, value, when, word
from interp.web.drawing.relay_pieces import own

BOOTH: Pieces = {
    "mode": by("mode", {"unknown": ""}, word(
        "mode.{mode}", language=word("language.{into}"), booth=own("floor"),
    )),
    "reported": when("is_sent", when(
        "language", word("booth.reported", language=value("language")), word("booth.reported_wrong"),
    )),
    # a two-way booth works into English or French, and the button is for the other one
    "work_into": word("booth.work_into", language=by(
        "retour", {"en": word("language.fr")}, word("language.en"),
    )),
    "retour_pending": when("retour", word("booth.retour_pending", language=word("language.{retour}"))),
}  # fmt: skip
