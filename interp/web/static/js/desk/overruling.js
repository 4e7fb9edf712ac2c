/** The form that asks why a finding is overruled: a short list, one digit each, or own words. */

import { el, ltr, put } from "../shared/dom.js";
import { longest } from "../shared/lengths.js";

const CODES = ["check_wrong", "original_wrong", "as_delivered", "official_wording"];

/** Whether own words say why: two words, eight letters, or four Chinese characters. The service refuses less. */
export const saysWhy = (words) => words.split(/\s+/).length > 1 || words.length >= 8 || (words.match(/\p{Script=Han}/gu) ?? []).length >= 4;

/** The form and its field; `done({code, words})` is called with the reason, `away()` when it is given up. */
export function reasonForm({ id, words }, action, done, away) {
  const field = el("input", { name: "reason", required: true, maxlength: longest("reason"), autocomplete: "off", dir: "auto", id: `why-${id}` });
  const said = el("p", { class: "second", role: "status" });
  const listed = (code) => done({ code, words: words.raw(`desk.reason.${code}`) });
  const list = CODES.map((code, place) => el("li", {},
    el("button", { type: "button", class: "small", onclick: () => listed(code) }, el("kbd", {}, ltr(place + 1)), " ", words.raw(`desk.reason.${code}`))));
  const form = el("form", {
    onsubmit: (event) => {
      event.preventDefault();
      const own = field.value.trim();
      if (saysWhy(own)) done({ code: "other", words: own });
      else put(said, words.raw("desk.reason_short"));
    },
    onkeydown: (event) => {
      const code = CODES[Number(event.key) - 1];
      if (event.key === "Escape") {
        event.stopPropagation();
        away();
      } else if (code && event.target === field && field.value === "" && !event.isComposing && !event.ctrlKey && !event.altKey && !event.metaKey) {
        event.preventDefault();
        event.stopPropagation();
        listed(code);
      }
    },
  }, el("label", { for: field.id }, words.raw("desk.reason")), el("ol", { class: "reasons" }, ...list),
  field, el("button", {}, words.raw(action)), said);
  return { form, field };
}
