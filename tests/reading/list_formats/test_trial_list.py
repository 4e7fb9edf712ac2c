"""A table of speakers to try a format on."""

from interp.domain.model.speaker_lists import Capacity, Entry
from interp.reading.list_formats.list_format import FormatFault
from interp.reading.list_formats.trial_list import DAY_MS, MOST, TrialSpeaker, trial_list
from tests.row_by_row import row_by_row

HEAD = "name,category,inscribed,level,capacity,concerned,turn,lot,absent,after\n"


def test_a_line_is_an_entry() -> None:
    made = trial_list(HEAD + "Norway,observer,9:41,minister,group,yes,2,3,10.05.06,first\nCuba,member,,,,,,,,Norway\n")
    assert made.faults == ()
    assert made.speakers == (
        TrialSpeaker("Norway", Entry(
            "trial", 34_860_000, "observer", capacity=Capacity("group"), level="minister", level_confirmed=True,
            concerned=True, turn=2, lot=3, absent_at=36_306_000), ""),
        TrialSpeaker("Cuba", Entry("trial", DAY_MS + 3, "member"), "Norway"),
    )  # fmt: skip


@row_by_row(
    ("table", "line", "sentence"),
    [
        ("", 1, None),
        ("name,kategory\n", 1, None),
        (HEAD + ",member\n", 2, "The name is empty."),
        (HEAD + "Cuba,member\nCuba,member\n", 3, "Cuba stands twice."),
        (HEAD + "Cuba,members\n", 2,
         'category is one of concerned, member, observer, un_igo, nhri, ngo, group, not "members"; was member meant?'),
        (HEAD + "Cuba,member,24:00\n", 2, 'inscribed is an hour of the day, as 9:41 or 09:41:05, not "24:00".'),
        (HEAD + "Cuba,member,,,,,,x\n", 2, 'lot is a whole number from 1 to 1000, not "x".'),
        (HEAD + "Cuba,member,,,,,,,,Norway\n", 2, "after is first, or a name that stands above, not Norway."),
        (HEAD + "".join(f"n{each},ngo\n" for each in range(MOST + 1)), MOST + 2, "A list has no more than 2000 lines."),
    ],
    ids=range(9),
)  # fmt: skip
def test_each_fault_has_its_line(table: str, line: int, sentence: str | None) -> None:
    faults = trial_list(table).faults
    assert [fault.line for fault in faults] == [line]
    assert sentence is None or faults == (FormatFault(line, sentence),)
