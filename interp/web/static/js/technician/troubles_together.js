/** Says once what is wrong in several languages: "No booth page is connected: Arabic, Chinese and French." */

/** Troubles in their order, those that differ in their language alone as one with all `languages`; a screen's stay its own. */
export function together(troubles) {
  const found = new Map();
  for (const { language, ...about } of troubles) {
    const key = about.screen ? Symbol("screen") : JSON.stringify(about);
    if (!found.has(key)) found.set(key, { ...about, languages: [] });
    if (language) found.get(key).languages.push(language);
  }
  return [...found.values()];
}

/** Names as a list in the page's language. */
export function listed(words, names) {
  return new Intl.ListFormat(words.language === "en" ? "en-GB" : words.language, { type: "conjunction" }).format(names);
}
