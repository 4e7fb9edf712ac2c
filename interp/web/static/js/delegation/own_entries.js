/** A delegation's page: asks every five seconds whether its number rose, and then shows the page as the service draws it. */

import { fillClock } from "../shared/drawn_clock.js";
import { secondsLeft } from "../shared/clock.js";
import { speakerOf } from "../shared/words.js";
import { put, show, slot } from "../shared/dom.js";
import { fetched } from "../shared/fetched.js";
import { SlowerShown } from "../shared/slower_shown.js";
import { OwnLooks } from "./own_looks.js";

const EVERY_MS = 5_000;
const SLOWER_MS = 1_000;
const looks = new OwnLooks();
const { meeting, language, zone } = document.body.dataset;
const address = `/api/meetings/${encodeURIComponent(meeting)}/list/mine?language=${language}`;
const time = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", second: "2-digit" });
let drawnAt = performance.now();
let heardAt = new Date();
let lookedAt = 0;
const words = speakerOf(JSON.parse(document.getElementById("words").textContent), language);
const SAY_AT = [30, 0];
/** @type {number | undefined} */
let saidLeft;

/** The service's time: that of the page as drawn, and what passed since. */
const now = () => Number(document.body.dataset.now) + performance.now() - drawnAt;

/** The delegation's own time while it has the floor; thirty seconds and the end are said once to a screen reader. */
function tick() {
  const turn = document.querySelector("[data-running]");
  if (!turn) return;
  const clock = JSON.parse(turn.dataset.running);
  fillClock(turn.querySelector("[data-clock]"), clock, now(), words);
  const left = secondsLeft(clock, now());
  const mark = left === null ? undefined : SAY_AT.find((n) => left <= n && left > n - 5);
  if (mark === saidLeft) return;
  saidLeft = mark;
  put("spoken", mark === undefined ? null : mark === 0 ? words.raw("time_up") : words.say("seconds_left", { n: mark }));
}

const slower = new SlowerShown();
let wasAsked = false;

/** While the delegation has the floor the page asks each second whether it is to slow down; it is shown once each time. */
async function lookSlower() {
  const speaks = document.querySelector("[data-running]") !== null;
  const asked = speaks && (await askedSlower());
  if (asked && !wasAsked) slower.show(words);
  if (!speaks && wasAsked) slower.hide();
  wasAsked = asked;
}

const askedSlower = async () => (await fetched(`/api/meetings/${encodeURIComponent(meeting)}/list/mine/slower`))?.slower ?? false;

/** Whether a window opened or closed since the page was drawn, or it is time to look again: nothing of the list changes then. */
function isDue() {
  const { changesAt, now } = document.body.dataset;
  return changesAt !== undefined && performance.now() - drawnAt >= Number(changesAt) - Number(now);
}

/** Looks at the places as they were just drawn. */
function lookAtPlaces() {
  const { until, foreseen } = document.body.dataset;
  looks.look(slot("mine"), { now: performance.now(), until: Number(until), isForeseen: foreseen !== undefined });
}

/** What is said of the own entries, but for the hour, which changes with every switch. */
const ownPlaces = () => [...document.querySelectorAll(".own li")].map((each) => [...each.children].filter((one) => !one.matches(".expected, [hidden]"))
  .map((one) => one.textContent).join(" ").replace(/\s+/gu, " ").trim()).join(". ");

/** The page as the service draws it now: read as a document by the browser, which runs none of it. */
const drawnNow = () => new Promise((resolve, reject) => {
  const asked = new XMLHttpRequest();
  asked.open("GET", location.href);
  asked.responseType = "document";
  asked.addEventListener("load", () => (asked.status === 200 ? resolve(asked.response) : reject(new Error(String(asked.status)))));
  asked.addEventListener("error", () => reject(new Error("no answer")));
  asked.send();
});

/** Takes over the page as it is drawn now; what of the own entries is new is said to a screen reader. */
async function redraw() {
  const fresh = await drawnNow();
  for (const name of ["number", "now", "changesAt", "until", "foreseen"]) {
    if (fresh.body.dataset[name] === undefined) delete document.body.dataset[name];
    else document.body.dataset[name] = fresh.body.dataset[name];
  }
  drawnAt = performance.now();
  const before = ownPlaces();
  const drawn = fresh.querySelector('[data-slot="mine"]');
  if (drawn.innerHTML !== slot("mine").innerHTML) slot("mine").replaceChildren(...drawn.childNodes);
  lookAtPlaces();
  if (ownPlaces() !== before) slot("said").textContent = ownPlaces();
}

async function look() {
  lookedAt = performance.now();
  try {
    const answer = await fetch(address, { cache: "no-cache" });
    if ([401, 403, 404].includes(answer.status)) location.reload(); // the link has ended: the service says so
    if (!answer.ok) throw new Error(String(answer.status));
    const { mine_seq: number } = await answer.json();
    if (String(number) !== document.body.dataset.number || isDue()) await redraw();
    heardAt = new Date();
    show("lost", false);
  } catch {
    slot("lost-at").textContent = time.format(heardAt);
    show("lost", true);
  }
}

lookAtPlaces();
setInterval(look, EVERY_MS);
setInterval(tick, 250);
setInterval(lookSlower, SLOWER_MS);
// A page in the background is woken less often.
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && performance.now() - lookedAt >= EVERY_MS) look();
});
