"""Sentences in six languages with an hour, a resolution, a session, a share, an amount or a number, right and wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations

from interp.domain.model.meeting_languages import MEETING_LANGUAGES

ORDER = ("en", "fr", "es", "ru", "ar", "zh")
FIRST = ("clock", "resolution", "session", "percentage", "amount")  # of which no fault may pass


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and a translation of it, and what was done to the translation: "" for nothing."""

    kind: str
    fault: str
    source: str
    target: str
    languages: tuple[str, str]


# kind -> sentences in ORDER, each with {} for the value
SENTENCES: dict[str, tuple[tuple[str, ...], ...]] = {
    "clock": (
        ("The meeting opens {} in Room XX.", "La séance s’ouvre {} dans la salle XX.",
         "La sesión comienza {} en la Sala XX.", "Заседание откроется {} в зале XX.",
         "تفتتح الجلسة {} في القاعة XX.", "会议{}在XX号会议室开始。"),
        ("On 7 March 2016 the 17th meeting of 47 members opens {} as planned.",
         "Le 7 mars 2016, la 17ᵉ séance des 47 membres s’ouvre {} comme prévu.",
         "El 7 de marzo de 2016, la 17ª sesión de los 47 miembros comienza {} como previsto.",
         "7 марта 2016 года 17-е заседание 47 членов откроется {} как намечено.",
         "في 7 آذار/مارس 2016، تفتتح الجلسة 17 للأعضاء الـ 47 {}.", "2016年3月7日，47个成员国的第17次会议{}开始。"),
    ),
    "resolution": (
        ("The Council recalls its resolution {} on the rights of the child.",
         "Le Conseil rappelle sa résolution {} sur les droits de l’enfant.",
         "El Consejo recuerda su resolución {} sobre los derechos del niño.",
         "Совет ссылается на свою резолюцию {} о правах ребенка.",
         "يشير المجلس إلى قراره {} بشأن حقوق الطفل.", "理事会回顾其关于儿童权利的第{}号决议。"),
        ("In 2015, 47 members adopted decision {}.", "En 2015, 47 membres ont adopté la décision {}.",
         "En 2015, 47 miembros aprobaron la decisión {}.", "В 2015 году 47 членов приняли решение {}.",
         "في عام 2015، اعتمد 47 عضواً المقرر {}.", "2015年，47个成员国通过了第{}号决定。"),
    ),
    "session": (
        ("The report was presented at the {} session of the Council.",
         "Le rapport a été présenté à la {} session du Conseil.",
         "El informe se presentó en el {} período de sesiones del Consejo.",
         "Доклад был представлен на {} сессии Совета.", "عُرض التقرير في الدورة {} للمجلس.",
         "报告已提交理事会第{}届会议。"),
        ("On 7 March 2016 the {} session began with 25 speakers.",
         "Le 7 mars 2016, la {} session a commencé avec 25 orateurs.",
         "El 7 de marzo de 2016, el {} período de sesiones comenzó con 25 oradores.",
         "7 марта 2016 года на {} сессии выступили 25 ораторов.",
         "في 7 آذار/مارس 2016، بدأت الدورة {} بـ 25 متكلماً.", "2016年3月7日，第{}届会议开幕，25人发言。"),
    ),
    "percentage": (
        ("Nearly {} of all children go to school.", "Près de {} des enfants vont à l’école.",
         "Casi el {} de los niños van a la escuela.", "Почти {} детей ходят в школу.",
         "يذهب نحو {} من الأطفال إلى المدرسة.", "近{}的儿童上学。"),
        ("In 2015, {} of 630 schools had no water.", "En 2015, {} des 630 écoles n’avaient pas d’eau.",
         "En 2015, el {} de las 630 escuelas no tenía agua.", "В 2015 году {} из 630 школ не имели воды.",
         "في عام 2015، لم يكن لدى {} من 630 مدرسة ماء.", "2015年，630所学校中{}没有水。"),
    ),
    "amount": (
        ("The Fund received {} for schools.", "Le Fonds a reçu {} pour les écoles.",
         "El Fondo recibió {} para escuelas.", "Фонд получил {} на школы.",
         "تلقى الصندوق {} للمدارس.", "基金收到{}用于学校。"),
        ("In 2015, 63 States paid {}.", "En 2015, 63 États ont versé {}.", "En 2015, 63 Estados pagaron {}.",
         "В 2015 году 63 государства внесли {}.", "في عام 2015، دفعت 63 دولة {}.", "2015年，63个国家缴纳{}。"),
    ),
    "number": (
        ("The mission visited {} schools and spoke with teachers.",
         "La mission a visité {} écoles et parlé avec des enseignants.",
         "La misión visitó {} escuelas y habló con los maestros.",
         "Миссия посетила {} школ и беседовала с учителями.",
         "زارت البعثة {} مدرسة وتحدثت مع المعلمين.", "特派团访问了{}所学校，并与教师进行了交谈。"),
        ("In 2015, {} of 630 schools had no water.", "En 2015, {} des 630 écoles n’avaient pas d’eau.",
         "En 2015, {} de las 630 escuelas no tenían agua.", "В 2015 году {} из 630 школ не имели воды.",
         "في عام 2015، لم يكن لدى {} من 630 مدرسة ماء.", "2015年，630所学校中有{}所没有水。"),
    ),
}  # fmt: skip
VALUES: dict[str, tuple[tuple[str, ...], ...]] = {
    "clock": (
        ("at 9 a.m.", "à 9 heures", "a las 9 horas", "в 9 ч. 00 м.", "في الساعة 9/00", "上午9时"),
        ("at 10.30 a.m.", "à 10 h 30", "a las 10.30 horas", "в 10 ч. 30 м.", "في الساعة 10/30", "上午10时30分"),
        ("at 3 p.m.", "à 15 heures", "a las 15.00 horas", "в 15 ч. 00 м.", "في الساعة 15/00", "下午3时"),
        ("at 4:45 p.m.", "à 16 h 45", "a las 16.45 horas", "в 16 ч. 45 м.", "في الساعة 16/45", "下午4时45分"),
        ("at 11:20", "à 11:20", "a las 11:20", "в 11:20", "في الساعة 11:20", "11:20"),
        ("at noon", "à midi", "a mediodía", "в полдень", "ظهراً الساعة 12", "中午12时"),
        ("at 3 a.m.", "à 3 heures", "a las 3.00 horas", "в 3 ч. 00 м.", "في الساعة 3/00", "凌晨3时"),
    ),
    "resolution": tuple(
        (number,) * 6 for number in ("28/19", "7/29", "5/1", "60/251", "70/1", "12/12", "31/7", "S-21/1")
    ),
    "session": (
        ("thirty-first", "trente et unième", "31º", "тридцать первой", "الحادية والثلاثين", "三十一"),
        ("seventieth", "soixante-dixième", "septuagésimo", "семидесятой", "السبعين", "七十"),
        ("ninth", "neuvième", "noveno", "девятой", "التاسعة", "九"),
        ("21st", "vingt et unième", "21º", "двадцать первой", "الحادية والعشرين", "二十一"),
        ("first", "première", "primer", "первой", "الأولى", "一"),
        ("sixteenth", "seizième", "16º", "шестнадцатой", "السادسة عشرة", "十六"),
    ),
    "percentage": (
        ("5 per cent", "5 %", "5 %", "5 процентов", "5 في المائة", "5%"),
        ("12.5 per cent", "12,5 %", "12,5 %", "12,5 процента", "12.5 في المائة", "12.5%"),
        ("40 per cent", "40 %", "40 %", "40 процентов", "40 في المائة", "40%"),
        ("78%", "78 %", "78%", "78 %", "78 في المائة", "百分之七十八"),
        ("1 per cent", "1 %", "1 %", "1 процент", "1 في المائة", "1%"),
    ),
    "amount": (
        ("$5", "5 dollars", "5 dólares", "5 долл. США", "5 دولارات", "5美元"),
        ("$1.5 million", "1,5 million de dollars", "1,5 millones de dólares", "1,5 млн долл. США", "1.5 مليون دولار",
         "150万美元"),
        ("$1,250,000", "1 250 000 dollars", "1.250.000 dólares", "1 250 000 долл. США", "000 250 1 دولار", "125万美元"),
        ("€12 billion", "12 milliards d’euros", "12.000 millones de euros", "12 млрд евро", "12 بليون يورو",
         "120亿欧元"),
        ("€5", "5 euros", "5 euros", "5 евро", "5 يورو", "5欧元"),
        ("40 Swiss francs", "40 francs suisses", "40 francos suizos", "40 швейцарских франков", "40 فرنكاً سويسرياً",
         "40瑞士法郎"),
        ("10 dollars", "10 dollars", "10 dólares", "10 долларов", "10 دولارات", "10美元"),
    ),
    "number": tuple((number,) * 6 for number in ("10", "12", "15", "25", "47", "78", "93", "99", "52", "120", "31")),
}  # fmt: skip


def seeded(kind: str, most: int = 2, one_in: int = 1) -> Iterator[Pair]:
    """Yield every sentence of a kind with its right translation, without its value, and with `most` other values.

    `one_in` 3: a third of them, in which each value is still read and written in each language.
    """
    for six in SENTENCES[kind]:
        for one, two in permutations(range(len(MEETING_LANGUAGES)), 2):
            for place, right in enumerate(VALUES[kind]):
                if (place + one + two) % one_in:
                    continue
                source, languages = six[one].format(right[one]), (ORDER[one], ORDER[two])
                yield Pair(kind, "", source, six[two].format(right[two]), languages)
                yield Pair(kind, "lost", source, " ".join(six[two].format("").split()), languages)
                others = [*VALUES[kind][place + 1 :], *VALUES[kind][:place]]
                for wrong in others[:most]:
                    yield Pair(kind, "changed", source, six[two].format(wrong[two]), languages)


# numbers as each language in ORDER writes them, and a wrong way of it: a group or decimals lost, moved, or written with
# the separators of another language
WRITTEN: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "group lost": (("15,000", "15 000", "15.000", "15\u00a0000", "15,000", "15,000"), ("15",) * 6),
    "group added": (
        ("15,000", "15 000", "15 000", "15\u00a0000", "15 000", "15 000"),
        ("15,000,000", "15 000 000", "15.000.000", "15\u00a0000\u00a0000", "15,000,000", "15 000 000"),
    ),
    "group of another language": (
        ("15,250", "15 250", "15.250", "15\u00a0250", "15,250", "15,250"),
        ("15.250", "15,250", "15,250", "15,250", "15.250", "15.250"),
    ),
    "decimals lost": (("12.5", "12,5", "12,5", "12,5", "12.5", "12.5"), ("125",) * 6),
    "decimals cut": (("12.5", "12,5", "12,5", "12,5", "12.5", "12.5"), ("12",) * 6),
    "decimals moved": (
        ("12.5", "12,5", "12,5", "12,5", "12,5", "12.5"), ("1.25", "1,25", "1,25", "1,25", "1.25", "1.25"),
    ),
    "thousands of millions": (
        ("200 million", "200 millions", "200 millones", "200 млн", "200 مليون", "2亿"),
        ("200,000 million", "200 000 millions", "200.000 millones", "200 000 млн", "200,000 مليون", "2 000亿"),
    ),
}  # fmt: skip
SHARES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "to money": (
        ("40 per cent", "40 %", "40 %", "40 процентов", "40 في المائة", "40%"),
        ("$40", "40 dollars", "40 dólares", "40 долларов", "40 دولاراً", "40美元"),
    ),
    "to per mille": (
        ("0.7 per cent", "0,7 %", "0,7 %", "0,7 процента", "0.7 في المائة", "0.7%"),
        ("0.7 per mille", "0,7 pour mille", "0,7 por mil", "0,7 промилле", "0.7 في الألف", "0.7‰"),
    ),
    "in words": (
        ("three per cent", "trois pour cent", "tres por ciento", "три процента", "ثلاثة في المائة", "百分之三"),
        ("five per cent", "cinq pour cent", "cinco por ciento", "пять процентов", "خمسة في المائة", "百分之五"),
    ),
    "a number made a share": (
        ("40 schools", "40 écoles", "40 escuelas", "40 школ", "40 مدرسة", "40所学校"),
        ("40 per cent", "40 %", "40 %", "40 процентов", "40 في المائة", "40%"),
    ),
    "a third made a quarter": (
        ("a third", "un tiers", "un tercio", "треть", "ثلث", "三分之一"),
        ("a quarter", "un quart", "un cuarto", "четверть", "ربع", "四分之一"),
    ),
    "two thirds made three quarters": (
        ("two thirds", "deux tiers", "dos terceras partes", "две трети", "ثلثي", "三分之二"),
        ("three quarters", "trois quarts", "tres cuartas partes", "три четверти", "ثلاثة أرباع", "四分之三"),
    ),
    "swapped": (
        ("between 30 per cent and 45 per cent", "entre 30 % et 45 %", "entre el 30 % y el 45 %",
         "от 30 процентов до 45 процентов", "بين 30 في المائة و 45 في المائة", "30%到45%"),
        ("between 45 per cent and 30 per cent", "entre 45 % et 30 %", "entre el 45 % y el 30 %",
         "от 45 процентов до 30 процентов", "بين 45 في المائة و 30 في المائة", "45%到30%"),
    ),
    "three made four": (
        ("three groups", "trois groupes", "tres grupos", "три группы", "ثلاثة أفرقة", "三个小组"),
        ("four groups", "quatre groupes", "cuatro grupos", "четыре группы", "أربعة أفرقة", "四个小组"),
    ),
    "twelve made twenty": (
        ("twelve months", "douze mois", "doce meses", "двенадцать месяцев", "اثني عشر شهراً", "十二个月"),
        ("twenty months", "vingt mois", "veinte meses", "двадцать месяцев", "عشرين شهراً", "二十个月"),
    ),
}  # fmt: skip


def written(table: dict[str, tuple[tuple[str, ...], tuple[str, ...]]], kind: str) -> Iterator[Pair]:
    """Yield a sentence with a number in thirty directions, right and with its fault, by a table of such faults."""
    carried = SENTENCES["number"][0] if table is WRITTEN else SENTENCES["percentage"][0]
    right, wrong = table[kind]
    for one, two in permutations(range(len(MEETING_LANGUAGES)), 2):
        source, languages = carried[one].format(right[one]), (ORDER[one], ORDER[two])
        yield Pair(kind, "", source, carried[two].format(right[two]), languages)
        yield Pair(kind, "changed", source, carried[two].format(wrong[two]), languages)
