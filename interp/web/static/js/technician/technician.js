/** Technician's page: problems first, then every screen by name; rows keep their place and focus. */

import { addresses } from "./addresses.js";
import { BoothSignals } from "../shared/booth_signals.js";
import { longest } from "../shared/lengths.js";
import { ShortMessages } from "../shared/short_messages.js";
import { decimal, quantity } from "../shared/quantities.js";
import { interruption } from "../shared/interruption.js";
import { el, ltr, phrase, put, show, slot, write } from "../shared/dom.js";
import { speaker, text } from "../shared/speaker_names.js";
import { technician as pieces } from "../drawing/technician.js";
import { draw } from "../shared/pieces.js";
import { start } from "../shared/screen.js";
import { standing } from "../shared/nobody_speaking.js";
import { troubleSentence } from "../shared/troubles.js";
import { behindNodes } from "../shared/readers_behind.js";
import { listed, together } from "./troubles_together.js";

const FACTS = ["number", "delay", "heard", "skew", "build"];
const WRITTEN = new Set(["delay", "heard", "skew"]); // in words of the page's language
const MINUTE_MS = 60_000;
const rows = new Map();
let wrongNow = null;

const signals = new BoothSignals(send);
const page = start({ render });
const messages = new ShortMessages(page, "technician", { maxLength: longest("message") });
addresses(page.words);
page.line.listen("health", (message) => {
  showTroubles(message);
  showScreens(message);
  showService(message);
});

function render(view, shown) {
  put("meeting", text(view.meeting.title, shown.words));
  put("holds", view.speech ? speaker(view.speech, shown.words) : standing(view, shown));
  put("interruption", interruption(view, shown.words));
  signals.render(view, shown);
  messages.draw();
}

/** Sends a command at once or not at all; a refusal is said in words. */
async function send(name, args) {
  const ack = await page.send(name, args, { now: true });
  put("said", ack.ok ? null : ack.error.message ?? page.words.raw("not_sent"));
}

function nameOf(screen) {
  return screen?.device || page.words.raw("technician.unnamed");
}

function sentence(trouble, screens) {
  const screen = nameOf(screens.find(({ id }) => id === trouble.screen));
  const language = trouble.languages.length > 0 && listed(page.words, trouble.languages.map((code) => page.words.raw(`language.${code}`)));
  const audience = trouble.audience && page.words.raw(`technician.audience.${trouble.audience}`);
  return troubleSentence(page.words, trouble, { screen, language, audience });
}

const line = (severity, said) => draw(pieces.trouble, { severity, said }, page.words);

/** Redrawn only after a change: a list that flickers each second cannot be read or announced. */
function showTroubles({ troubles, screens }) {
  const lines = together(troubles).map((each) => line(String(each.severity), sentence(each, screens)));
  if (lines.length === 0) lines.push(line("0", page.words.raw("technician.well")));
  const told = lines.map((each) => each.textContent).join("\n");
  if (told === wrongNow) return;
  wrongNow = told;
  slot("troubles").replaceChildren(...lines);
}

function showScreens({ screens, troubles, attendees, attendees_behind: late }) {
  const home = slot("screens");
  const there = new Set(screens.map(({ id }) => id));
  for (const [id, node] of rows) if (!there.has(id) && rows.delete(id)) node.remove();
  let place = home.firstElementChild;
  for (const screen of screens) {
    const node = rows.get(screen.id) ?? made(screen);
    fill(node, screen, troubles.find((each) => each.screen === screen.id)?.severity ?? 0);
    if (node === place) place = place.nextElementSibling;
    else home.insertBefore(node, place);
  }
  put("readers", phrase(page.words, "technician.readers", { n: sum(attendees) }), ...behindNodes(sum(late), page.words));
}

const sum = (counts) => Object.values(counts).reduce((all, n) => all + n, 0);

function made({ id, device, audience, language, output }) {
  const { words } = page;
  const kind = `${words.raw(`technician.audience.${output || audience}`)} · ${words.raw(`language.${language}`)}`;
  const name = el("p", {}, el("bdi", { class: "name" }, nameOf({ device })), el("span", { class: "kind" }, kind));
  const facts = FACTS.map((each) => el("div", {}, el("dt", {}, words.raw(`technician.${each}`)), el("dd", { "data-fact": each })));
  const identify = el("button", { type: "button", onclick: () => page.line.ask("identify", { screen: id }) }, words.raw("technician.identify"));
  const node = el("li", { "data-screen": id }, name, el("dl", { class: "facts" }, ...facts), identify);
  rows.set(id, node);
  return node;
}

function fill(node, screen, severity) {
  const { words } = page;
  node.dataset.severity = severity;
  const said = {
    number: screen.seq,
    delay: screen.delay_ms === null ? null : words.say("unit.ms", { n: screen.delay_ms }),
    heard: words.say("technician.ago", { n: Math.round(screen.heard_ms / 1000) }),
    skew: screen.skew_ms === null ? null : words.say("unit.s", { n: decimal(words, Math.round(screen.skew_ms / 100) / 10 || 0) }),
    build: screen.build,
  };
  for (const each of FACTS) {
    const fact = node.querySelector(`[data-fact="${each}"]`);
    show(fact.parentElement, Boolean(said[each] ?? "") || said[each] === 0);
    fact.dir = WRITTEN.has(each) ? "auto" : "ltr";
    write(fact, String(said[each] ?? ""));
  }
}

function showService({ epoch, seq, server, parts }) {
  const late = quantity(page.words, "ms", server.lag_ms);
  const disk = quantity(page.words, "gb", decimal(page.words, server.disk_free / 1e9));
  const said = { late, disk, log: ltr(`${epoch} / ${seq}`), build: ltr(server.build) };
  if (server.jobs !== null) said.jobs = ltr(server.jobs);
  const facts = Object.entries(said).map(([key, value]) => fact(key, value));
  if (server.waited_ms !== null) facts.push(fact("waited", phrase(page.words, "technician.minutes", { n: Math.floor(server.waited_ms / MINUTE_MS) })));
  facts.push(fact("drafting", page.words.raw(drafting(parts.find(({ part }) => part === "worker")))));
  slot("service").replaceChildren(...facts);
}

function drafting({ code, severity }) {
  return `technician.drafting.${severity > 0 ? "trouble" : code ?? "well"}`;
}

function fact(key, value) {
  return el("div", {}, el("dt", {}, page.words.raw(`technician.${key}`)), el("dd", {}, value));
}
