"""Compares persons' names across scripts: Latin, Cyrillic, Arabic and Chinese, by how their letters sound."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

CYRILLIC = dict(zip("абвгдежзийклмнопрстуфхцчшщыэ", "abvgdejziiklmnoprstufhssssie", strict=True))
CYRILLIC |= {"ё": "io", "ю": "iu", "я": "ia", "ъ": "", "ь": ""}
ARABIC = dict(zip("اأإآبتثجحخدذرزسشصضطظغفقكلمنهويىةپچگڤ", "aaaabttjhhdzrzsssdtzgfkklmnhuiaapsgv", strict=True))
CHINESE = (
    "a 阿, ai 埃爱艾, an 安, ang 昂, ao 奥, b 布, ba 巴, bai 拜白, ban 班, bang 邦, bao 保包鲍堡, bei 贝, ben 本, "
    "bi 彼比, bie 别, bin 宾, bo 伯卜博波, cai 蔡, ce 策, cen 岑, cha 查, chai 柴, chang 昌, chen 陈, chu 楚, ci 次, "
    "cuo 措, d 德, da 大达, dai 戴黛, dan 丹, dao 道, deng 登邓, di 第蒂迪, ding 丁, dong 东, du 杜, dun 顿, duo 多, "
    "e 厄, en 恩, f 夫, fa 法, fan 凡范, fang 芳, fei 菲费, fen 芬, feng 丰冯, fu 佛弗福, g 格, gai 盖, gan 甘, "
    "gang 冈, gao 高, ge 哥戈, gen 根, gong 贡, gu 古, gua 瓜, gui 圭贵, ha 哈, hai 海, han 汉罕翰, hao 豪, he 贺赫, "
    "hei 黑, heng 亨, hong 洪, hou 侯, hu 胡, hua 华, huai 怀, huang 黄, hui 惠, huo 霍, ji 季, jia 加嘉贾, jian 坚, "
    "jiang 江, jie 杰, jin 津近金, jing 京, jiu 久, ju 居, jun 君, k 克, ka 卡, kai 凯开, kan 坎, kang 康, kao 考, "
    "ke 可柯科, ken 肯, ki 基吉, kong 孔, ku 库, kua 夸, kui 奎, kun 昆, kuo 阔, l 尔, la 拉, lai 莱, lan 兰, "
    "lang 朗, lao 劳, lei 勒蕾雷, li 丽利李莉里, lian 廉连, liang 良, lie 列, lin 林琳, liu 刘, long 隆龙, "
    "lu 卢吕路露鲁, lun 伦, luo 洛罗萝, m 姆, ma 玛马, mai 迈麦, man 曼, mao 毛, mei 梅, men 门, meng 蒙, mi 密米, "
    "ming 明, mo 摩莫默, mou 缪, mu 慕木穆, na 娜拿纳, nai 奈, nan 南, nao 瑙, nei 内, ni 妮尼, nian 年, nie 涅, "
    "ning 宁, niu 纽, nong 农, nu 努, nuo 诺, ou 欧, p 普, pa 帕, pai 派, pan 潘, pang 庞, pei 佩, peng 彭蓬, "
    "pi 匹皮, ping 平, po 珀, pu 普, qi 其齐, qia 恰, qiao 乔, qie 切, qin 琴钦, qing 青, qiong 琼, qiu 丘裘, "
    "rang 让, rao 饶, re 热, ren 仁, ri 日, rong 荣, ru 茹, rui 瑞, ruo 若, s 斯, sa 撒萨, sai 塞赛, sang 桑, se 瑟, "
    "sen 森, sh 什, sha 沙莎, shan 山, shang 尚, shao 绍, she 舍, shen 申, sheng 圣, shi 史施石, shu 舒, shuo 朔, "
    "si 丝司, song 松, su 苏, sui 绥, sun 孙, suo 索, t 特, ta 塔, tai 泰, tan 坦, tang 唐汤, tao 陶, teng 滕, "
    "ti 提, tian 田, tie 铁, ting 廷, tong 通, ts 茨, tu 图, tuo 托, wa 瓦, wan 万, wang 旺王, wei 威维韦魏, "
    "wen 文温, weng 翁, wo 沃, wu 乌伍吴武, xi 习席希茜西锡, xia 夏, xiang 香, xiao 肖, xie 歇谢, xin 欣辛, xing 兴, "
    "xiu 休, xu 旭许, xun 逊, ya 亚娅雅, yan 延, yang 扬, yao 尧, ye 叶耶, yi 伊依, yin 因, ying 英, you 尤, yu 于, "
    "yue 约, z 兹, ze 泽, zha 扎, zhan 詹, zhang 张, zhao 赵, zhen 珍真, zheng 郑, zhi 治芝, zhou 周, zhu 朱, "
    "zhuo 卓, zong 总, zu 祖, zuo 佐, "
)
SYLLABLES = {
    char: sound.replace("q", "ch")  # as it sounds; the letter alone would be a k
    for each in CHINESE.rstrip(", ").split(", ") for sound, chars in (each.split(),) for char in chars
}  # fmt: skip
JOHN = "约翰"  # sounds like no John
GI, JI = "吉", "季"  # the first also stands for the sound of the second: 查特吉
SOUND_OF = CYRILLIC | ARABIC | SYLLABLES
# spellings that the languages use for one another, reduced to one letter for each sound that all of them keep apart
ALIKE = (
    (r"(?<=[aeiou])gh$", ""), (r"t(?=t[sz])", ""),
    (r"ng(?![aeiou])", "n"), (r"sch|tch|dzh|dj|dz|dj|ch|sh|zh|ts|tz|cz|[jxzç]|c(?=[eiy])", "s"), (r"ph|[vf]", "f"),
    (r"ck|qu|kh|gh|[qcg]", "k"), (r"ee", "i"), (r"p", "b"), (r"th|dh|d", "t"), (r"r", "l"), (r"ou|oo|w|o", "u"),
    (r"[yj]", "i"), (r"(?<=[^aeiou])e$", ""), (r"e", "a"), (r"(?<=.)h", ""), (r"(.)\1+", r"\1"),
)  # fmt: skip
HISSING = str.maketrans(dict.fromkeys("ćčçşšž", "s"))
VOWELS = re.compile("[aiuh]")
# what Chinese does not say: the r at the end of "Schroeder", an m before b or p
UNSOUNDED, NASAL = re.compile("(?<=[aeiou])rs?$|(?<=[аеиоу])р$"), re.compile("m(?=[bp])")
CASE = re.compile("(?<=[бвгджзклмнпрстфхцчшщ])(?:а|у|е|ом|ым|ой|ы)$")  # the ending of a Russian name: Буша
LONG = 5  # letters of a Russian name that is told without its ending
SHORTEST = 3  # letters of a Russian name without an ending
SKELETON = 4  # consonants that tell a name
SAME, NEARLY, CONSONANTS, LATIN = 0.68, 0.5, 0.8, 0.75  # likeness from which two names are taken for one


@lru_cache(4_096)
def spelled(name: str) -> str:
    """Return how a name sounds, in few letters; "" where nothing is known of its characters."""
    plain = _latin(name)
    for pattern, letter in ALIKE:
        plain = re.sub(pattern, letter, plain)
    return plain


def _latin(name: str) -> str:
    told = name.replace(JOHN, "john").casefold().translate(HISSING)
    told = "".join(SOUND_OF.get(char, char) for char in unicodedata.normalize("NFC", told))
    plain = "".join(char for char in unicodedata.normalize("NFKD", told) if not unicodedata.combining(char))
    return re.sub("[^a-z]", "", plain)


def same_name(one: str, other: str) -> bool:
    """Return whether two words may be the same name, in one script or two."""
    if one.isascii() and other.isascii() or _is_latin(one) and _is_latin(other):
        return _likeness(_latin(one), _latin(other)) >= LATIN
    pairs = ((a, b) for a in _ways(one) for b in _ways(other))
    return any(_alike(spelled(a), spelled(b), "ء" <= max(a[0], b[0]) <= "ۿ") for a, b in pairs)


def sounds_alike(one: str, other: str) -> float:
    """Return how alike two words sound as parts of a name, 0 to 1, in one script or two."""
    if _is_latin(one) and _is_latin(other):
        return _likeness(_latin(one), _latin(other))
    return max(_sound(spelled(a), spelled(b), _is_arabic(a + b)) for a in _ways(one) for b in _ways(other))


def _sound(one: str, other: str, unvowelled: bool) -> float:
    """Return the likeness of two spellings; without short vowels the consonants count as much as the whole."""
    likeness = _likeness(one, other)
    bare = [VOWELS.sub("", each) for each in (one, other)]
    return max(likeness, (likeness + _likeness(*bare)) / 2) if unvowelled and all(bare) else likeness


def _is_arabic(word: str) -> bool:
    return any("ء" <= char <= "ۿ" for char in word)


def _is_latin(word: str) -> bool:
    return all(char < "\u0250" or not char.isalpha() for char in word)


def _ways(name: str) -> Iterator[str]:
    """Yield a name, without the ending of a Russian case, and without an initial г, by which Russian writes h."""
    yield name
    if len(name) > LONG and CASE.search(name):
        yield CASE.sub("", name)
    if name[:1] in "Гг" and len(name) > 2:
        yield name[1:]


def _alike(one: str, other: str, unvowelled: bool) -> bool:
    """Return whether two spellings are of one name; `unvowelled`: one of them leaves out short vowels."""
    likeness = _likeness(one, other)
    if unvowelled:
        bare = [VOWELS.sub("", each) for each in (one, other)]
        return likeness >= SAME or (likeness >= NEARLY and _likeness(*bare) >= CONSONANTS)
    return likeness >= SAME


@lru_cache(16_384)
def _likeness(one: str, other: str) -> float:
    """Return the share of letters that two words have in common in the same order, 0 to 1."""
    if not one or not other:
        return float(one == other)
    row = [0] * (len(other) + 1)
    for letter in one:
        before = row
        row = [0]
        for place, each in enumerate(other):
            row.append(before[place] + 1 if letter == each else max(row[place], before[place + 1]))
    return 2 * row[-1] / (len(one) + len(other))


def heard_in(name: str, runs: Iterable[str]) -> bool:
    """Return whether a name may stand somewhere in runs of Chinese characters."""
    ways = {spelled(name), spelled(UNSOUNDED.sub("", name)), spelled(NASAL.sub("n", name))}
    ways |= {spelled(CASE.sub("", name))} if len(name) > SHORTEST else set()
    most = max(2, len(spelled(name)) // 2 + 2)
    return any(
        all(char in SYLLABLES for char in run[begin:end])
        and any(_in_characters(each, spelled(part)) for each in ways for part in _read(run[begin:end]))
        for run in runs
        for begin in range(len(run))
        for end in range(begin + 1, min(len(run), begin + most) + 1)
    )


def _read(characters: str) -> tuple[str, ...]:
    """Return characters with each of the sounds that they may have."""
    return (characters, characters.replace(GI, JI)) if GI in characters else (characters,)


def _in_characters(name: str, written: str) -> bool:
    """Return whether characters are those of a name: they put a vowel after each of its consonants."""
    likeness = _likeness(name, written)
    if likeness >= SAME or likeness < NEARLY:
        return likeness >= SAME
    bare = VOWELS.sub("", name)
    return len(bare) >= SKELETON and bare == VOWELS.sub("", written)
