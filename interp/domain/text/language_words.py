"""Words, endings and letters by which languages are told apart: those of the six, and of others that resemble them."""

import re

# Common words; one shared by two languages counts for both.
SIX = {
    "en": "the of and to in is that for on with as by are be this from or which its has have was were not it will"
    " should at an all their they we you your can may must also been more our i he she every thank good morning"
    " afternoon statement chair rights note concept now ladies gentlemen excellencies distinguished delegates so"
    " no any such who when these than there would under between where only each other into shall his her if had"
    " review meeting annual full day technology information challenges child children discussion framework council"
    " panel statements please before after within per cent living than meaning representative high commissioner"
    " those them but what about most some one nor without against during everyone anyone whose",
    "fr": "le la les l des du de d et à en un une est que qu qui pour dans par sur au aux avec ce c cette ces son sa"
    " ses il elle ils nous vous ne n pas ou où se s leur leurs été être ont a sont plus également droits merci monsieur"
    " madame mesdames messieurs président déclaration bonjour note avez avons allons parole y enfants tous ainsi"
    " toute tout toutes sans entre comme sous doit doivent peut dont elles même aussi nul aucun ni si mais selon je"
    " réunion journée enfant consacrée deuxième premier première vite devant depuis documents officiels session"
    " notre nos votre ceux afin lors contre chaque fait faire soit cela celui celle",
    "es": "el la los las de del y en a al un una es que para por con se su sus lo como más este esta estos estas ha han"
    " son no sobre entre también fue ser nos sin cuando derechos gracias señor señora señoras señores presidente"
    " declaración buenos días usted nota vamos ahora tiene tienen palabra todos niños así nadie"
    " toda todo todas o e ni u si sino hay cada otro otra otros otras debe deben puede pueden mediante según hasta"
    " desde donde cual cuales quien quienes ante bajo contra dicho dicha nuestro nuestra muy pero ya persona derecho"
    " niño reunión anual período sesiones documentos oficiales representante general"
    " está están sea sean ello les le me ninguno ninguna cualquier",
}
# Other languages in Latin script: a text with more of their words is in none of the six.
NEIGHBOURS = {
    "pt": "o a os as um uma de do da dos das em no na nos nas que não com para por se mais são é ao à aos às e ou pelo"
    " pela foi ser sobre também seu sua entre como direitos declaração obrigado senhor presidente todas todos uns"
    " toda todo pelos pelas num numa seus suas isso este esta estes estas tem têm qualquer pessoa direito sem até"
    " já há quem cada outro outra nem está muito mas ainda deve devem pode",
    "gl": "o a os as un unha de do da dos das en no na nos nas que non con para por se máis son é ao á aos ás e ou polo"
    " pola foi ser sobre tamén seu súa entre como dereitos toda todo persoa dereito ten teñen sen ata",
    "it": "il lo la l gli le di d del della dei degli delle al alla che e è per con non sono una un nel nella si in da"
    " dal ha i su sul sui come anche più diritti deciso grazie signor dichiarazione"
    " ogni individuo diritto ed o a ad ai alle sua suo suoi loro essere senza nei nelle dalla questo questa deve",
    "de": "der die das und in den von zu mit ist nicht auf für ein eine einer des dem sich werden wir ich im am an war"
    " waren sind hat alle oder jeder seine seiner als auch durch bei nach aus über keine wird zum zur dass haben",
    "ca": "el la els les l de d i en un una que és per amb no del dels són al als tots drets"
    " tota tot o a ha han té dret seva seu ni ser cap sense aquest aquesta com s n es pel pels",
    "ro": "și de în la cu pe o un este sunt care nu din să ale lui se toate prin orice sau a are dreptul fi pentru",
    "nl": "de het een en van in is dat op te zijn met voor niet aan er worden alle over of heeft ieder recht tot door",
    "tr": "ve bir bu için ile da de her olan veya hakkı olarak gibi daha çok var ne ya",
    "pl": "i w na z do się nie że jest to o prawo każdy lub oraz przez dla od po",
    "id": "dan yang di dengan untuk dari atau pada tidak ini itu dalam setiap orang hak",
}
COMMON = {language: frozenset(words.split()) for language, words in (SIX | NEIGHBOURS).items()}
LETTERS = {
    "fr": "çêèàùœîôûâëï", "es": "ñáíóú¿¡", "pt": "ãõçáâêíóú", "gl": "ñáíóú", "de": "äöüß", "it": "ìòàèù",
    "ca": "çàèòïŀ", "ro": "șțşţăâî", "tr": "ışğçöü", "pl": "ąćęłńóśźż",
}  # fmt: skip
# Letters of Latin script that are no language's own above but occur in words of the one that has them.
ALPHABET = {"en": "éèêïöüñçà", "fr": "àâæçéèêëîïôœùûüÿñ", "es": "áéíñóúüç"}
ENDINGS = {
    "en": re.compile(r"(?:ing|ness|ship|ght|ful|hood|edom|ly|th|wn)$"),
    "fr": re.compile(r"(?:ements?|eurs?|euses?|eux|ités?|aires?|iques?|ées?|ances?|aient|ait)$"),
    "es": re.compile(r"(?:ción|ciones|dad|dades|mientos?|[ai]dos|[ai]das|encia|anza)$"),
    "pt": re.compile(r"(?:ção|ções|dade|dades|mentos?|ência|agem|ão|ões)$"),
    "gl": re.compile(r"(?:ción|cións|dade|dades|mentos?|encia)$"),
    "it": re.compile(r"(?:zione|zioni|ità|mente|menti|anza)$"),
    "ca": re.compile(r"(?:ció|cions|tat|tats)$"),
    "de": re.compile(r"(?:ung|ungen|keit|lich\w*|heit)$"),
    "ro": re.compile(r"(?:ția|ții|lor|tea|rea)$"),
}
# Arabic script: words and letters of Arabic, and of Persian, Urdu, Pashto and Kurdish.
ARABIC_WORDS = frozenset(
    "في من على إلى أن إن عن مع هذا هذه التي الذي الذين كل لكل أو ما لا كما بين ذلك تلك حق أي وفي ومن وعلى أنه"
    " كان كانت قد لم لن هو هي نحن غير بعد قبل عند حيث ولا وأن بشأن شكرا سيدي الرئيس لها له دون أية حول هناك".split()
)
ARABIC_LETTERS = "ةأإي"
NOT_ARABIC_LETTERS = "پچژگکیےٹڈڑںہھېۍښټډړځڅګڼەێۆڕڵڤ"
NOT_ARABIC_WORDS = frozenset("از به که در را این است و برای با آن می شود یا هر د په او ته یې".split())
# Cyrillic script: words and letters of Russian, and of Ukrainian, Belarusian, Bulgarian, Serbian and others.
RUSSIAN_WORDS = frozenset(  # in no neighbour's language
    "что это его чтобы если только она они был была были будет будут также должен должна должны может могут имеет"
    " который которая которого которых которые этот эта эти этого этой всех каждый со её ее между спасибо благодарю"
    " об их году дня ребенка детей человека председатель г-н г-жа вопрос вопросу было есть нет уже более менее чем"
    " заседание меня нас вас вам из тех том тем после во ко".split()
)
RUSSIAN_LETTERS = "ыэё"
RUSSIAN_ENDING = re.compile(
    r"(?:ость|остью|ости|ению|ием|ый|ых|ые|ать|ить|ются|ется|ского|ская|ское|ное|ной|ная|ную|иях)$"
)
NOT_RUSSIAN_LETTERS = "іїєґўјљњћђџѓќѕқңғүұөһәѝ"
NOT_RUSSIAN_WORDS = frozenset(
    "що або від та про як це дякую пане людини людей має мають його й бути яких які який з"
    " се са е със че като който която които ще бъде има всеки това"
    " је су сваки свако би која није са"
    " што ад кожны мае яго яна ці".split()
)
# Han characters: written so in simplified Chinese only, function words of Chinese, and written so in Japanese only.
CHINESE_CHARACTERS = frozenset(
    "这们对为说时务义东举习书亲产众优传伤伦则创别动劳势华协单卖卫历厅厉压发变启员响团园围图场块坚坛垄备复"
    "够头夺奋妇妈娱孙宁实审宪宽宾尔尝层岁岛币师带帮应开异张弹强归录彻忆忧怀态总恳恶惩战户执扩扫扬护报拟择"
    "损换摆敌显晓极构标栏树样桥检权欢毕汉沟泽洁测济浓灭灵灾炼热爱环现电疗监盘码确础离种积稳穷竞笔类紧红约"
    "级纪纯纲纳纷组细织终经结给络绝统继绩续维综绿缔编缩罗罚罢职联聪肃胁胜脑节艺苏荣药获营萨蓝虑虽补规视览"
    "觉订认讨让议讯记许论设访证评识诉词试诚话询该详语误请诸课调谅谈谋谓谢谨谱负财责败货质购贫贯贸费资赋赖"
    "赛赞趋跃车转轮软轻较辅输边达迁过迈运还进远违连迟适选逊递遗邮邻郑酿释针钟钢钱银销错锋镇长门问间闻阁队"
    "阳阴阶际陆陈险隐难韩页项须顾顿预领题额风饭饮马驱验鱼鸟齐龄的是了"
)
JAPANESE_CHARACTERS = frozenset(
    "権発対経済応実関総団図拡広変気処単戦検様県続読転両価児労効圧専帯庁悪択拠挙捜摂撃栄楽歓満焼犠脳蔵薬覧"
    "訳譲軽遅郷釈録険隠雑顕験黒齢従恵歴毎縦繊聴鋭駅営覚観込働枠"
)
