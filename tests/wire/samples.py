"""One sample of every event, every field filled, as the golden files of its version hold it."""

from interp.domain.model import events as ev
from interp.domain.model.captions import ScriptUnit
from interp.domain.model.clock import Clock, ClockStatus
from interp.domain.model.modalities import Modalities
from interp.domain.model.parties import Party, Person, Speech, SpeechStatus
from interp.domain.model.state import About, Block, Item, ItemStatus
from interp.domain.model.texts import T

CLOCK = Clock(ClockStatus.PAUSED, 1_457_337_600_000, 1_457_337_660_000, 1_500, 120_000, 30_000)
PARTY = Party("delegation", "Côte d’Ivoire", "ci", "fr", "CI", "member", "A12")
GROUP = Party("group", "Groupe des États d’Afrique", "g1", "fr", None, "group", None)
PERSON = Person("p1", "Håkon Høydal", "he_mr", ("Président", "Fondateur, ancien directeur"), "Asociación", "fr")
SPEECH = Speech(
    "s1", "floor_speaker", PARTY, "p1", (GROUP,), "fr", "الوقاية", 120_000, "d1", "on_text", SpeechStatus.SKIPPED
)
ITEM = Item("i1", "floor_round", "讨论", "3 (a)", "b1", 2_700_000, 120_000, ("s1",), ItemStatus.OPEN)
MODALITIES = Modalities("panel", 2016, "orders of the day", 120_000, 30_000, 300_000, 600_000, (("ar", "en"),), 180_000)
ABOUT = About(
    "hrc31-1", "Права ребенка", 1_457_337_600_000, 1_457_348_400_000, "Europe/Zurich", "Theme", "Room XX", "ru",
    PARTY, "p1", "http://webtv.un.org", 1, 31, "Human Rights Council", True, MODALITIES,
)  # fmt: skip

SAID = (
    T("Merci, Monsieur le Président.", "fr", "original", "source", 1),
    T("谢谢主席先生。", "zh", "draft", "mt:fr-en-zh@1.9+fixture", 2),
)  # fmt: skip
UNIT = ScriptUnit("d1.7f3a.0", "fr", SAID, "heading", "d1", "7f3a", 12_000, 15_500, 3)

SAMPLES: tuple[ev.Event, ...] = (
    ev.MeetingPlanned(ABOUT, (Block("b1", "floor_round", 2_700_000),), (PERSON,), (ITEM,), (SPEECH,)),
    ev.MeetingAmended(
        "Права ребенка", 1_457_337_600_000, 1_457_348_400_000, "Europe/Zurich", "Theme", "Room XX", "http://webtv.un.org",
        1, MODALITIES, (Block("b1", "floor_round", 2_700_000),),
    ),
    ev.MeetingOpened(),
    ev.MeetingSuspended(),
    ev.MeetingResumed(),
    ev.MeetingClosed(),
    ev.MeetingOpeningUndone(),
    ev.MeetingRestricted(True),
    ev.ItemOpened("i1", 600_000),
    ev.ItemAdded(ITEM, "i0"),
    ev.ItemAmended("i1", "Débat", "4", 600_000, 60_000),
    ev.ItemMoved("i1", "i0"),
    ev.ItemRemoved("i1"),
    ev.ItemClosed("i1"),
    ev.SpeechAdded("i1", SPEECH, "s0"),
    ev.SpeechAmended("s1", "es", 60_000, "off_text"),
    ev.SpeechMoved("s1", "s0"),
    ev.SpeechSkipped("s1"),
    ev.StatementAttached("s1", "d1", "on_text"),
    ev.SpeechRemoved("s1"),
    ev.SpeechTopicAmended("s1", "الوقاية"),
    ev.PersonAdded(PERSON),
    ev.PersonAmended(PERSON),
    ev.PartyCalled("BRA", (("ar", "البرازيل"), ("fr", "du Brésil"))),
    ev.PartyDescribed("BRA", "bra-ZIL", "A12"),
    ev.FloorArmed("s1"),
    ev.FloorGiven("i1", "s1", "zh", 120_000),
    ev.FloorPaused(),
    ev.FloorResumed(),
    ev.FloorEnded("s1"),
    ev.FloorTimeAdded(-30),
    ev.FloorLanguageSet("ar"),
    ev.FloorUndone(
        "i1", "s1", "s2", "en", CLOCK, CLOCK, 7,
        (("s1", SpeechStatus.ON_FLOOR), ("s2", SpeechStatus.PLANNED)), (("i1", ItemStatus.OPEN),),
    ),
    ev.TextTranslated("item.i1.title", "ar", "المناقشة", "auto", "tm:97", 3),
    ev.TextApproved("item.i1.title", "ar", 3),
    ev.BoothLanguageReported("ru", "fr"),
    ev.BoothDisplayReported("ru"),
    ev.BoothReportDismissed("ru"),
    ev.RoomBlanked(),
    ev.RoomShown(),
    ev.CaptionsLoaded("s1", "d1", 42, True, True, 3),
    ev.CaptionsReleased("s1", "recording", 4, (UNIT,)),
    ev.CaptionsFollowed("s1", "hand", 5, "on_text", True),
    ev.CaptionTyped(ScriptUnit("c9", "ru", (T("Спасибо.", "ru", "original", "person", 1),)), "s1"),
    ev.CaptionCorrected("d1.7f3a.0", SAID, True),
    ev.CaptionsWithdrawn("d1.7f3a.0", None),
)  # fmt: skip
