/** Made-up terms in six languages for the test and the benchmark of the search: as many as are wanted, the same each time. */

const STEMS = {
  en: "child right protect develop secure trade health water border treaty law court climate energy labour migra refug sanction arm peace budget tax custom port ocean".split(" "),
  fr: "enfant droit protég développ sécur commerc sant eau frontièr trait loi tribun climat énerg travail migr réfugi sanction arm paix budget impôt douan port océan".split(" "),
  es: "niñ derech proteg desarroll segur comerci salud agu fronter tratad ley tribunal clim energ trabaj migr refugi sancion arm paz presupuest impuest aduan puert océan".split(" "),
  ru: "ребен прав защит развит безопасн торгов здоров вод границ договор закон суд климат энерг труд мигр бежен санкц оруж мир бюджет налог тамож порт океан".split(" "),
  ar: "طفل حق حماي تنمي أمن تجار صح ميا حدود معاهد قانون محكم مناخ طاق عمل هجر لاجئ عقوب سلاح سلام ميزاني ضريب جمرك ميناء محيط".split(" "),
  zh: "儿童 权利 保护 发展 安全 贸易 健康 水 边界 条约 法律 法院 气候 能源 劳动 移民 难民 制裁 武器 和平 预算 税收 海关 港口 海洋".split(" "),
};
const ENDS = {
  en: ["", "s", "ing", "ment", "ation", "al", "ive"], fr: ["e", "s", "ement", "ation", "al", "ique", "er"], es: ["o", "a", "os", "ación", "al", "ivo", "ar"],
  ru: ["", "а", "ный", "ение", "ского", "ами", "ость"], ar: ["", "ة", "ات", "ية", "ها", "ون", "ان"], zh: ["", "法", "委员会", "问题", "公约", "措施", "机制"],
};
const LINKS = { en: " of the ", fr: " de la ", es: " de la ", ru: " ", ar: " ال", zh: "" };

/** A number from 0 on that looks like chance and is the same for the same place. */
function drawn(place) {
  let x = (place + 1) * 2654435761;
  x = Math.imul(x ^ (x >>> 15), 2246822507);
  x = Math.imul(x ^ (x >>> 13), 3266489909);
  return (x ^ (x >>> 16)) >>> 0;
}

/** Letters that make one word different from the next, so that the vocabulary grows as that of real terms does. */
function mark(language, n) {
  const letters = { ar: "بتثجحخدذرز", zh: "甲乙丙丁戊己庚辛壬癸", ru: "абвгдежзик" }[language] ?? "abdefgiklm";
  return Array.from(String(n % 1000), (digit) => letters[digit]).join("");
}

/** So many rows as a booth's page has them. */
export function rows(count) {
  return Array.from({ length: count }, (_, place) => {
    const forms = {};
    for (const language of Object.keys(STEMS)) {
      const word = (shift) => {
        const at = drawn(place * 8 + shift);
        return STEMS[language][at % 25] + (at % 3 === 0 ? mark(language, at >>> 5) : "") + ENDS[language][(at >>> 3) % 7];
      };
      forms[language] = [`${word(0)}${LINKS[language]}${word(1)}${LINKS[language].trimEnd() || ""}${language === "zh" ? "" : " "}${word(2)}`];
    }
    return { kind: "required", forms, pronounced: "" };
  });
}
