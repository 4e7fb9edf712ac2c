"""The speaking time of an entry by the rules of its list."""

from interp.domain.model.list_rules import CategoryLimit, ListRules, Reduction
from interp.domain.model.speaker_lists import Capacity, Entry
from interp.domain.rules.lists.list_limits import entry_limit_ms
from tests.row_by_row import row_by_row

MINUTE = 60_000
MEMBER, OBSERVER, NGO = Entry("l1", 0, "member"), Entry("l1", 0, "observer"), Entry("l1", 0, "ngo")
CONCERNED, GROUP = Entry("l1", 0, "observer", concerned=True), Entry("l1", 0, "member", capacity=Capacity("group"))
NHRI_OF_IT = Entry("l1", 0, "nhri", concerned=True)
DEBATE = (
    CategoryLimit("member", 3 * MINUTE), CategoryLimit("concerned", 3 * MINUTE), CategoryLimit("everyone", 2 * MINUTE),
)  # fmt: skip
REPLIES = (CategoryLimit("everyone", 10 * MINUTE, 1), CategoryLimit("everyone", 5 * MINUTE, 2))
REDUCED = ListRules(
    limits=DEBATE,
    reductions=(
        Reduction(40, (CategoryLimit("everyone", 2 * MINUTE),)),
        Reduction(60, (CategoryLimit("everyone", 90_000),)),
    ),
)
DIVIDED = ListRules(limits=(CategoryLimit("everyone", 5 * MINUTE),), divide=True)


@row_by_row(
    ("rules", "entry", "inscribed", "limit_ms"),
    [
        (ListRules(), MEMBER, 10, None),
        (ListRules(limits=DEBATE), MEMBER, 0, 180_000),
        (ListRules(limits=DEBATE), OBSERVER, 0, 120_000),
        (ListRules(limits=DEBATE), CONCERNED, 0, 180_000),
        (ListRules(limits=DEBATE), NHRI_OF_IT, 0, 120_000),
        (ListRules(limits=DEBATE), GROUP, 0, 180_000),
        (ListRules(limits=(*DEBATE, CategoryLimit("group", 240_000))), GROUP, 0, 240_000),
        (ListRules(limits=DEBATE[:1]), NGO, 0, None),
        (ListRules(limits=REPLIES), MEMBER, 0, 600_000),
        (ListRules(limits=REPLIES), Entry("l1", 0, "member", turn=2), 0, 300_000),
        (REDUCED, MEMBER, 40, 180_000),
        (REDUCED, MEMBER, 41, 120_000),
        (REDUCED, MEMBER, 61, 90_000),
        (DIVIDED, NGO, 30, 90_000),
        (DIVIDED, NGO, 37, 70_000),
        (DIVIDED, NGO, 4, 300_000),
        (DIVIDED, NGO, 0, 300_000),
        (ListRules(divide=True), NGO, 30, 90_000),
    ],
)
def test_the_limit_of_an_entry(rules: ListRules, entry: Entry, inscribed: int, limit_ms: int | None) -> None:
    assert entry_limit_ms(entry, rules, inscribed, 45 * MINUTE) == limit_ms

