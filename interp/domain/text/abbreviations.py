"""Abbreviations whose full stop does not end a sentence, in six languages, and what may follow each kind."""

from typing import Literal

Kind = Literal["before_name", "before_number", "ending"]

# a name or a word always follows: "Mr. Choi", "Excmo. Sr.", "см. документ"
BEFORE_NAME: dict[str, str] = {
    "en": "mr mrs ms messrs dr drs prof hon rt.hon rev st h.e h.h h.r.h amb gen col lt capt maj sgt gov sen rep dem"
    " dept univ assoc mt ft e.g i.e cf viz vs v approx ca incl excl tel ext resp alt",
    "fr": "m mm mme mlle dr pr prof me mgr st ste s.e s.e.m s.m s.a.r p.ex ex cf c.-à-d c.à.d env tél not adr",
    "es": "sr sra srta sres sras dr dra dres prof profa excmo excma excmos excmas ilmo ilma ilmos ilmas d dña lic ing"
    " arq gral cnel cap tte mons s.e s.m s.a.r ud uds vd vds p.ej ej cf cfr vid aprox tel ee rep sto sta hno hna",
    "ru": "г-н г-жа проф акад д-р им ул просп пер пл см ср напр т.е т.н т.к т.о в.т.ч тел адм ген полк чел",
    "ar": "د أ أ.د م ص.ب",
    "zh": "",
}
# these stand before a number or a letter, and end a sentence before anything else: "para. 12", "núm. 5", "п. 3"
BEFORE_NUMBER: dict[str, str] = {
    "en": "no nos para paras subpara subparas art arts sect sects sec chap chaps ch p pp vol vols fig figs ann res doc"
    " docs suppl add corr rev ed eds op item jan feb mar apr jun jul aug sep sept oct nov dec max min r reg cl",
    "fr": "no nos n par para art al ch chap p pp pt vol fig sect rés doc suppl add janv févr avr juill sept oct nov"
    " déc max min tabl t éd",
    "es": "núm núms num no nro párr párrs art arts pág págs p pp vol vols cap caps fig secc res resol doc docs supl"
    " apdo apdos inc incs let tít ene feb mar abr may jun jul ago sept set oct nov dic máx mín ed t",
    "ru": "п пп пункт ст стр с гл рис табл разд подп абз прил рез док т тт ч вып изд доп испр янв февр март апр авг"
    " сент окт нояб дек макс мин кв",
    "ar": "ص ج ف رقم",
    "zh": "",
}
# these may end a sentence: when the next word begins with a capital and enough words came before
ENDING: dict[str, str] = {
    "en": "etc inc ltd co corp jr sr bros al ibid a.m p.m am pm u.n u.s u.k e.u ph.d b.c a.d",
    "fr": "etc cie jr s.a s.a.r.l al ibid n.u",
    "es": "etc cía jr ltda s.a uu ee.uu a.m p.m h hs ibid al",
    "ru": "г гг в вв др т.д т.п тыс млн млрд трлн руб долл коп ч мин сек н.э э проч пр и.о о обл",
    "ar": "م ه هـ ق.م",
    "zh": "",
}
KINDS: tuple[tuple[Kind, dict[str, str]], ...] = (
    ("before_name", BEFORE_NAME), ("before_number", BEFORE_NUMBER), ("ending", ENDING),
)  # fmt: skip
WORDS: dict[str, dict[str, frozenset[Kind]]] = {
    language: {
        word: frozenset(kind for kind, table in KINDS if word in table[language].split())
        for _, table in KINDS
        for word in table[language].split()
    }
    for language in BEFORE_NAME
}
NONE: frozenset[Kind] = frozenset()


def kinds(word: str, language: str) -> frozenset[Kind]:
    """Return the kinds of abbreviation a word followed by a full stop can be; empty when it is none.

    `word` comes without that full stop, in any case. English abbreviations are found in every language.
    """
    folded = word.casefold()
    return WORDS.get(language, {}).get(folded) or WORDS["en"].get(folded, NONE)
