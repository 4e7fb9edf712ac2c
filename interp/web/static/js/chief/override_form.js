/** The dialog in which a booth's source is set by hand, with a reason, for the speech on the floor or for the meeting. */

import { MEETING_LANGUAGES, el, put, slot } from "../shared/dom.js";
import { longest } from "../shared/lengths.js";
import { showPreview } from "./override_preview.js";

export function askOverride(page, booth) {
  const { words, view } = page;
  const home = slot("override");
  const now = view.booths.find((each) => each.booth === booth)?.relay?.line.source;
  const options = ["floor", ...MEETING_LANGUAGES.filter((code) => code !== booth)].map((code) => el("option", { value: code, selected: code === now }, named(code, words)));
  const wrong = el("p", { role: "alert", class: "wrong", id: "override-wrong", hidden: true });
  const preview = el("div", { class: "preview", role: "status" });
  const form = el("form", { novalidate: true },
    el("h2", { id: "override-title" }, words.say("chief.override_of", { booth: booth.toUpperCase() })),
    el("label", {}, words.raw("chief.listens"), " ", el("select", { name: "source", autofocus: true }, ...options)),
    el("label", {}, words.raw("chief.reason"), " ", el("input", { name: "reason", dir: "auto", maxlength: longest("reason"), autocomplete: "off", "aria-describedby": "override-wrong" })),
    el("fieldset", {}, scope("speech", "chief.this_speech", Boolean(view.speech), words), scope("meeting", "chief.whole_meeting", !view.speech, words)),
    preview, wrong,
    el("p", { class: "buttons" }, el("button", { type: "submit", class: "first" }, words.raw("chief.set")),
      el("button", { type: "button", onclick: () => home.close() }, words.raw("chief.cancel"))));
  form.elements.scope.item(0).disabled = !view.speech;
  const chosen = () => ({ booth, source: form.elements.source.value, whole: form.elements.scope.value === "meeting" });
  form.addEventListener("change", ({ target }) => target.name !== "reason" && showPreview(preview, chosen(), page));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { reason } = form.elements;
    const { source, whole } = chosen();
    const sent = { booth, source, reason: reason.value.trim(), whole_meeting: whole };
    const ack = await page.send("relay.override", sent, { now: true });
    if (ack.ok) return home.close();
    put(wrong, ack.error.code === "unsent" ? words.raw("not_sent") : ack.error.message);
    return reason.focus();
  });
  home.replaceChildren(form);
  home.showModal();
  showPreview(preview, chosen(), page);
}

const named = (code, words) => (code === "floor" ? words.raw("chief.floor_direct") : `${code.toUpperCase()} – ${words.raw(`language.${code}`)}`);

function scope(value, key, checked, words) {
  return el("label", { class: "check" }, el("input", { type: "radio", name: "scope", value, checked }), " ", words.raw(key));
}
