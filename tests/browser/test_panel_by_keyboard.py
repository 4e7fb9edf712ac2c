"""A panel of forty by keyboard at two consoles in two languages, beside a paper list: who is called, and why then.

What the page shows is compared with `list_on_paper.py`, which keeps the list by the written rules, with no sort key.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from interp.domain.model.list_rules import Band, ListRules, SpeakerCategory
from interp.domain.model.parties import Party
from interp.domain.model.speaker_lists import Capacity, Entry
from interp.seed.bundled_data import delegations
from tests.browser.day_by_keyboard import tabbed
from tests.browser.demo_pages import Hall, takes_press
from tests.browser.page_texts import text
from tests.browser.waiting import changed, expect
from tests.domain.rules.lists.list_on_paper import Line, Paper
from tests.planted_messages import never_said
from tests.prepared_demo import PLACE
from tests.sample_sizes import size
from tests.server import until

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
SMALL_PAGES = True

KNOWN = delegations()
TODAY = datetime.now(PLACE).date()
IN_ROUND_ONE, NOT_REACHED = size((10, 20), torture=(20, 4))
PANEL = ListRules(bands=(
    Band("dignitaries"), Band("groups"), Band("members"), Band("observers"), Band("un_igo"), Band("nhri"), Band("ngo"),
))  # fmt: skip
BY_KEY = size(6, torture=60)  # calls by Space; the others are commands, and the consoles are looked at all the same
STATES = (
    "CHE", "KEN", "MEX", "THA", "BRA", "ZAF", "FRA", "PHL", "URY", "ITA", "CHL", "GHA", "FIN", "IDN", "MAR", "PER",
    "QAT", "SEN", "ESP", "TUN", "UKR", "VNM", "GEO", "HTI", "CAN", "AUS", "NZL", "MNG",
)  # fmt: skip
ORGANIZATIONS: tuple[tuple[str, SpeakerCategory], ...] = (
    ("unicef", "un_igo"), ("council-of-europe", "un_igo"), ("ganhri", "nhri"),
)
NGOS = ("Example Association for Children", "Example Network for a Safe Internet", "Example Youth Forum")
UNKNOWN = "Example Shelter Federation"
# the words of a reason, in order, by what somebody is
WHY = {
    "minister": ("level.minister", "before.groups"), "group": ("band.groups", "before.members"),
    "member": ("band.members", "before.observers"), "observer": ("band.observers", "before.un_igo"),
    "un_igo": ("band.un_igo", "before.nhri"), "nhri": ("band.nhri", "before.ngo"), "ngo": ("band.ngo",),
    "swapped": ("placed.swap",),
}  # fmt: skip
ROWS = "() => [...document.querySelectorAll('.programme .why')].map((it) => it.closest('[data-pick]').dataset.pick)"
ISOLATES = re.compile("[\u2066-\u2069]")


def name(code: str, language: str) -> str:
    """Return the name of a delegation as it stands on a nameplate."""
    return KNOWN.name(code, language, TODAY).short


def category(state: str) -> SpeakerCategory:
    """Return what a State is in the Council today."""
    return "member" if state in KNOWN.council(TODAY) else "observer"


def called_wrongly(right: str, seen: str | None) -> Iterator[str]:
    """Yield who has the floor in place of the one whom the paper has next."""
    if seen != right:
        yield f"{seen} has the floor, the paper has {right}"


def ordered_wrongly(language: str, right: Sequence[str], seen: Sequence[str]) -> Iterator[str]:
    """Yield the first place at which a console has another speaker than the paper, and who is on one of them alone."""
    if missing := set(right) ^ set(seen):
        yield f"{language}: on the paper or on the console alone: {sorted(missing)}"
    elif list(right) != list(seen):
        at = next(number for number, both in enumerate(zip(right, seen, strict=True)) if both[0] != both[1])
        yield f"{language}: {seen[at]} stands in place {at + 1}, where the paper has {right[at]}"


def explained_wrongly(language: str, who: str, right: Iterable[str], seen: str) -> Iterator[str]:
    """Yield the words that a reason lacks, or has in another order."""
    rest = ISOLATES.sub("", seen)
    for words in right:
        _, found, rest = rest.partition(words)
        if not found:
            yield f"{language}: the reason of {who} lacks “{words}” or has it too early: {seen}"
            return


@dataclass
class Panel:
    """The list of speakers over both rounds at two consoles, the paper beside it, and what was wrong."""

    hall: Hall
    consoles: dict[str, Page]
    paper: Paper = field(default_factory=lambda: Paper(PANEL))
    rounds: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    """What each speaker is, a key of `WHY`."""
    parties: dict[str, dict[str, Any]] = field(default_factory=dict)
    to_confirm: set[str] = field(default_factory=set)

    def programme(self) -> dict[str, Any]:
        """Return the programme as a console gets it."""
        address = f"{self.hall.demo.url}/api/meetings/{self.hall.meeting['id']}/programme?language=en"
        return dict(self.hall.contexts[0].request.get(address).json())

    def entries(self) -> dict[str, dict[str, Any]]:
        """Return every inscribed speech by its id."""
        rows = self.programme()["items"]
        return {row["speech"]["id"]: row for item in rows for row in item["speeches"] if row["entry"]}

    def writes(
        self, speech: str, row: dict[str, Any], kind: SpeakerCategory, *, minister: bool = False, behalf: str = ""
    ) -> None:
        """Write somebody who was inscribed on the paper, with the hour that the service took."""
        at, self.parties[speech] = row["entry"]["desk"]["at"], row["speech"]["party"]
        capacity = Capacity("group", (Party("group", behalf),)) if behalf else Capacity()
        entry = Entry("", at, kind, capacity=capacity, level="minister" if minister else None, level_confirmed=minister)
        self.paper.inscribe(Line(speech, entry, ""))
        self.kinds[speech] = "minister" if minister else "group" if behalf else kind
        if kind == "ngo":
            self.to_confirm.add(speech)

    def commands(self, *parties: tuple[str, str, str, SpeakerCategory]) -> list[str]:
        """Inscribe parties by commands: kind, code, name and category of each; return the ids."""
        made = {
            self.hall.ask(
                "entry.inscribe", list=f"list-{self.rounds[0]}", category=category,
                party={"kind": kind, "code": code or None, "name": name},
            ): category
            for kind, code, name, category in parties
        }  # fmt: skip
        rows = self.entries()
        for speech, category in made.items():
            self.writes(speech, rows[speech], category)
        return [*made]

    def types(self, language: str, typed: str, kind: SpeakerCategory, *marks: str, **what: Any) -> str:
        """Inscribe somebody by keyboard at one console, and wait until the other shows it; return the id."""
        page, before = self.consoles[language], self.entries().keys()
        page.keyboard.press("s")
        expect(page.locator('[data-slot="marks"]')).to_be_visible()
        page.keyboard.type(typed)
        for key in ("Tab", *marks) if marks else ():
            page.keyboard.press(key)
        page.keyboard.press("Enter")
        return self.new(page, before, kind, **what)

    def new(self, page: Page, before: Collection[str], kind: SpeakerCategory, **what: Any) -> str:
        """Write who was inscribed since, close the finder, and find the row at both consoles; return the id."""
        (speech,) = until(lambda: self.entries().keys() - set(before))
        page.keyboard.press("Escape")
        self.writes(speech, self.entries()[speech], kind, **what)
        self.everywhere(speech)
        return str(speech)

    def everywhere(self, *speeches: str) -> None:
        """Find these rows by letters at both consoles, once they have them; the groups in which they stand unfold."""
        for language, page in self.consoles.items():
            for each in speeches:
                self.selects(language, self.name(each, language))
                expect(page.locator(f'.programme [data-pick="speech:{each}"]')).to_be_attached()

    def selects(self, language: str, typed: str) -> Page:
        """Select a row by some letters, once the console has it."""
        page = self.consoles[language]
        dialog = page.locator('[data-slot="row-search"]')

        def finds() -> bool:
            page.keyboard.press("Alt+Enter")
            expect(dialog).to_be_visible()
            page.keyboard.type(typed)
            has = dialog.locator('li[aria-selected="true"]').count() > 0
            page.keyboard.press("Enter" if has else "Escape")
            expect(dialog).to_be_hidden()
            return has and typed in (page.locator('[data-slot="selected"]').text_content() or "")

        until(finds)
        return page

    def one_of_each(self) -> list[str]:
        """Return somebody of each kind."""
        return [*{kind: each for each, kind in self.kinds.items()}.values()]

    def waiting(self) -> list[str]:
        """Return who waits, as on the paper."""
        return [line.id for line in self.paper.lines if not line.over]

    def compares(self) -> None:
        """Look at the order on both consoles, once they have had the time to show it."""
        right = [f"speech:{each}" for each in self.waiting()]
        for language, page in self.consoles.items():
            for _ in range(50):
                seen = page.evaluate(ROWS)
                if seen == right:
                    break
                changed(page)
            self.wrong += ordered_wrongly(language, right, seen)

    def asks_why(self, speeches: Iterable[str], kind: str = "") -> None:
        """Read the reasons of some who wait, in the language of each console."""
        for language, page in self.consoles.items():
            for each in speeches:
                row = page.locator(f'.programme [data-pick="speech:{each}"] .why')
                if not row.count():  # its group is folded
                    self.selects(language, self.name(each, language))
                seen = row.text_content() or ""
                right = [text(key, language) for key in WHY[kind or self.kinds[each]]]
                self.wrong += explained_wrongly(language, self.kinds[each], right, seen)

    def following(self) -> str:
        """Return who is next on the paper: organizations only once they were at the desk."""
        return next(each for each in self.waiting() if each not in self.to_confirm)

    def calls(self, language: str = "") -> str:
        """Call the next one, by Space at a console or by a command; return who that was on the paper."""
        right, before = self.following(), self.hall.on_floor()
        if language:
            page = self.consoles[language]
            if before:  # a press while another's switch comes in does nothing
                expect(page.locator('[data-slot="name"]')).to_contain_text(self.name(before, language))
            takes_press(page)
            page.keyboard.press("Space")
        else:
            self.hall.advance()
        self.wrong += called_wrongly(right, self.floor_after(before))
        self.paper.cross_out(right)
        return right

    def floor_after(self, before: str | None) -> str | None:
        """Return who has the floor, once it is somebody else than before."""
        until(lambda: self.hall.on_floor() != before)
        return self.hall.on_floor()

    def acts(self, language: str, speech: str, key: str, **wanted: str) -> None:
        """Select somebody and press a key until this is the status of the speech, or the standing of its entry.

        It is pressed again where a switch that came in meanwhile ended the selection.
        """

        def so() -> bool:
            row = self.entries()[speech]
            return {"status": row["status"], "standing": row["entry"]["desk"]["standing"]}.items() >= wanted.items()

        def presses() -> bool:
            self.selects(language, self.name(speech, language)).keyboard.press(key)
            with suppress(AssertionError):
                until(so, timeout_s=10)
            return so()

        until(presses)
        self.paper.cross_out(speech)

    def name(self, speech: str, language: str) -> str:
        """Return the name of somebody who was inscribed."""
        party = self.parties[speech]
        return name(party["code"], language) if party["code"] else str(party["name"]["text"])


def sets_list(panel: Panel, page: Page) -> None:
    """Set the list over both rounds by keys: the format of the panel, with inscription closing when round one opens."""
    page.keyboard.press("F4")
    dialog = page.locator('[data-slot="edit"]')
    expect(dialog).to_be_visible()
    expect(page.locator('select[name="format"]')).to_have_value("hrc-panel")
    for each in panel.rounds:
        expect(page.locator(f'input[name="item"][value="{each}"]')).to_be_checked()
    for where, key in (('input[name="closes_after"]', "0"), ('button[value="save"]', "Enter")):
        tabbed(page, where)
        page.keyboard.press(key)
    expect(dialog).to_be_hidden()
    until(lambda: panel.programme()["lists"])


def inscribes(panel: Panel, other: str) -> tuple[str, str]:
    """Inscribe forty, most by commands, some by keys; return the ids of the first organization and an unknown one."""
    ngo, *_ = panel.commands(
        *(("organization", "", each, "ngo") for each in NGOS),
        *(("organization", code, "", kind) for code, kind in ORGANIZATIONS),
        ("group", "eu", "", "group"),
        *(("delegation", code, "", category(code)) for code in STATES),
    )
    panel.everywhere(*panel.one_of_each())
    panel.types("en", "norw", category("NOR"), "l", minister=True)
    panel.types(other, name("EGY", other), category("EGY"), "l", minister=True)
    panel.types("en", "Pakistan obo OIC", category("PAK"), behalf="oic")
    unknown = panel.types(other, UNKNOWN, "ngo")
    panel.types("en", "kaz", category("KAZ"))
    return ngo, unknown


def warns(panel: Panel, language: str, typed: str) -> Page:
    """Type somebody of whom the finder warns before it inscribes."""
    page = panel.consoles[language]
    page.keyboard.press("s")
    page.keyboard.type(typed)
    expect(page.locator('#found li[aria-selected="true"]')).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator('[data-slot="find-said"]')).to_contain_text(text("inscribe.again", language))
    return page


def confirms(panel: Panel, language: str, speech: str, typed: str) -> None:
    """Confirm somebody at the desk; both consoles say so."""
    panel.selects(language, typed).keyboard.press("F2")
    panel.to_confirm.discard(speech)
    for code, page in panel.consoles.items():
        why = page.locator(f'.programme [data-pick="speech:{speech}"] .why')
        expect(why).to_contain_text(text("standing.confirmed", code))


def point_of_order(panel: Panel, language: str, other: str) -> None:
    """Interrupt the one who speaks at one console, and return at the other."""
    page, speaker = panel.consoles[language], panel.hall.on_floor()
    page.keyboard.press("q")
    page.keyboard.type(name("CUB", language))
    expect(page.locator('#found li[aria-selected="true"] .second').first).to_be_visible()  # the service has answered
    page.keyboard.press("Enter")
    panel.floor_after(speaker)
    told = {code: each.locator('[data-slot="interruption"]') for code, each in panel.consoles.items()}
    for code, line in told.items():
        expect(line).to_contain_text(text("interruption.point_of_order", code))
    takes_press(panel.consoles[other])
    panel.consoles[other].keyboard.press("r")
    until(lambda: panel.hall.on_floor() == speaker)
    for line in told.values():
        expect(line).to_be_hidden()  # the switch ends what is selected


def swaps(panel: Panel, language: str, one: str, other: str) -> None:
    """Let two exchange places, and write each where the other stood."""
    for each in (one, other):
        panel.selects(language, panel.name(each, language)).keyboard.press("F8")
    until(lambda: all(panel.entries()[each]["entry"]["desk"]["reason"]["place"] for each in (one, other)))
    ids = panel.paper.ids()
    before, behind = (ids[ids.index(each) - 1] for each in (one, other))
    panel.paper.put(other, before)
    panel.paper.put(one, other if behind == one else behind)


def not_reached(panel: Panel, language: str) -> int:
    """Return of how many the record says that they were not reached."""
    address = f"{panel.hall.demo.url}/m/{panel.hall.meeting['id']}/record?lang={language}"
    return panel.hall.contexts[0].request.get(address).text().count(text("outcome.not_reached", language))


@pytest.mark.parametrize("other", size((), torture=("ar", "zh")))  # two consoles and forty speakers take long
def test_a_panel_runs_by_keyboard_as_on_paper_from_the_first_inscribed_to_those_not_reached(
    hall: Hall, other: str
) -> None:
    panel = Panel(hall, {code: hall.open("console", code) for code in ("en", other)})
    items = {row["item"]["id"]: row["item"]["kind"] for row in panel.programme()["items"]}
    first, second = panel.rounds = [each for each, kind in items.items() if kind == "floor_round"]
    sets_list(panel, panel.consoles["en"])
    ngo, unknown = inscribes(panel, other)
    assert len(panel.waiting()) == 40
    page = warns(panel, "en", UNKNOWN[:12])
    page.keyboard.press("Escape")
    expect(page.locator("dialog[open]")).to_have_count(0)
    confirms(panel, "en", ngo, NGOS[0])
    confirms(panel, other, unknown, UNKNOWN)
    panel.compares()
    panel.asks_why(panel.one_of_each())

    hall.ask("item.open", item=first)
    panel.calls("en")
    panel.calls(other)
    point_of_order(panel, other, "en")
    _, _, missing, one, _, gone, two, *_ = (each for each in panel.waiting() if panel.parties[each]["code"] in STATES)
    panel.acts(other, missing, "x", status="absent")
    swaps(panel, "en", one, two)
    panel.acts(other, gone, "Delete", standing="withdrawn")
    before = panel.entries().keys()
    page = warns(panel, other, name("JPN", other))
    page.keyboard.press("Enter")
    panel.new(page, before, category("JPN"))
    panel.compares()
    panel.asks_why((one, two), "swapped")

    for number in range(IN_ROUND_ONE - 2):
        panel.calls(("en", other)[number % 2] if number < BY_KEY else "")
    for each in [*items][[*items].index(first) + 1 : [*items].index(second) + 1]:
        hall.ask("item.open", item=each)
    panel.compares()
    while len(panel.waiting()) > NOT_REACHED:
        panel.calls()
    hall.ask("item.open", item=[*items][-1])
    over = {each for each, row in panel.entries().items() if row["entry"]["not_reached"]}
    assert (over, {not_reached(panel, code) for code in panel.consoles}) == ({*panel.waiting()}, {NOT_REACHED})
    for code, page in panel.consoles.items():
        expect(page.locator(".programme .why").last).to_contain_text(text("standing.not_reached", code))
    assert panel.wrong == []


def test_each_message_is_said_of_a_planted_fault_and_none_of_what_is_right() -> None:
    said = [
        *called_wrongly("a", "b"), *ordered_wrongly("en", ["a", "b"], ["b", "a"]), *ordered_wrongly("en", ["a"], ["b"]),
        *explained_wrongly("ar", "a", ["one", "two"], "two, one"),
    ]  # fmt: skip
    assert never_said(Path(__file__), said) == []
    right = [*called_wrongly("a", "a"), *ordered_wrongly("en", ["a"], ["a"])]
    assert [*right, *explained_wrongly("zh", "a", ["one", "two"], "\u2068one\u2069; two")] == []
