/** In which language something was typed at the console: by its letters, or as was chosen. */

const SCRIPTS = { ar: /\p{Script=Arabic}/u, zh: /\p{Script=Han}/u, ru: /\p{Script=Cyrillic}/u };

/** The language of a text that was typed: that of its script, in Latin letters the page's, and English where that has others. */
export function languageTyped(typed, language) {
  const found = Object.keys(SCRIPTS).find((code) => SCRIPTS[code].test(typed));
  return found ?? (language in SCRIPTS ? "en" : language);
}

/** Texts by name, apart by the language each was typed in: [language, texts]; those that are null are left out. */
export function apart(texts, language) {
  const found = {};
  for (const [name, typed] of Object.entries(texts).filter(([, each]) => each !== null)) {
    (found[languageTyped(typed, language)] ??= {})[name] = typed;
  }
  return Object.entries(found);
}
