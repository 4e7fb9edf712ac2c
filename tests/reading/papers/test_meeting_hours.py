"""The day of the meetings: the labelled one, another told, of two as likely none."""

import pytest

from interp.domain.proposals.proposal import Proposal
from interp.reading.papers.paper_to_proposal import propose

LABELLED = {
    "en": "Panel on parks\nConcept note (20 February 2017)\n\nDate and venue: Wednesday, 8 March 2017, 9 a.m.–12 p.m.,"
    " Room XX, Palais des Nations, Geneva\n\nModerator: Ms. C Dale\n",
    "brackets": "Panel on parks\n[Concept note, 20 February 2017]\n\nDate and venue: 8 March 2017, 9 a.m.–12 p.m., Room"
    " XX, Palais des Nations, Geneva\n\nModerator: Ms. C Dale\n",
    "fr": "Réunion-débat sur les parcs\nNote de cadrage (20 février 2017)\n\nDate et lieu : mercredi 8 mars 2017,"
    " 9 heures-12 heures, salle XX, Palais des Nations, Genève\n\nModératrice : Mme C Dale, juge\n",
    "es": "Mesa redonda sobre los parques\nNota conceptual (20 de febrero de 2017)\n\nFecha y lugar: 8 de marzo"
    " de 2017, 9.00 a 12.00 horas, sala XX, Palacio de las Naciones, Ginebra\n\nModeradora: Sra. C Dale, jueza\n",
    "ru": "Обсуждение парков\nКонцептуальная записка (20 февраля 2017 года)\n\nДата и место: 8 марта 2017 года,"
    " 9:00–12:00, зал XX, Дворец Наций, Женева\n\nМодератор: г-жа К. Дейл, судья\n",
    "ar": "حلقة نقاش بشأن المتنزهات\nمذكرة مفاهيمية (20 شباط/فبراير 2017)\n\n"
    "التاريخ والمكان: الأربعاء 8 آذار/مارس 2017، من الساعة 9/00 إلى الساعة 12/00، القاعة XX، قصر الأمم، جنيف\n\n"
    "مديرة الحلقة: السيدة كلارا ديل، قاضية\n",
    "ar, in brackets": "حلقة نقاش بشأن المتنزهات\n[ورقة مفاهيم، 20 شباط/فبراير 2017]\n\n"
    "الموعد والمكان: 8 آذار/مارس 2017، الساعة 9 صباحاً إلى 12 ظهراً، القاعة XX، قصر الأمم، جنيف\n\n"
    "مديرة الحلقة: السيدة كلارا ديل، قاضية\n",
    "zh": "公园问题小组讨论\n概念说明（2017年2月20日）\n\n"
    "日期和地点：2017年3月8日，上午9时至12时，第二十会议厅，万国宫，日内瓦\n\n"
    "主持人：戴尔女士，法官\n",
}


def read(text: str) -> Proposal:
    return propose(text.encode(), "a.txt")


def told(proposal: Proposal, code: str) -> list[tuple[int | None, dict[str, str | int]]]:
    return [(warning.line, warning.values) for warning in proposal.warnings if warning.code == code]


@pytest.mark.parametrize("name", LABELLED)
def test_the_labelled_day_is_the_meetings_and_the_date_of_the_note_is_its_version(name: str) -> None:
    proposal = read(LABELLED[name])
    (meeting,) = proposal.meetings
    assert ((meeting.starts_at or "")[:16], proposal.event.as_of) == ("2017-03-08T09:00", "2017-02-20")
    assert "2017" not in (meeting.place or "") and "ote" not in (meeting.place or "") and meeting.room


def test_another_date_above_the_label_is_told() -> None:
    proposal = read("Parks\n20 February 2017\n\nDate: 8 March 2017, 9 a.m.–12 p.m.\n\nModerator: Ms. C Dale\n")
    assert (proposal.meetings[0].starts_at or "")[:10] == "2017-03-08"
    assert told(proposal, "other_date") == [(2, {"date": "2017-02-20", "taken": "2017-03-08"})]


@pytest.mark.parametrize(
    "dates",
    ["20 February 2017\n8 March 2017, 9 a.m.–12 p.m.", "\nDate: 20 February 2017\nDate: 8 March 2017, 9 a.m.–12 p.m."],
)
def test_of_two_dates_as_likely_none_is_taken(dates: str) -> None:
    proposal = read(f"Panel on parks\n{dates}\n\nModerator: Ms. C Dale\n")
    assert proposal.meetings[0].starts_at is None
    assert [values for _, values in told(proposal, "several_dates")] == [{"dates": "2017-02-20, 2017-03-08"}]


def test_the_date_of_a_note_alone_is_not_taken_for_the_meetings() -> None:
    proposal = read("Panel on parks\nConcept note, 20 February 2017\n\nTime: 9 a.m.–12 p.m.\n\nModerator: Ms. C Dale\n")
    assert (proposal.meetings[0].starts_at, proposal.event.as_of) == (None, "2017-02-20")
    assert told(proposal, "no_time")


def test_the_date_in_the_title_of_a_note_is_the_meetings() -> None:
    proposal = read("Concept note for the panel of 8 March 2017\n\nTime: 9 a.m.–12 p.m.\n\nModerator: Ms. C Dale\n")
    assert proposal.event.as_of is None
