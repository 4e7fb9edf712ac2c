"""Short forms by which delegations are called in conversation, in the six languages, beside their names and codes.

A form is found only when it is typed whole: "uk" is the United Kingdom, and no beginning of "Ukraine".
"""

SHORT_FORMS: dict[str, tuple[str, ...]] = {
    "GBR": (
        "uk", "u.k.", "britain", "great britain",
        "grande-bretagne", "gran bretaña", "великобритания", "英国", "بريطانيا",
    ),
    "USA": ("us", "u.s.", "usa", "u.s.a.", "america", "ee.uu.", "ee. uu.", "eeuu", "é.-u.", "сша", "美国", "أمريكا"),
    "ARE": ("uae", "u.a.e.", "émirats", "emiratos", "оаэ", "阿联酋", "الإمارات"),
    "COD": ("drc", "d.r.c.", "dr congo", "rdc", "дрк", "刚果（金）", "刚果金", "الكونغو الديمقراطية"),
    "COG": ("congo-brazzaville", "congo brazzaville", "конго-браззавиль", "刚果（布）", "刚果布"),
    "PRK": (
        "dprk", "d.p.r.k.", "north korea", "rpdc",
        "corée du nord", "corea del norte", "кндр", "朝鲜", "كوريا الشمالية",
    ),
    "KOR": ("rok", "south korea", "corée du sud", "corea del sur", "южная корея", "韩国", "كوريا الجنوبية"),
    "RUS": ("russia", "russie", "rusia", "россия", "рф", "俄国", "روسيا"),
    "CAF": ("car", "rca", "цар", "中非"),
    "ZAF": ("rsa", "юар"),
    "SAU": ("ksa", "السعودية"),
    "PNG": ("png", "папуа"),
    "LAO": ("laos", "lao", "лаос", "لاوس"),
    "SYR": ("syria", "syrie", "siria", "сирия", "سوريا", "سورية"),
    "MDA": ("moldova", "moldavie", "moldavia", "молдавия"),
    "TZA": ("tanzania", "tanzanie", "танзания"),
    "VNM": ("vietnam", "вьетнам"),
    "MKD": ("macedonia", "macédoine", "македония"),
    "NLD": ("holland", "hollande", "holanda", "голландия"),
    "CZE": ("czech republic", "république tchèque", "república checa"),
    "CIV": ("ivory coast",),
    "CPV": ("cape verde",),
    "SWZ": ("swaziland",),
    "MMR": ("burma", "birmanie", "birmania"),
    "TLS": ("east timor", "timor oriental"),
    "BIH": ("bosnia", "bosnie", "босния"),
    "NZL": ("nz",),
    "CHN": ("prc", "p.r.c.", "rpc", "r.p.c.", "кнр", "中华人民共和国"),
    "icrc": ("icrc", "cicr", "мккк", "红十字会", "لجنة الصليب الأحمر الدولية"),
    "order-of-malta": (
        "order of malta", "smom", "ordre de malte", "orden de malta", "мальтийский орден", "فرسان مالطة",
    ),
    "ganhri": ("ganhri",),
}  # fmt: skip
