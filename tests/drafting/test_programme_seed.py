"""Everything the Council's own concept note says is in the proposal, and nothing else."""

from importlib.resources import files

import pytest

from interp.domain.proposals.proposal import MeetingProposal, PersonProposal, Proposal
from interp.reading.papers.paper_to_proposal import propose

NAME = "hrc31-concept-note.txt"


@pytest.fixture(scope="module")
def seed() -> Proposal:
    return propose(files("interp.seed").joinpath(NAME).read_bytes(), NAME)


@pytest.fixture(scope="module")
def morning(seed: Proposal) -> MeetingProposal:
    return seed.meetings[0]


@pytest.fixture(scope="module")
def afternoon(seed: Proposal) -> MeetingProposal:
    return seed.meetings[1]


def named(meeting: MeetingProposal, role: str) -> list[str]:
    return [person.name for person in meeting.people if role in person.roles]


def person(meeting: MeetingProposal, name: str) -> PersonProposal:
    return next(person for person in meeting.people if person.name == name)


def items(meeting: MeetingProposal, kind: str) -> list[list[str]]:
    return [[meeting.people[at].name for at in item.people] for item in meeting.items if item.kind == kind]


def test_the_session_is_the_31st_of_the_human_rights_council(seed: Proposal) -> None:
    assert (seed.session.number, seed.session.body) == (31, "Human Rights Council")


def test_the_day_has_its_title_its_theme_and_the_version_of_the_note(seed: Proposal) -> None:
    assert seed.event.title == "Annual full-day meeting on the rights of the child"
    assert seed.event.theme == "Information and communications technology and child sexual exploitation"
    assert seed.event.as_of == "2016-03-07"


def test_there_are_two_meetings_and_twelve_p_m_is_noon(seed: Proposal) -> None:
    assert [(meeting.starts_at, meeting.ends_at, meeting.timezone) for meeting in seed.meetings] == [
        ("2016-03-07T09:00:00+01:00", "2016-03-07T12:00:00+01:00", "Europe/Zurich"),
        ("2016-03-07T15:00:00+01:00", "2016-03-07T18:00:00+01:00", "Europe/Zurich"),
    ]


def test_the_room_is_verbatim_and_the_place_is_whole(seed: Proposal) -> None:
    assert {meeting.room for meeting in seed.meetings} == {"Room XX"}
    assert {meeting.place for meeting in seed.meetings} == {"Palais des Nations, Geneva"}


def test_each_meeting_has_its_own_title(morning: MeetingProposal, afternoon: MeetingProposal) -> None:
    assert (morning.heading, afternoon.heading) == ("Morning panel", "Afternoon panel")
    assert morning.title == "ICTs and child sexual exploitation: international framework and challenges"
    assert afternoon.title == (
        "Combating and preventing child sexual exploitation through ICTs – Role of ICTs, "
        "multi-stakeholders approach and good practices"
    )


def test_each_meeting_has_its_chair_and_its_moderator(
    morning: MeetingProposal, afternoon: MeetingProposal
) -> None:
    assert named(morning, "chair") == ["Choi Kyonglim"]
    assert named(afternoon, "chair") == ["Ramón Alberto Morales Quijano"]
    assert named(morning, "moderator") == ["John Carr"]
    assert named(afternoon, "moderator") == ["Marta Santos Pais"]


def test_his_excellency_is_one_honorific_with_mr(morning: MeetingProposal) -> None:
    chair = person(morning, "Choi Kyonglim")
    assert chair.honorific == "H.E. Mr."
    assert chair.functions == ("President of the Human Rights Council",)


def test_the_morning_opens_with_a_statement(morning: MeetingProposal, afternoon: MeetingProposal) -> None:
    speaker = person(morning, "Kate Gilmore")
    assert speaker.roles == ("opening_speaker",)
    assert speaker.functions == ("United Nations Deputy High Commissioner for Human Rights",)
    assert items(morning, "opening_statement") == [["Kate Gilmore"]]
    assert items(afternoon, "opening_statement") == []


def test_the_video_of_three_minutes_names_nobody(morning: MeetingProposal) -> None:
    videos = [item for item in morning.items if item.kind == "video_message"]
    assert [(video.title, video.length_s, video.people) for video in videos] == [
        ("Messages of children victims", 180, ())
    ]


def test_nine_panellists_stand_in_the_printed_order(
    morning: MeetingProposal, afternoon: MeetingProposal
) -> None:
    assert named(morning, "panellist") == [
        "Benyam Dawit Mezmur", "Maud de Boer-Buquicchio", "Ernie Allen", "Preetam Maloor",
    ]
    assert named(afternoon, "panellist") == [
        "Andres Franco", "Håkon Fostervold Høydal", "Michael Moran", "Brittany Smith", "Gaby Reyes",
    ]


def test_there_are_fourteen_people_and_each_has_an_honorific(seed: Proposal) -> None:
    honorifics = [person.honorific for meeting in seed.meetings for person in meeting.people]
    assert sorted(filter(None, honorifics)) == ["H.E. Mr."] * 2 + ["Mr."] * 7 + ["Ms."] * 5


def test_ernie_allen_holds_two_functions(morning: MeetingProposal) -> None:
    assert person(morning, "Ernie Allen").functions == (
        "Chairperson of the International Advisory Board of the United Kingdom initiative WePROTECT",
        "Founder, former President and Chief Executive Officer of the International Centre for Missing "
        "& Exploited Children",
    )


@pytest.mark.parametrize(
    ("name", "function"),
    [
        (
            "Andres Franco",
            "Deputy Director, Private Sector Engagement, United Nations Children’s Fund (UNICEF)",
        ),
        ("Håkon Fostervold Høydal", "Senior feature writer, VG (Verdens Gang AS)"),
        (
            "Michael Moran",
            "Assistant Director Vulnerable Communities, "
            "International Criminal Police Organization (INTERPOL)",
        ),
        ("Brittany Smith", "EU Policy Lead for Child Safety, Google Inc."),
        ("Gaby Reyes", "Founder and Director of Asociación Crecer en Red, Peru"),
    ],
)
def test_an_affiliation_stays_with_its_function(afternoon: MeetingProposal, name: str, function: str) -> None:
    assert person(afternoon, name).functions == (function,)
    assert person(afternoon, name).country is None


def test_every_panellist_has_a_topic_and_nobody_else(seed: Proposal) -> None:
    for meeting in seed.meetings:
        assert [bool(person.topic) for person in meeting.people] == [
            "panellist" in person.roles for person in meeting.people
        ]


def test_topics_are_whole(morning: MeetingProposal, afternoon: MeetingProposal) -> None:
    first = person(morning, "Benyam Dawit Mezmur").topic
    assert first and first.endswith("while protecting children from harm")
    assert person(morning, "Preetam Maloor").topic == "International cooperation on child online protection"
    assert (person(afternoon, "Michael Moran").topic or "").endswith("identify and find the “real” victims")


def test_the_blocks_are_60_45_15_45_15_minutes(seed: Proposal) -> None:
    for meeting in seed.meetings:
        assert [(block.kind, block.budget_s) for block in meeting.blocks] == [
            ("presentations", 3600), ("floor_round", 2700), ("replies", 900), ("floor_round", 2700),
            ("concluding_remarks", 900),
        ]


def test_the_items_run_as_a_panel_runs_each_in_its_block(
    morning: MeetingProposal, afternoon: MeetingProposal
) -> None:
    discussion = [("floor_round", 1), ("replies", 2), ("floor_round", 3), ("concluding_remarks", 4)]
    opening = [("opening_statement", 0), ("introduction", 0), ("video_message", 0), ("presentation", 0)]
    assert [(item.kind, item.block) for item in morning.items] == opening + discussion
    assert [(item.kind, item.block) for item in afternoon.items] == [opening[1], opening[3], *discussion]


def test_panellists_present_and_reply_and_the_moderator_speaks_last(morning: MeetingProposal) -> None:
    panellists = named(morning, "panellist")
    assert items(morning, "presentation") == items(morning, "replies") == [panellists]
    assert items(morning, "concluding_remarks") == [[*panellists, "John Carr"]]
    assert items(morning, "introduction") == [["John Carr"]]


def test_a_speaker_from_the_floor_has_two_minutes(seed: Proposal) -> None:
    items = [item for meeting in seed.meetings for item in meeting.items]
    assert [item.speech_limit_s for item in items if item.kind == "floor_round"] == [120] * 4


def test_documents_have_their_symbols_as_printed(seed: Proposal) -> None:
    assert [(document.symbol, document.title) for document in seed.documents] == [
        ("28/19", "Rights of the child: towards better investment in the rights of the child"),
        (
            "A/HRC/31/34",
            "Report of the OHCHR on information and communications technology and child sexual exploitation",
        ),
        ("7/29", "resolution on the rights of the child"),
    ]


def test_all_sections_are_there_in_order(seed: Proposal) -> None:
    assert [(section.key, len(section.paragraphs)) for section in seed.sections] == [
        ("date_and_venue", 2), ("objectives", 6), ("outcome", 1), ("mandate", 1), ("format", 2),
        ("background", 2), ("background_documents", 2),
    ]


def test_the_line_the_footnote_broke_is_whole_again(seed: Proposal) -> None:
    objectives = next(section for section in seed.sections if section.key == "objectives")
    assert objectives.paragraphs[1].endswith("exploitation in the digital world through:")
    assert objectives.paragraphs[2].startswith("Deepening the understanding")


def test_the_webcast_and_six_languages_are_found(seed: Proposal) -> None:
    assert seed.webcast == "http://webtv.un.org"
    assert seed.languages == ("ar", "zh", "en", "fr", "ru", "es")


def test_the_footnote_and_the_stray_character_are_in_no_text(seed: Proposal) -> None:
    everything = repr(seed)
    assert "\ufffd" not in everything
    assert "*****" not in everything
    assert "Optional Protocol" not in everything


def test_the_budgets_leave_no_slack_and_the_warning_says_so(seed: Proposal) -> None:
    slack = [warning for warning in seed.warnings if warning.code == "no_slack"]
    assert len(slack) == 2
    assert "60 + 45 + 15 + 45 + 15 = 180 minutes" in slack[0].text
    assert {warning.line for warning in slack} == {106}


def test_nothing_else_needs_a_person(seed: Proposal) -> None:
    assert [(warning.code, warning.line) for warning in seed.warnings if warning.code != "no_slack"] == [
        ("ordinal", 1), ("unreadable_character", 126), ("footnote", 126),
    ]
