/** Ten minutes before the access of this page ends a line says so; a dialog signs in again on the page, which stays as it is. */

// It imports nothing: it is added to pages of every kind, which name their modules themselves.
const SOON_MS = 600_000;
const LOOK_MS = 30_000;
const SAID_MS = 15_000;

const line = document.querySelector(".sign-in-ends");
const dialog = document.querySelector("dialog.sign-in-again"); // none where the page is open by a link
const others = "BroadcastChannel" in globalThis ? new BroadcastChannel("interp.sign-in") : null;
const zone = JSON.parse(document.getElementById("first")?.textContent ?? "null")?.view?.meeting?.timezone;

let endsAt = Number(line.dataset.endsAt);
let left = Number(line.dataset.left);
let since = moment();
let asked = false; // the dialog has opened by itself
let saidUntil = 0;
/** @type {HTMLElement | null} */
let before = null; // what had the focus when the dialog opened; in another dialog browsers do not give it back

function moment() {
  return { running: performance.now(), wall: Date.now() };
}

/** The milliseconds left by the clock that went further: one of them stands still while the machine sleeps. */
function remaining() {
  return left - Math.max(performance.now() - since.running, Date.now() - since.wall);
}

/**
 * @param {HTMLElement} node
 * @param {boolean} visible
 */
function show(node, visible) {
  node.hidden = !visible;
}

const isNear = () => remaining() <= SOON_MS;

/** @param {number} ms */
function time(ms) {
  return new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(ms);
}

/** Asks the service, whose clock counts, as whom this browser is signed in now; another tab may have done it. */
async function look() {
  try {
    const answer = await fetch("/api/sign-in", { cache: "no-store" });
    if (answer.ok) take(await answer.json());
  } catch {
    // the service is unavailable; asked again later
  }
}

/** @param {wire.HeldRole} held */
const isOurs = ({ role, meeting, language }) =>
  role === line.dataset.role && (meeting ?? "") === line.dataset.meeting && (language ?? "") === line.dataset.language;

/** @param {wire.SignedInAs} answer */
function take({ server_now: now, roles }) {
  const wasNear = isNear();
  const ends = Math.max(0, ...roles.filter(isOurs).map((each) => each.ends_at));
  if (ends === 0 && !wasNear) return; // signed out, which the page says in its own way
  if (ends > endsAt) renewed();
  endsAt = Math.max(ends, endsAt);
  left = Math.max(0, ends - now);
  since = moment();
  draw();
}

function renewed() {
  asked = false;
  saidUntil = performance.now() + SAID_MS;
  setTimeout(draw, SAID_MS + 100);
  document.dispatchEvent(new CustomEvent("signed-in-again"));
  if (dialog?.open && !step("new").checkVisibility()) dialog.close();
}

function draw() {
  const rest = remaining();
  const state = rest <= 0 ? "ended" : rest <= SOON_MS ? "ends" : performance.now() < saidUntil ? "renewed" : "";
  for (const said of line.querySelectorAll("[data-said]")) {
    show(said, said.dataset.said === state);
    for (const place of said.querySelectorAll("[data-time]")) place.textContent = time(endsAt);
  }
  if (dialog) show(line.querySelector("button"), state !== "renewed");
  show(line, state !== "");
  const notice = document.querySelector('[data-slot="notice"]');
  if (state === "ended" && notice) show(notice, false); // which says the same of any reason
  if (state === "ended" && dialog && !asked) open();
  if (state === "ended") asked = true;
}

/** @param {string} name */
const step = (name) => dialog.querySelector(`[data-step="${name}"]`);

function open() {
  if (dialog.open) return;
  before = /** @type {HTMLElement | null} */ (document.activeElement);
  show(step("again"), true);
  show(step("new"), false);
  dialog.showModal();
}

/**
 * Sends a form of the dialog; resolves to the answer, or to null after saying why it was refused.
 * @param {any} form
 * @param {string} address
 * @param {Values} message
 */
async function send(form, address, message) {
  const wrong = form.querySelector(".wrong");
  const button = form.querySelector("[type=submit]");
  /** @param {any} said */
  const refuse = (said) => {
    wrong.textContent = said;
    show(wrong, true);
    form.querySelector("[type=password]").select();
    return null;
  };
  show(wrong, false);
  button.disabled = true;
  try {
    const answer = await fetch(address, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(message),
    });
    const body = await answer.json();
    return answer.ok ? body : refuse(body.error.message);
  } catch {
    return refuse(dialog.dataset.unreachable);
  } finally {
    button.disabled = false;
  }
}

/** @param {Event} event */
async function signIn(event) {
  event.preventDefault();
  const { name, password } = step("again").elements;
  const body = await send(step("again"), "/api/sign-in", { name: name.value, password: password.value });
  if (!body) return;
  if (body.new_password) askNew();
  told(body);
  if (!body.new_password) dialog.close();
}

function askNew() {
  show(step("again"), false);
  show(step("new"), true);
  step("new").elements.new.focus();
}

/** @param {Event} event */
async function change(event) {
  event.preventDefault();
  const { new: fresh, again } = step("new").elements;
  again.setCustomValidity(again.value === fresh.value ? "" : dialog.dataset.differ);
  if (!again.reportValidity()) return;
  const body = await send(step("new"), "/api/password", { password: step("again").elements.password.value, new_password: fresh.value });
  if (!body) return;
  told(body);
  dialog.close();
}

/** @param {wire.SignedInAs} body */
function told(body) {
  take(body);
  others?.postMessage("signed in");
}

if (dialog) {
  line.querySelector("button").addEventListener("click", open);
  step("again").addEventListener("submit", signIn);
  step("new").addEventListener("submit", change);
  step("new").elements.again.addEventListener("input", (/** @type {any} */ event) => event.target.setCustomValidity(""));
  for (const button of dialog.querySelectorAll("[data-close]")) button.addEventListener("click", () => dialog.close());
  for (const kind of ["keydown", "keyup"]) dialog.addEventListener(kind, (/** @type {Event} */ event) => event.stopPropagation()); // no keys of the page
  dialog.addEventListener("close", () => {
    for (const form of dialog.querySelectorAll("form")) form.reset();
    // Where one key gives the floor, the button must not be what Space presses next.
    if (document.body.dataset.audience === "console" && line.contains(before)) /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
    else before?.focus({ preventScroll: true });
  });
}
(document.querySelector(".alerts") ?? document.querySelector("header.top") ?? document.body).append(line);
document.addEventListener("access-ends", look);
document.addEventListener("visibilitychange", () => !document.hidden && isNear() && look());
setInterval(() => isNear() && look(), LOOK_MS);
others?.addEventListener("message", () => isNear() && look());
others?.postMessage("here"); // this page may have been opened by a new link
draw();
