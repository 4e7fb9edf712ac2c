"""The shipped formats: what orders of the day, notes and summaries say of panels and general debates, row by row."""

import re
from dataclasses import replace

from interp.domain.model import commands as do
from interp.domain.model import events as ev
from interp.domain.model.list_rules import CategoryLimit, Level, ListRules, SpeakerCategory
from interp.domain.model.meeting_languages import MEETING_LANGUAGES
from interp.domain.model.parties import Party, SpeechStatus
from interp.domain.model.speaker_lists import Capacity, Entry, ListOfSpeakers, OrderRow
from interp.domain.rules.lists.list_limits import entry_limit_ms
from interp.domain.rules.lists.list_order import key_of, order
from interp.domain.rules.programme_order import upcoming
from interp.reading.list_formats.format_file import read_format
from interp.reading.list_formats.list_format import ListFormat
from interp.seed.bundled_data import formats
from tests.builders import BRAZIL, HOUR, START, Sitting, sitting
from tests.given import given
from tests.row_by_row import row_by_row

SHIPPED = {name: read_format(name, text) for name, text in formats().items()}
PANEL, DEBATE, PLAIN = (SHIPPED[name] for name in ("hrc-panel", "hrc-general-debate", "plain"))
MINUTE = 60_000
STATES: tuple[SpeakerCategory, ...] = ("member", "observer")
OTHERS: tuple[SpeakerCategory, ...] = ("un_igo", "nhri", "ngo")


def limit_s(rules: ListRules, category: SpeakerCategory, concerned: bool = False) -> float:
    """Return the speaking time of a category in seconds."""
    return (entry_limit_ms(Entry("l1", 0, category, concerned=concerned), rules) or 0) / 1_000


def ordered(rules: ListRules, **entries: Entry) -> str:
    """Return the names of entries in the order of the rules."""
    return " ".join(order([OrderRow(name, key_of(each, rules)) for name, each in entries.items()]))


def source_of(made: ListFormat, key: str) -> str:
    """Return the year of a value's source, empty where nobody has verified it."""
    found = next(each for each in made.values if each.key == key)
    return found.source.year if found.source else ""


@row_by_row("made", SHIPPED.values(), ids=lambda made: made.name)
def test_a_shipped_format_has_no_fault_and_a_title_in_every_language(made: ListFormat) -> None:
    assert made.faults == ()
    assert set(made.title) == set(MEETING_LANGUAGES)
    assert made.rules.format == made.name
    assert all(re.search(r"\b(19|20)\d\d\b", each.source.year) for each in made.values if each.source)


# (c1) speaking time; rows of other years are the shipped file with other limits, as a site would write them
GENERAL_DEBATES = [
    ("2008", "5 min", "3 min", "5 min", 300, 180, 300),
    ("a June session", "4 min", "2 min", "4 min", 240, 120, 240),
    ("2013-2016", "3 min", "2 min", "3 min", 180, 120, 180),
    ("2017, 2019", "2 min 30 s", "1 min 30 s", "2 min 30 s", 150, 90, 150),
]


@row_by_row(("year", "member", "everyone", "concerned", "members_s", "others_s", "concerned_s"), GENERAL_DEBATES)
def test_the_limits_of_general_debates(
    year: str, member: str, everyone: str, concerned: str, members_s: int, others_s: int, concerned_s: int
) -> None:
    text = formats()["hrc-general-debate"]
    text = re.sub(r'(?m)^member = \{ value = "[^"]*"', f'member = {{ value = "{member}"', text)
    text = re.sub(r'(?m)^everyone = \{ value = "[^"]*"', f'everyone = {{ value = "{everyone}"', text)
    text = re.sub(r'(?m)^concerned = "[^"]*"', f'concerned = "{concerned}"', text)
    made = read_format("hrc-general-debate", text)
    assert made.faults == ()
    assert limit_s(made.rules, "member") == members_s
    assert [limit_s(made.rules, each) for each in ("observer", *OTHERS)] == [others_s] * 4
    assert limit_s(made.rules, "observer", concerned=True) == concerned_s


def test_the_shipped_general_debate_is_that_of_2017_and_2019() -> None:
    assert [source_of(DEBATE, f"limits.{each}") for each in ("member", "everyone")] == ["2017, 2019"] * 2
    assert (limit_s(DEBATE.rules, "member"), limit_s(DEBATE.rules, "ngo")) == (150, 90)
    assert source_of(DEBATE, "limits.concerned") == "", "not stated for these years"


def test_a_panel_has_two_minutes_for_all_and_two_slots_of_an_hour() -> None:
    assert {limit_s(PANEL.rules, each) for each in (*STATES, *OTHERS, "group")} == {120}
    assert {each.kind: each.budget_ms for each in PANEL.rules.budgets} == {
        "floor_round": 45 * MINUTE, "replies": 15 * MINUTE,
    }  # fmt: skip
    assert PANEL.rules.rounds == 2
    assert PANEL.rules.item_clock and not DEBATE.rules.item_clock
    assert source_of(PANEL, "limits.everyone") == source_of(PANEL, "budgets.replies") == "2013-2017"


# (c2) inscription
def test_the_list_of_a_panel_opens_with_the_panel_and_organizations_confirm_at_the_desk() -> None:
    rules = PANEL.rules
    assert (rules.opens_before_ms, rules.closes_after_ms, rules.confirmation) == (0, None, ("ngo",))
    assert source_of(PANEL, "opens_before") == source_of(PANEL, "confirmation") == "2016"
    assert rules.once and rules.absence == "loses_turn"


def test_a_debate_closes_two_hours_before_on_line_and_a_quarter_of_an_hour_after_the_start_in_the_room() -> None:
    rules = DEBATE.rules
    assert (rules.online_closes_before_ms, rules.closes_after_ms) == (120 * MINUTE, 15 * MINUTE)
    assert source_of(DEBATE, "closes_after") == source_of(DEBATE, "online_closes_before") == "2017, 2019"
    made = read_format("of-2013", formats()["hrc-general-debate"].replace('"15 min"', '"10 min"'))
    assert (made.rules.closes_after_ms, made.faults) == (10 * MINUTE, ())


PLACE = ListOfSpeakers("l1", ("c2",))
NGO, UNION = Party("organization", "Acme"), Party("group", "European Union", id="eu", code="EU")


def debating(rules: ListRules) -> Sitting:
    """Return a meeting that begins in five hours, with a list of these rules on one round (c2)."""
    here = sitting(do.AddItem("floor_round", "Debate"), starts_at=START + 5 * HOUR, ends_at=START + 8 * HOUR)
    return here.does(do.SetList(replace(PLACE, rules=rules)))


def inscribed(party: Party, category: SpeakerCategory, **more: object) -> do.InscribeEntry:
    return do.InscribeEntry("l1", party, category, **more)  # type: ignore[arg-type]


def test_delegations_inscribe_on_a_panel_from_its_beginning_and_dignitaries_tell_the_desk_before() -> None:
    here = debating(PANEL.rules)
    own = inscribed(BRAZIL, "member", channel="delegation")
    given(here).when(own).refused("inscription_not_open", list="l1", opens_at=START + 5 * HOUR)
    here.does(inscribed(UNION, "group", capacity=Capacity("group", (UNION,))))
    here.later(5 * HOUR).does(own)
    assert here.state.entries["c5"].channel == "delegation"


def test_on_line_inscription_for_a_debate_ends_two_hours_before_and_the_desk_goes_on_until_a_quarter_past() -> None:
    here = debating(DEBATE.rules)
    own = inscribed(BRAZIL, "member", channel="delegation")
    here.later(3 * HOUR - 10_000)
    assert here.would(own)
    here.later(10_000)
    given(here).when(own).refused("inscription_at_desk")
    here.does(do.SetList(replace(PLACE, rules=DEBATE.rules, closes_after_ms=DEBATE.rules.closes_after_ms)))
    here.later(2 * HOUR).does(do.OpenMeeting(), do.OpenItem("c2")).later(15 * MINUTE - 1_000)
    assert here.would(inscribed(BRAZIL, "member"))
    here.later(1_000)
    given(here).when(inscribed(BRAZIL, "member")).refused("inscription_closed")
    assert here.would(inscribed(BRAZIL, "member", leave=True))[1].leave  # type: ignore[attr-defined]


@row_by_row("made", [PANEL, DEBATE], ids=lambda made: made.name)
def test_organizations_are_called_once_the_desk_confirmed_them_and_who_is_absent_loses_the_turn(
    made: ListFormat,
) -> None:
    here = debating(made.rules).does(inscribed(NGO, "ngo"), inscribed(BRAZIL, "member"))
    here.does(do.OpenMeeting(), do.OpenItem("c2"))
    assert [each.speech for each in upcoming(here.state) if each.item == "c2"] == ["c5"]
    here.does(do.AmendEntry("c4", confirmed=True))
    assert [each.speech for each in upcoming(here.state) if each.item == "c2"] == ["c5", "c4"]
    here.does(do.CallEntryInVain("c4"))
    assert here.state.speeches["c4"].status == SpeechStatus.ABSENT


@row_by_row("made", [PANEL, DEBATE], ids=lambda made: made.name)
def test_each_speaks_once_unless_the_chair_allows_more(made: ListFormat) -> None:
    here = debating(made.rules).does(inscribed(BRAZIL, "member"))
    given(here).when(inscribed(BRAZIL, "member")).refused("inscribed_already")
    assert here.would(inscribed(BRAZIL, "member", again=True))[1].leave  # type: ignore[attr-defined]


def test_one_list_of_a_panel_serves_its_two_rounds_of_three_quarters_of_an_hour() -> None:
    here = debating(PANEL.rules).does(do.AddItem("floor_round", "Second round"), do.AddItem("floor_round", "Third"))
    rounds = replace(PLACE, rules=PANEL.rules, items=("c2", "c4"))
    given(here).when(do.SetList(replace(rounds, items=("c2", "c4", "c5")))).refused("too_many_rounds", most=2)
    here.does(do.SetList(rounds), do.OpenMeeting())
    given(here).when(do.OpenItem("c4")).then(ev.ItemOpened("c4", 45 * MINUTE))


# (c3) order
MINISTER = Entry("l1", 9, "observer", level="minister", level_confirmed=True)
NOT_ONE = Entry("l1", 8, "observer", level="vice_minister", level_confirmed=True)
GROUP = Entry("l1", 7, "member", capacity=Capacity("group"))
EACH = {"member": Entry("l1", 6, "member"), "observer": Entry("l1", 5, "observer")}
LATER = {"un": Entry("l1", 4, "un_igo"), "nhri": Entry("l1", 3, "nhri"), "ngo": Entry("l1", 2, "ngo")}


def test_a_panel_begins_with_dignitaries_and_groups_and_ends_with_organizations() -> None:
    made = ordered(PANEL.rules, **LATER, **EACH, minister=MINISTER, vice=NOT_ONE, group=GROUP)
    assert made == "minister group member observer vice un nhri ngo"
    assert source_of(PANEL, "bands.1.name") == source_of(PANEL, "bands.2.name") == "2016"
    assert source_of(PANEL, "dignitary") == "2006"


def test_a_general_debate_begins_with_groups_and_ends_with_organizations() -> None:
    made = ordered(DEBATE.rules, **LATER, **EACH, minister=MINISTER, group=GROUP)
    assert made == "group minister member observer un nhri ngo"
    assert source_of(DEBATE, "bands.1.name") == source_of(DEBATE, "bands.7.name") == "2017, 2018"
    assert source_of(DEBATE, "bands.3.name") == "", "that members precede observers is not verified"


def test_within_a_band_the_earlier_inscription_is_first() -> None:
    first, second = (Entry("l1", at, "member", capacity=Capacity("group")) for at in (1, 2))
    assert ordered(PANEL.rules, b=second, a=first) == ordered(DEBATE.rules, b=second, a=first) == "a b"


def test_plain_is_the_order_of_inscription_without_a_limit() -> None:
    assert ordered(PLAIN.rules, **LATER, **EACH, minister=MINISTER) == "ngo nhri un observer member minister"
    assert limit_s(PLAIN.rules, "member") == 0 and PLAIN.rules.limits == ()


# formats that are not shipped: their rules can be written
DIALOGUE = """
[title]
en = "Individual interactive dialogue"
[limits]
concerned = "5 min"
member = "5 min"
everyone = "3 min"
[[reductions]]
above = 40
member = "3 min"
everyone = "2 min"
[[reductions]]
above = 60
everyone = "2 min"
[[bands]]
name = "concerned"
[[bands]]
name = "concerned_nhri"
[[bands]]
name = "everyone"
[[bands]]
name = "concerned_again"
"""
REVIEW = """
divide = true
[title]
en = "Universal Periodic Review: outcome"
[limits]
concerned = "20 min"
everyone = "2 min"
[[bands]]
name = "concerned"
[[bands]]
name = "concerned_nhri"
[[bands]]
name = "states"
within = "lot"
most = 13
[[bands]]
name = "everyone"
"""
SEGMENT = """
levels = [["head_of_state", "head_of_government"], "minister"]
[title]
en = "High-level segment"
[[bands]]
name = "states"
within = "level"
[[bands]]
name = "everyone"
"""
REPLIES = """
[title]
en = "Rights of reply"
[limits]
everyone = "10 min"
[limits_second_turn]
everyone = "5 min"
[[bands]]
name = "everyone"
"""


@row_by_row(("name", "text"), [("id", DIALOGUE), ("upr", REVIEW), ("hls", SEGMENT), ("reply", REPLIES)])
def test_other_formats_can_be_written(name: str, text: str) -> None:
    assert read_format(name, text).faults == ()


BY_RANK: tuple[Level, ...] = ("head_of_state", "head_of_government", "minister")


def test_what_the_other_formats_say_holds() -> None:
    dialogue, review = read_format("id", DIALOGUE).rules, read_format("upr", REVIEW).rules
    replies, segment = read_format("reply", REPLIES).rules, read_format("hls", SEGMENT).rules
    member = Entry("l1", 0, "member")
    assert [entry_limit_ms(member, dialogue, many) for many in (40, 41, 61)] == [300_000, 180_000, 120_000]
    concerned, again = (Entry("l1", 5, "observer", concerned=True, turn=turn) for turn in (1, 2))
    nhri = Entry("l1", 1, "nhri", concerned=True)
    assert ordered(dialogue, a=again, m=member, c=concerned, n=nhri) == "c n m a"
    assert entry_limit_ms(concerned, dialogue) == 300_000, "the time of members, though it is none"
    assert review.bands[2].most == 13, "tests of band_quota say who speaks"
    assert entry_limit_ms(concerned, review) == 20 * MINUTE and entry_limit_ms(nhri, review) == 2 * MINUTE
    assert entry_limit_ms(member, review, 30, 20 * MINUTE) == 40_000
    assert replies.limits == (CategoryLimit("everyone", 600_000), CategoryLimit("everyone", 300_000, 2))
    assert entry_limit_ms(Entry("l1", 0, "member", turn=2), replies) == 300_000
    state, head, other = (
        replace(member, at=at, level=level, level_confirmed=True) for at, level in enumerate(BY_RANK, start=2)
    )
    assert ordered(segment, other=other, state=state, head=head, none=member) == "state head other none"
