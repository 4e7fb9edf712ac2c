"""The usual short forms of delegations are found first, and only when they are typed whole."""


from interp.domain.delegations.search import fold
from interp.domain.delegations.short_forms import SHORT_FORMS
from interp.seed.bundled_data import delegations
from tests.domain.delegations.test_search import found
from tests.row_by_row import row_by_row


@row_by_row(
    ("typed", "code"),
    [
        ("uk", "GBR"), ("U.K.", "GBR"), ("usa", "USA"), ("US", "USA"), ("EE.UU.", "USA"), ("США", "USA"),
        ("美国", "USA"), ("uae", "ARE"), ("ОАЭ", "ARE"), ("阿联酋", "ARE"), ("الإمارات", "ARE"), ("drc", "COD"),
        ("rdc", "COD"), ("dprk", "PRK"),
        ("кндр", "PRK"), ("朝鲜", "PRK"), ("south korea", "KOR"), ("Russie", "RUS"), ("car", "CAF"), ("vietnam", "VNM"),
        ("ICRC", "icrc"), ("CICR", "icrc"), ("МККК", "icrc"), ("Order of Malta", "order-of-malta"),
        ("GANHRI", "ganhri"), ("PRC", "CHN"), ("КНР", "CHN"),
    ],
)  # fmt: skip
def test_a_usual_short_form_typed_whole_comes_first(typed: str, code: str) -> None:
    for language in ("en", "fr", "ar", "zh", "ru", "es"):
        assert found(typed, language)[0] == code


def test_a_short_form_is_no_beginning_of_another_name() -> None:
    assert found("ukr")[0] == "UKR" and found("car")[0] == "CAF" and "CPV" in found("ca")


def test_each_short_form_is_of_one_delegation_that_is_known() -> None:
    forms = [fold(form) for forms in SHORT_FORMS.values() for form in forms]
    assert set(SHORT_FORMS) <= set(delegations().by_code)
    owners = {form: {code for code, all_ in SHORT_FORMS.items() if form in map(fold, all_)} for form in forms}
    assert all(len(codes) == 1 for codes in owners.values())
