"""Tells a person's name from words of a sentence, and an office from a clause, in the six languages."""

import re

MOST = 6  # words in a name
MOST_ARABIC = 4  # words in an Arabic name that the meeting does not know: nothing but verbs tells where it ends
# Words without a capital that stand between the capitals of a name.
PARTICLES = frozenset(
    "abu af al as at av ben bin bint binti da das de del dela della den der di do dos du e el ibn la las le los os san"
    " te ten ter und van vande vom von y zu zum zur ould ag"
    " аль бен бин ван да дас де дель дер ди дос ду дю ибн ла ле фон эль оглы оглу кызы уль ад ан ар ас ат аш эд эн эр"
    .split()
)  # fmt: skip
CAPITAL = re.compile(r"(?:[dDlLOoд]['’]|[a-zа-я]{1,3}[-‑])?[^\W\d_a-zа-яё].*")
INITIAL = re.compile(r"[^\W\d_](?:\.-?[^\W\d_])*\.|(?:Jr|Sr|St|Ste)\.")
INSIDE = re.compile(r"[^\W\d_]+(?:[.'’ʼ‘`´-]+[^\W\d_]+)*['’ʼ‘`´]?")
# Forms of address: a name that contains one is two persons.
ADDRESSES = frozenset("mr ms mrs miss dr prof mme mlle sra sr srta dra г-н г-жа д-р проф".split())
# Words that begin a clause about a person, or make one of what follows the name.
CLAUSE_WORDS = {
    "en": "who whom whose which that where when while and but or if because although as after before speaking noting"
    " having being thank thanks please is are was were has have had will would can could should must may might does did"
    " said says told met made took gave went came spoke left saw asked thanked welcomed visited i we you he she they"
    " it there this these it's don't not his her their to agreed stated noted added",
    "fr": "qui que qu dont où quand lorsque et mais ou si car comme après avant est sont était étaient a ont avait"
    " avaient sera seront peut doit fut il elle ils elles nous vous je on c ce cela n ne s se a-t-il a-t-elle j merci",
    "es": "que quien quienes cuyo donde cuando y e pero o si porque aunque como tras antes es son era eran fue fueron"
    " ha han había habían será puede debe dijo no se nos le lo yo nosotros usted él ella ellos hay está están gracias",
    "ru": "который которая которые где когда и а но или если потому что чтобы после до был была были будет есть может"
    " должен не это мы вы он она они я спасибо сказал сказала заявил заявила",
}
CLAUSES = {language: frozenset(words.split()) for language, words in CLAUSE_WORDS.items()}
FIRST_ONLY = frozenset("and et y e и or ou o или to as comme como of his her their le lo до si".split())
REFLEXIVE = re.compile(r"[а-яё]{2,}(?:лся|лась|лось|лись|ется|ются|ится|ятся)$")
# Of the first word only: an office begins with none of these but a general's.
PAST = re.compile(r"(?!генерал)[а-яё]{2,}(?:[аеиоуыя](?:л|ла|ло|ли)|[аиыя]в(?:ши)?|[аеуя]я|вшись|[ауяю]ет|[ия]т)$")
ARABIC_MARKS = re.compile("[\u064b-\u0652]")
# Arabic verbs of what persons do in meetings, third person, past; present and feminine forms are made from them.
ARABIC_VERBS = (
    "قال زار أعلن أكد ذكر أشار صرح التقى ألقى شكر رحب طلب سأل أجاب غادر وصل حضر شارك ترأس قدم عرض دعا حث أعرب شدد أوضح"
    " أضاف اقترح وافق رفض وقع افتتح اختتم تحدث تكلم خاطب أبلغ أخبر أيد لاحظ اعتبر رأى يرى كان ليس صار بدأ انتهى عقد"
    " اعتمد قرر أصدر أعد أجرى قام جاء ذهب عاد سافر تولى عين عُين انتخب انضم ناقش استعرض استقبل بحث كتب قرأ أرسل تلقى سلم"
    " نفى أدان ندد استنكر انتقد حذر نبه ناشد طالب تعهد وعد أبدى أثنى هنأ أعطى أخذ وجه أدلى نقل شرح بين أثار تناول مثل"
    " ساعد دعم عمل سعى استمع علق رد ختم استأنف رفع فتح أغلق دخل خرج مات توفي قتل ولد عاش درس علم فاز حصل أصبح ظل استقال"
).split()
ARABIC_OTHERS = frozenset(
    "إن أن إلى على في من عن مع بين عند أمام لدى بعد قبل منذ حتى حيث الذي التي الذين ما لا لم لن قد سوف هو هي هم هذا هذه"
    " ذلك تلك كما لأن لكن ثم أو وقد أمس اليوم غدا غداً أيضا أيضاً كل بعض غير سيدي كلمته كلمتها بيان بيانا بياناً وفد تقرير"
    " التقرير القرار الاجتماع الجلسة المجلس جنيف نيويورك الوفد البيان الكلمة مدينة بلده بلدها شكره تأييده".split()
)
ARABIC_OFFICES = re.compile(
    r"^(?:و?(?:ال)?)(?:نائبة?|رئيسة?|ممثلة?|مفوضة?|سامي|أمينة?|وزيرة?|مديرة?|عضوة?|أستاذة?|خبيرة?|سفيرة?|مقررة?|منسقة?"
    r"|كبيرة?|مستشارة?|مساعدة?|وكيلة?|قاضية?|مدعية?|محامية?|باحثة?|مندوبة?|قائمة?|رؤساء|ميسرة?|متحدثة?|موظفة?|طبيبة?"
    r"|محررة?|صحفية?|ناشطة?|مؤسسة?|شريكة?|حاكمة?|ملكة?|ملك|أميرة?|أمير|مسؤولة?|منشقة?|داعية|ناطقة?|رائدة?|عميدة?|نقيبة?"
    r"|راعية?|مبعوثة?|حقوقية?|كاتبة?)(?=\s|$|[،,.)])"
)
# Characters in which Chinese writes foreign names, and endings of offices that may stand before a name.
CHINESE_SOUNDS = frozenset(
    "阿埃艾爱安昂奥澳巴拜班邦保鲍贝本比彼宾波伯勃博布查察昌切茨达戴丹当道德登邓迪蒂丁东杜顿敦多恩尔法凡范方菲费芬丰冯弗"
    "夫福富噶盖甘冈高戈哥格葛根贡古瓜圭哈海汉汗杭豪何赫黑亨洪侯胡华怀惠霍基吉季加贾嘉简江杰捷金津京久居卡凯坎康考柯科可克"
    "肯孔库夸奎昆拉莱赖兰朗劳勒雷累黎里理利丽莉立连莲列林琳龙隆卢鲁路露伦罗洛吕律玛马迈麦曼芒毛梅门蒙米密敏明缪莫默穆姆木"
    "纳娜乃奈南瑙内尼涅宁纽农努诺欧帕潘庞佩彭皮平珀普浦奇齐恰钱乔琴青琼丘屈让热日荣茹瑞若萨塞赛桑瑟森沙莎珊尚绍舍申沈盛"
    "施什石史士舒斯司丝思松苏素孙所索塔泰坦汤唐陶特腾提田廷通图土托瓦万旺威韦维魏温文翁沃乌吾武西希锡夏香肖晓谢辛欣兴休修"
    "许雪亚延扬杨耶叶伊依因英尤于约月云赞扎泽曾詹章珍芝治兹朱卓子宗祖佐喀珠哲婕芭茜薇雅妮黛蒂凯特吉莫摩迪耳谟仁胜阮武陈"
)
CHINESE_OFFICE = re.compile(r"(?:员|长|表|席|官|授|任|使|家|理|书|师|者|人|问|裁|监|首相|领袖)$")
CHINESE_ROLE = re.compile(
    r"(?:员|长|代表|主席|官|教授|主任|大使|专家|经理|秘书|律师|学者|负责人|顾问|总裁|总监|总理|首相)"
)
CHINESE_CLAUSE = re.compile(
    r"[了。！？我您你她说]|(?<!其)他|将(?!军)|访问|感谢|指出|表示|欢迎|昨天|今天|当时|随后|主席请|会见|介绍|离开"
)


def is_name(text: str, language: str) -> bool:
    """Return whether a text is a person's name and nothing else; in Arabic, whether nothing in it forbids that."""
    words = text.split()
    if not words or any(char.isdigit() for char in text):
        return False
    if language == "ar":
        return len(words) <= MOST_ARABIC and not any(_is_arabic_verb(word) for word in words)
    if len(words) > MOST or any(word.rstrip(".").casefold() in ADDRESSES and len(word) > 1 for word in words[:-1]):
        return False
    return _is_capital(words[-1]) and all(map(_may_be_in_name, words)) and not _heaped(words)


def _is_capital(word: str) -> bool:
    return bool(CAPITAL.fullmatch(word))


def _may_be_in_name(word: str) -> bool:
    if word in PARTICLES or INITIAL.fullmatch(word):
        return True
    return _is_capital(word) and bool(INSIDE.fullmatch(word))


def _heaped(words: list[str]) -> bool:
    """Return whether more particles follow each other than in "de la" or "van der"."""
    return any(all(word in PARTICLES for word in words[place : place + 3]) for place in range(len(words) - 2))


def _is_arabic_verb(word: str) -> bool:
    """Return whether an Arabic word is a verb of the list in one of its forms, or another word no name contains."""
    return word in ARABIC_FORMS or word.removeprefix("و") in ARABIC_FORMS


def _arabic_forms() -> frozenset[str]:
    """Return the verbs, feminine and plural, in the present and the future, with and without what is attached."""
    found: set[str] = set(ARABIC_OTHERS)
    for verb in ARABIC_VERBS:
        stem = verb.removeprefix("أ") if len(verb) > 3 else verb
        stem = stem.removeprefix("ا") if len(stem) > 3 else stem
        past = verb.removesuffix("ى") if verb.endswith("ى") else verb
        found |= {verb, f"{past}ت", f"{verb}وا", f"{verb}ه", f"{verb}ها", f"ف{verb}", f"{past}تها"}
        found |= {f"{begin}{stem}" for begin in ("ي", "ت", "سي", "ست", "وي", "وت")}
        if len(verb) == 3 and verb[1] == "ا":  # قال, يقول; زار, يزور
            found |= {f"{begin}{verb[0]}{weak}{verb[2]}" for begin in ("ي", "ت", "سي", "ست") for weak in "وي"}
    return frozenset(found - {"يزيد", "يحيى"})


ARABIC_FORMS = _arabic_forms()


def is_office(text: str, language: str) -> bool:
    """Return whether what follows a name can be the person's office or affiliation, not a clause about the person."""
    if not text:
        return True
    if language == "zh":
        return bool(CHINESE_ROLE.search(text)) and not CHINESE_CLAUSE.search(text)
    if language == "ar":
        text = ARABIC_MARKS.sub("", text)
        words = re.findall(r"[^\W\d_]+", text)
        return bool(ARABIC_OFFICES.match(text)) and not any(_is_plain_arabic_verb(word) for word in words)
    words = re.findall(r"[^\W_]+(?:-[^\W_]+)*", text.casefold())
    if not words or words[0] in CLAUSES[language]:
        return False
    inner = CLAUSES[language] - FIRST_ONLY
    if language == "ru":
        return not PAST.fullmatch(words[0]) and not any(word in inner or REFLEXIVE.fullmatch(word) for word in words)
    return not any(word in inner for word in words) and not _ends_sentence(text, words)


def _is_plain_arabic_verb(word: str) -> bool:
    return len(word) > 3 and word not in ARABIC_OTHERS and _is_arabic_verb(word)


def _ends_sentence(text: str, words: list[str]) -> bool:
    """Return whether a text is the end of a long sentence: an office is printed without a full stop."""
    return text.rstrip("»”\"")[-1:] in ".!?" and len(words) > 8 and not re.search(r"\b[A-Z][\w.]{0,3}\.$", text)


def ends_in_office(text: str) -> bool:
    """Return whether a Chinese text before a name is an office: it ends in one and holds no verb."""
    return bool(CHINESE_OFFICE.search(text)) and not CHINESE_CLAUSE.search(text)


def split_chinese(text: str) -> tuple[str, str] | None:
    """Return the office before a name and the name, of "副高级专员凯特·吉尔莫尔"; None if something else stands there.

    A foreign name begins where all characters up to its dot are such that render sounds.
    """
    first, dot, rest = text.partition("·")
    if not dot or not all(char in CHINESE_SOUNDS or char == "·" for char in rest):
        return None
    start = len(first)
    while start and first[start - 1] in CHINESE_SOUNDS and not CHINESE_OFFICE.search(first[:start]):
        start -= 1
    office = first[:start]
    if start == len(first):
        return None
    return office, text[start:]
