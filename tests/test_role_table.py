"""The table of roles as a whole: what each joins, reads and plans, how it is given, where its link leads, its limits.

Which commands each role may ask for stands in tests/domain/rules/test_permissions.py, every cell; what a link's
meeting, language and scope leave of it stands in tests/test_scope_table.py.
"""

import pytest

from interp.domain.model.roles import (
    BOOTH,
    DIRECTING,
    LINK_ROLES,
    PRESIDING,
    ROLE_ROWS,
    ROLES,
    STAFF,
    TEXTS,
    USER_ROLES,
)
from interp.domain.model.scopes import KINDS
from interp.domain.views.audiences import AUDIENCES
from interp.ports import Link
from interp.web.routes.sign_in_pages import landing

# role · the guarded audiences it joins · what it is trusted with · how it is given · the page of the meeting that its
# link opens · its limits
MATRIX = """
admin · {every} · staff presides texts reads_ahead directs · user · - · -
staff · {every} · staff presides texts reads_ahead directs · link user · @console · -
chair       · chair                               · presides                         · link user · @chair · -
moderator   · moderator                           · -                                · link      · @moderator · -
interpreter · booth                               · reads_ahead                      · link · @booth/fr · language
reviser     · desk                                · texts reads_ahead                · link user · @desk · -
technician  · technician                          · -                                · link      · @technician · -
chief       · chief                               · reads_ahead directs              · link user · @chief · -
pointer     · pointer                             · -                                · link      · @pointer · delegation
attendee    · -                                   · -                                · link      · @fr · -
system      · -                                   · -                                · -         · - · -
"""
EVERY = "console booth chair moderator desk technician chief"
ROWS = MATRIX.strip().replace("{every}", EVERY).splitlines()
CELLS = [[set(cell.split()) - {"-"} for cell in line.split("·")] for line in ROWS]


def row_of(role: str) -> list[set[str]]:
    """Return what the product says of a role, as one row of the matrix."""
    row = ROLES[role]
    joins = {name for name, rule in AUDIENCES.items() if role in (rule.roles or ())}
    trusted = {name for name in ("staff", "presides", "texts", "reads_ahead", "directs") if getattr(row, name)}
    given = {way for way in ("link", "user") if getattr(row, way)}
    leads = {landing(Link("l1", role, "m1", "fr", 0)).replace("/m/m1/", "@")} if row.link else set()
    return [{role}, joins, trusted, given, leads, set(row.limits)]


def test_the_product_says_of_each_role_what_the_matrix_says() -> None:
    assert [row_of(row.name) for row in ROLE_ROWS] == CELLS


def test_the_sets_that_commands_name_are_those_of_the_table() -> None:
    assert {"admin", "staff"} == STAFF
    assert {"admin", "staff", "chair"} == PRESIDING
    assert {"admin", "staff", "reviser"} == TEXTS
    assert {"admin", "staff", "chief"} == DIRECTING
    assert {"interpreter"} == BOOTH


def test_what_the_doors_offer_comes_in_the_order_it_always_did() -> None:
    offered = "staff chair moderator interpreter reviser technician chief pointer attendee"
    assert LINK_ROLES == tuple(offered.split())  # noqa: SIM300
    assert USER_ROLES == ("admin", "staff", "chair", "reviser", "chief")


@pytest.mark.parametrize("role", LINK_ROLES)
def test_a_link_for_every_meeting_leads_staff_to_the_papers_and_others_to_the_list(role: str) -> None:
    assert landing(Link("l1", role, None, None, 0)) == ("/proposals" if role == "staff" else "/")


def test_a_role_that_needs_a_scope_is_given_by_links_alone() -> None:
    assert [row.name for row in ROLE_ROWS if row.scope and (row.user or row.scope not in KINDS)] == []


def test_every_audience_a_role_joins_is_one_there_is_and_is_guarded() -> None:
    joined = {name for row in ROLE_ROWS for name in row.joins}
    assert joined == {name for name, rule in AUDIENCES.items() if rule.roles is not None}
