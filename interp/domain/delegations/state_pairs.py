"""Finds the States that Chinese names by one character each: 中法关系, 日韩两国, 德军, 驻法使馆."""

import re
from collections.abc import Iterator

# the characters by which Chinese shortens the names of States; some stand for several
CHARACTERS = {
    "中": "CHN", "美": "USA", "俄": "RUS", "英": "GBR", "法": "FRA", "德": "DEU", "日": "JPN", "韩": "KOR", "朝": "PRK",
    "印": "IND IDN", "越": "VNM", "以": "ISR", "伊": "IRN IRQ", "乌": "UKR UZB UGA URY", "巴": "PAK PSE BRA",
    "澳": "AUS", "加": "CAN", "墨": "MEX", "埃": "EGY ETH", "叙": "SYR", "黎": "LBN", "约": "JOR", "沙": "SAU",
    "土": "TUR TKM", "古": "CUB", "委": "VEN", "蒙": "MNG", "泰": "THA", "缅": "MMR", "柬": "KHM", "老": "LAO",
    "菲": "PHL", "新": "SGP NZL", "马": "MYS", "希": "GRC", "意": "ITA", "西": "ESP", "葡": "PRT", "荷": "NLD",
    "波": "POL", "塞": "SRB", "哈": "KAZ", "吉": "KGZ", "塔": "TJK", "尼": "NPL", "孟": "BGD", "阿": "AFG ARG",
    "瑞": "CHE SWE",
}  # fmt: skip
JOINED = re.compile(
    rf"[{''.join(CHARACTERS)}]{{2,3}}(?=关系|两国|三国|双方|双边|三边|边境|边界|首脑|峰会|高峰会|会谈|会晤|谈判|和谈|对话"
    "|外长|外交|领导人|建交|联合|声明|公报|条约|协定|协议|合作|友好|经贸|贸易|同盟|联盟|军演|冲突|战争|停火|之间)"
)
# one character before or after what can be of a State only: 德军, 法籍, 全英, 访日
ALONE = re.compile(
    rf"[{''.join(CHARACTERS)}](?=军(?!事)|籍|裔|媒|企|资)|中(?=医|药|餐|式)|汉(?=族|人|语|文|学)"
    rf"|(?<=[全驻访赴旅留反亲])[{''.join(CHARACTERS)}华](?!国)"
)
OTHERS = {"汉": "CHN", "华": "CHN"}


def joined_states(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each group of characters for States, or one alone, with the codes of all that they may mean."""
    for each in (*JOINED.finditer(text), *ALONE.finditer(text)):
        yield each[0], frozenset(code for char in each[0] for code in (CHARACTERS | OTHERS)[char].split())
