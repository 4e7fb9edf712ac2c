"""Words of orders of the day in the six languages: kinds of paper, agenda items, breaks, notes, side events."""

import re

IGNORE = re.IGNORECASE
LETTER = r"\(?(?:\w|i{2,3}|iv|vi{1,3}|ix)\)"
NUMBER = rf"\d{{1,3}}(?:\.\d{{1,2}}\b)?(?:\s?{LETTER}(?:\s*(?:,|and|et|y|и|و|和|to|-|–)\s*{LETTER})*)?"
NUMBERS = (
    rf"{NUMBER}(?:\s*(?:,\s*(?:and|et|y)\b|,|、|،|\band\b|&|-|–|\bet\b|\by\b|\be\b|\bи\b|و|和|及|至|\bto\b)\s*{NUMBER})*"
)
CONT = (
    r"[(（]\s*(?:cont(?:[’'.]?d?\.?|inued|inuación|inúa|inuation)|suite(?: et fin)?|fin|conclu\w*|продолжение|окончание"
    r"|续完?|續|تابع|تتمة)\s*[)）]"
)
CONTINUED = re.compile(rf"\s*{CONT}", IGNORE)
ONLY_CONTINUED = re.compile(rf"^{CONT}$", IGNORE)
# "Item 3", "Points 2 et 3 de l'ordre du jour", "Tema 3 del programa", "Пункт 3 повестки дня", "议程项目3", "البند 3"
ITEM_NAME = (
    r"(?:(?:provisional\s+)?agenda\s+)?(?:sub-?)?items?\s+(?:nos?\.\s*)?(?P<en>{n})(?:\s+of\s+the\s+(?:provisional\s+)?agenda)?"
    r"|points?\s+(?:n[o°]s?\s*)?(?P<fr>{n})(?:\s+(?:de\s+l[’']ordre\s+du\s+jour|du\s+programme))?"
    r"|(?:temas?|puntos?)\s+(?P<es>{n})(?:\s+(?:del\s+(?:programa|temario)|de\s+la\s+agenda|del\s+orden\s+del\s+día))?"
    r"|пункт(?:ы|ов|ам)?\s+(?P<ru>{n})(?:\s+повестки\s+дня)?"
    r"|(?:临时)?(?:议程)?(?:分?项目|议题|议程)\s*(?P<zh>{n})"
    r"|(?:البنود|البندان|البندين|البند)\s+(?P<ar>{n})(?:\s+من\s+جدول\s+الأعمال)?"
).replace("{n}", NUMBERS)
ITEM = re.compile(
    rf"^(?:{ITEM_NAME})(?![\w/])\s*(?P<cont>{CONT})?(?P<mark>[\s:：.．–—/-]*)(?P<title>.*)$", IGNORE
)
ITEM_CELL = re.compile(rf"^(?:{ITEM_NAME})\s*(?:{CONT})?$", IGNORE)
LISTED_ITEM = re.compile(
    rf"\s*[\[(（［](?:{ITEM_NAME})[\])）］]\s*[.;]?$|\s+[–—-]\s+(?:{ITEM_NAME.replace('(?P<', '(?P<also_')})$",
    IGNORE,
)
DEBATE = re.compile(
    r"dialogue|debate|discussion|\bround table|exchange of views|question[- ]and[- ]answer"
    r"|\bdébats?\b|\bréunion-débat|\btable ronde|\bdiscussions?\b|échange de vues"
    r"|diálogo|debate|mesa redonda|intercambio de opiniones"
    r"|прени[яй]|диалог|дискусси|обсуждени|дебат|круглый стол|обмен мнениями"
    r"|辩论|对话|讨论|圆桌|交换意见"
    r"|مناقش|حوار|تحاور|نقاش|مائدة مستديرة|تبادل الآراء",
    IGNORE,
)
ORDER = re.compile(
    r"^(?:(?:revised|draft|provisional|updated|tentative|proposed)\s+)*(?:order of the day|daily programme|timetable"
    r"|programme$"
    r"|programme of (?:meetings|work))\b"
    r"|^(?:projet d[’'])?ordre du jour\b|^programme (?:de travail|des séances|du jour|de la journée)\b"
    r"|^(?:proyecto de )?orden del día\b|^programa (?:de trabajo|de sesiones|del día|de la jornada|diario)\b"
    r"|^(?:рас)?порядок (?:рабочего )?дня(?!\w)|^(?:предварительная )?программа (?:заседаний|работы)"
    r"|^расписание заседаний"
    r"|^(?:每日|当日|会议)(?:议程|日程)|^议事日程|^会议时间表|^(?:临时|暂定)?工作方案"
    r"|^جدول أعمال اليوم|^برنامج (?:العمل|الجلسات|الاجتماعات|اليوم|عمل اليوم)",
    IGNORE,
)
NOTE = re.compile(
    r"^(?:please note|notes?|n\.?\s?b\.?|remarks?|important|nota(?: bene)?|remarques?|à noter|observación|aviso"
    r"|примечани[ея]|внимание|注意?|说明|备注|ملاحظ(?:ة|ات)|تنبيه)\s*[:：.]\s*\S"
    r"|^(?:please note|it should be noted|veuillez noter|il est à noter|se ruega tomar nota|просьба (?:учесть"
    r"|иметь в виду)"
    r"|请注意|يرجى ملاحظة)(?!\w)",
    IGNORE,
)
BREAK = re.compile(
    r"^(?:(?:lunch|coffee|tea|morning|afternoon|midday|evening|prayer)[- ]?(?:time)?\s*)?(?:break|recess"
    r"|interval)(?:\s+for\s+(?:lunch|coffee|prayers?))?$"
    r"|^lunch$|^suspension(?:\s+of\s+the\s+meeting)?$|^(?:the )?meeting (?:is )?(?:suspended|rises)$"
    r"|^pause(?:[- ]+(?:déjeuner|café|de midi|du midi|midi|de la mi-journée))?$|^déjeuner$"
    r"|^suspension(?: de (?:la )?séance)?$"
    r"|^no (?:plenary )?meetings?$|^pas de séance$|^(?:no hay|sin) sesi(?:ón|ones)$|^(?:заседаний нет"
    r"|нет заседаний)$|^无会议$|^لا توجد جلس(?:ة|ات)$"
    r"|^(?:receso|pausa|descanso|intervalo)(?:\s+(?:para|del?|por)\s+.{3,30})?$|^almuerzo$"
    r"|^suspensión(?: de la sesión)?$"
    r"|^(?:(?:обеденный|технический|короткий)\s+)?перерыв(?:\s+на\s+\w+)?$|^обед$"
    r"|^(?:午餐|午间|午休|茶歇|中午)?(?:休息|休会|时间)$|^午休$|^茶歇$"
    r"|^(?:استراحة|فترة استراحة|توقف)(?:\s+.{3,20})?$|^رفع الجلسة(?: .{3,20})?$",
    IGNORE,
)
# Who speaks, in a column of its own: everybody.
EVERYBODY = re.compile(
    r"^(?:all(?: (?:participants|delegations|members|speakers))?|everybody|everyone|tous(?: les participants)?"
    r"|todos(?: los participantes)?|все(?: участники)?|الجميع|جميع المشاركين|全体(?:与会者|人员)?|所有与会者)$",
    IGNORE,
)
# Two things of one kind beside each other: "Panel A: Water | Panel B: Fire".
_ONE = r"\s*(?:[a-zа-я]|\d{1,2}|[ivx]{1,4}|[أ-ي])(?!\w)"
SIDE_BY_SIDE = re.compile(
    r"(?<!\w)(panel|session|workshop|(?:working )?group|round table|table ronde|atelier|séance|groupe(?: de travail)?"
    r"|mesa redonda|taller|sesión|grupo(?: de trabajo)?|группа|секция|сессия|заседание|круглый стол|панель"
    rf"|حلقة النقاش|الحلقة|الجلسة|الفريق|分会场|小组|专题|会议){_ONE}[^\t|]*[\t|]\s*\1{_ONE}",
    IGNORE,
)
SIDE = re.compile(
    r"^(?:list of\s+|other\s+)?(?:(?:side|parallel|informal|bilateral|closed informal)[- ]+(?:events?|meetings?"
    r"|consultations?)"
    r"|informals|exhibitions?|press (?:conferences?|briefings?)|receptions?|(?:other|further) (?:meetings|events"
    r"|activities|information))(?!\w)"
    r"|^information for participants|^autres informations|^otras? informaci|^прочая информация|^其他信息|^معلومات أخرى"
    r"|^(?:autres\s+)?(?:manifestations?|événements?|évènements?|réunions?|activités?)\s+(?:parallèles?|en marge"
    r"|informelles?|bilatérales?)(?!\w)"
    r"|^consultations\s+(?:informelles|officieuses)|^expositions?(?!\w)|^conférences? de presse"
    r"|^autres (?:réunions|manifestations)"
    r"|^(?:actos?|eventos?|actividades?|reuniones?|reunión|actividad)\s+(?:paralel[oa]s?|informale?s?|oficios[oa]s?|bilaterale?s?)(?!\w)"
    r"|^consultas\s+(?:informales|oficiosas)|^exposici(?:ón|ones)(?!\w)|^conferencias? de prensa"
    r"|^otr[oa]s (?:reuniones|actos|actividades)"
    r"|^(?:параллельн|неофициальн|неформальн)\w+\s+(?:мероприяти|заседани|консультаци)\w*|^выставк\w*"
    r"|^пресс-конференци\w*|^другие мероприятия"
    r"|^(?:会外|平行|边)(?:活动|会议|会)|^非正式(?:磋商|协商|会议)|^(?:展览|新闻发布会|其他(?:会议|活动))"
    r"|^(?:ال)?(?:مناسبات|أحداث|أنشطة|فعاليات|اجتماعات|حدث|نشاط|مناسبة|فعالية|اجتماع) (?:ال)?(?:جانبي|مواز|موازي"
    r"|متوازي|غير رسمي|غير الرسمي)\S*"
    r"|^(?:ال)?مشاورات (?:ال)?غير (?:ال)?رسمية|^(?:ال)?معرض(?!\w)|^(?:مؤتمر صحفي|المؤتمر الصحفي)",
    IGNORE,
)
# Cells of the first row of a table: Time, Meeting, Item, Documents, Speakers.
COLUMNS = frozenset((
    "time", "times", "hour", "hours", "meeting", "meetings", "item", "items", "agenda item", "subject", "programme",
    "document", "documents", "documentation", "room", "activity", "business", "topic", "speakers", "speaking time",
    "heure", "heures", "horaire", "horaires", "séance", "séances", "point", "points",
    "objet", "sujet", "salle", "activité",
    "hora", "horas", "horario", "sesión", "sesiones", "tema", "temas", "asunto", "asuntos", "sala", "actividad",
    "documentos", "tema del programa", "point de l’ordre du jour", "point de l'ordre du jour", "programa",
    "время", "часы", "заседание", "пункт", "пункты", "вопрос", "вопросы", "документы", "документация", "зал",
    "пункт повестки дня", "мероприятие", "тема",
    "时间", "会议", "项目", "议程项目", "议题", "文件", "会议室", "内容", "事项", "次会议", "会次",
    "الوقت", "الساعة", "الجلسة", "البند", "الموضوع", "الوثائق", "القاعة", "النشاط", "بند جدول الأعمال",
))  # fmt: skip


def is_columns(cells: list[str]) -> bool:
    """Return whether a table row only names its columns."""
    return len(cells) > 1 and all(cell.casefold().strip(" :：.") in COLUMNS for cell in cells)
