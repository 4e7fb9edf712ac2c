"""A format that somebody wrote: what is read, and each fault with its line and a sentence."""

from pathlib import Path

from interp.domain.model.list_rules import Band, BlockBudget, CategoryLimit, ListRules
from interp.reading.list_formats.format_file import LONGEST, read_format
from interp.reading.list_formats.format_folder import NAMED, format_in, formats_of
from interp.reading.list_formats.list_format import FormatFault, FormatSource, FormatValue
from interp.seed.bundled_data import formats
from tests.row_by_row import row_by_row

GOOD = """\
rounds = { value = 2, source = "ours" }
levels = [["head_of_state", "head_of_government"], "minister"]
confirmation = ["ngo"]
divide = true
[title]
en = "Ours"
[limits]
member = "1 h 2 min 3 s"
[budgets]
floor_round = { value = "30 min", source = "ours" }
[[bands]]
name = "states"
within = "level"
source = "ours"
[[bands]]
name = "everyone"
[sources.ours]
year = "2026"
title = "A decision of ours"
"""
OURS = FormatSource("2026", "A decision of ours")
END = '[title]\nen = "x"\n'
LAST = '[[bands]]\nname = "everyone"\n'


def test_every_value_is_read_with_its_line_and_its_source() -> None:
    made = read_format("ours", GOOD)
    assert made.faults == ()
    assert made.rules == ListRules(
        "ours", limits=(CategoryLimit("member", 3_723_000),), divide=True, rounds=2, confirmation=("ngo",),
        levels=(("head_of_state", "head_of_government"), ("minister",)),
        bands=(Band("states", "level"), Band()), budgets=(BlockBudget("floor_round", 1_800_000),),
    )  # fmt: skip
    assert made.values[0] == FormatValue("rounds", 2, 1, OURS)
    assert [(each.key, each.line) for each in made.values if each.source == OURS] == [
        ("rounds", 1), ("budgets.floor_round", 10), ("bands.1.name", 12), ("bands.1.within", 13),
    ]  # fmt: skip


@row_by_row(
    ("text", "line", "sentence"),
    [
        (f"a = 1\n{END}{LAST}", 1, "There is no field a."),
        (f"absense = 1\n{END}{LAST}", 1, "There is no field absense; was absence meant?"),
        (f"once = 'yes'\n{END}{LAST}", 1, 'once is true or false, without quotation marks, not "yes".'),
        (f"\nrounds = 0\n{END}{LAST}", 2, "rounds is a whole number from 1 to 1000, not 0."),
        (f"rounds = true\n{END}{LAST}", 1, "rounds is a whole number from 1 to 1000, not true."),
        (f"closes_after = '15'\n{END}{LAST}", 1,
         'closes_after is a length of time, as "2 min 30 s", "2 h" or "3 d", not "15".'),
        (f"absence = 'lose_turn'\n{END}{LAST}", 1,
         'absence is one of end_of_category, loses_turn, not "lose_turn"; was loses_turn meant?'),
        (f"confirmation = 'ngo'\n{END}{LAST}", 1, 'confirmation is a list, as ["concerned"], not "ngo".'),
        (f"confirmation = ['ngo', 'ngo']\n{END}{LAST}", 1, "confirmation names ngo twice."),
        (f"levels = 3\n{END}{LAST}", 1, 'levels is a list, as ["head_of_state", "minister"], not 3.'),
        (f"once = {{ is = true }}\n{END}{LAST}", 1, "once is a value, or value and source in braces."),
        (f"once = {{ value = true, source = 'x' }}\n{END}{LAST}", 1,
         "once names the source x, of which there is no [sources.x]."),
        (f"once = {{ value = true, source = 1 }}\n{END}{LAST}", 1, "once is a text in quotation marks, not 1."),
        (f"{END}{LAST}[limits]\nmember = '0 s'\n", 6,
         "limits.member is longer than nothing; leave it out where there is no limit."),
        (f"{END}{LAST}[limits]\nngos = '1 min'\n", 6,
         "limits.ngos: there is no ngos here, only concerned, member, observer, un_igo, nhri, ngo, group, everyone;"
         " was ngo meant?"),
        (f"limits = 1\n{END}{LAST}", 1, "limits is a table, as [limits] on a line of its own."),
        (f"bands = 1\n{END}", 1, "bands are tables, each as [[bands]] on a line of its own."),
        (LAST, 1, 'A format has a title, as [title] and en = "…" below it.'),
        (f"[title]\nen = ''\n{LAST}", 2, 'title.en is a text in quotation marks, not "".'),
        (f"[title]\nde = 'x'\n{LAST}", 2, "title.de: there is no de here, only ar, zh, en, fr, ru, es."),
        (f"{END}{LAST}[budgets]\nround = '1 h'\n", 6,
         "budgets.round: there is no round here, only opening_statement, introduction, keynote, introductory_remarks,"
         " video_message, presentation, floor_round, replies, rights_of_reply, concluding_remarks, other;"
         " was floor_round meant?"),
        (f"{END}{LAST}{LAST}", 5, "The band everyone stands twice."),
        (f"{END}{LAST}[[bands]]\nname = 'ngo'\n", 5, "The band ngo takes nobody: everyone before it takes them all."),
        (f"{END}[[bands]]\nname = 'states'\n[[bands]]\nname = 'members'\n{LAST}", 5,
         "The band members takes nobody: states before it takes them all."),
        (f"{END}{LAST}most = 0\n", 5, "bands.1.most is a whole number from 1 to 1000, not 0."),
        (f"{END}{LAST}order = 'lot'\n", 5, "bands.1.order: there is no order here, only name, within, most, source."),
        (f"{END}[[bands]]\nwithin = 'lot'\n{LAST}", 3,
         "bands.1.name is one of concerned, concerned_nhri, dignitaries, groups, joint, members, observers, states,"
         " un_igo, nhri, ngo, concerned_again, everyone, not None."),
        (f"{END}{LAST}[[reductions]]\nabove = 9\n[[reductions]]\nabove = 8\n", 5,
         "The tables of reductions stand in ascending order of above, each once."),
        (f"opens_before = '1 h'\nonline_closes_before = '1 h'\n{END}{LAST}", 2,
         "Delegations could not inscribe themselves: online_closes_before is not later than opens_before."),
        (f"{END}{LAST}[sources.a]\nyear = '2016'\ntitle = 'x'\n", 5, "No value names the source a."),
        (f"{END}{LAST}[sources.a]\nyear = '2016'\n", 5,
         "The source a has year and title, and address where there is one, and nothing else."),
        (f"{END}a = = 1\n{LAST}", 3, "This is not TOML: invalid value."),
        (f"{END}{LAST}[title]\n", 5, "This is not TOML: cannot declare ('title',) twice."),
        ("a = " + "[" * 50_000, 1, None),
        ("#" * (LONGEST + 1), 1, f"A format has no more than {LONGEST} characters."),
    ],
    ids=range(35),
)  # fmt: skip
def test_each_fault_has_its_line_and_a_sentence(text: str, line: int, sentence: str | None) -> None:
    found = read_format("x", text).faults
    assert [fault.line for fault in found] == [line], found
    assert sentence is None or found == (FormatFault(line, sentence),)


def test_a_category_that_no_band_takes_is_told() -> None:
    made = read_format("x", END + "[[bands]]\nname = 'states'\n")
    assert {fault.line for fault in made.faults} == {3}
    assert [fault.sentence.split()[5] for fault in made.faults] == ["un_igo;", "nhri;", "ngo;", "group;"]


def test_a_file_of_the_site_is_a_format_and_takes_the_place_of_one_of_its_name(tmp_path: Path) -> None:
    assert {found.origin for found in formats_of(formats(), tmp_path).values()} == {"shipped"}
    (tmp_path / "formats").mkdir()
    for name in ("plain.toml", "ours.toml", "notes.txt"):
        (tmp_path / "formats" / name).write_text(GOOD)
    found = formats_of(formats(), tmp_path)
    assert list(found) == ["hrc-general-debate", "hrc-panel", "ours", "plain"]
    assert [each.origin for each in found.values()] == ["shipped", "shipped", "site", "site"]
    assert found["plain"].format.rules.rounds == 2


def test_a_file_that_cannot_be_a_format_is_told(tmp_path: Path) -> None:
    for name, data, fault in [
        ("Ours.toml", GOOD.encode(), FormatFault(1, NAMED)),
        ("ours.txt", GOOD.encode(), FormatFault(1, NAMED)),
        ("latin.toml", b"# a\n# \xe9\n", FormatFault(2, "This is not text in UTF-8.")),
    ]:
        (tmp_path / name).write_bytes(data)
        assert format_in(tmp_path / name).faults == (fault,)
