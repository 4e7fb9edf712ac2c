/** Proposal page: links fields with lines of the paper, moves between them by keyboard, sends only changed fields. */

const form = document.querySelector('[data-slot="form"]');
const paper = document.querySelector('[data-slot="paper"]');
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const initial = new Map();
let sending = false;

const fields = () => [...form.elements].filter((each) => each.name.includes(".") || each.name === "webcast" || each.name === "languages");
const told = (each) => (each.type === "checkbox" ? String(each.checked) : each.value);

/** Returns a field's value when the page was made, whatever was typed before this script loaded. */
function made(each) {
  if (each.getAttribute("aria-invalid")) return null;
  if (each.type === "checkbox") return String(each.defaultChecked);
  return each.options ? ([...each.options].find((one) => one.defaultSelected) ?? each.options[0])?.value : each.defaultValue;
}

const changed = () => fields().some((each) => initial.get(each) !== told(each));
const byId = (id) => (id ? document.getElementById(id) : null);

/** Marks the lines a field was read from and scrolls to the first. */
function point(lines) {
  for (const each of paper?.querySelectorAll("[data-here]") ?? []) each.removeAttribute("data-here");
  const found = lines.map((line) => byId(`line-${line}`)).filter(Boolean);
  for (const each of found) each.setAttribute("data-here", "");
  if (found.length && apart()) {
    const top = found[0].offsetTop - paper.clientHeight / 3;
    paper.scrollTo({ top, behavior: still ? "auto" : "smooth" });
  }
}

/** Whether the paper has its own column; on a phone the page does not scroll away from the field. */
const apart = () => paper && getComputedStyle(paper).overflowY === "auto";

const linesOf = (node) => (node?.dataset?.lines ?? "").split(" ").filter(Boolean);

/** Goes to the field read from a line; repeated presses go through all of them. */
function find(line) {
  const ids = (line.dataset.fields ?? "").split(" ").filter((id) => byId(id));
  if (!ids.length) return;
  const now = ids.indexOf(document.activeElement?.id || form.dataset.last);
  const next = byId(ids[(now + 1) % ids.length]);
  next.closest("details")?.setAttribute("open", "");
  form.dataset.last = next.id;
  next.focus();
}

function keys(event) {
  const press = (selector) => {
    const thing = document.activeElement?.closest("[data-thing]");
    const button = [...(thing?.querySelectorAll(selector) ?? [])].find((each) => each.closest("[data-thing]") === thing);
    if (!button) return;
    event.preventDefault();
    button.click();
  };
  if (event.altKey && event.key === "ArrowUp") press('[data-do="up"]');
  else if (event.altKey && event.key === "ArrowDown") press('[data-do="down"]');
  else if (event.altKey && event.key === "Delete") press('[data-do="remove"]');
  else if (event.altKey && event.code === "KeyL") {
    event.preventDefault();
    const line = byId(`line-${linesOf(document.activeElement)[0]}`);
    (line?.querySelector("a") ?? paper)?.focus();
  } else if (event.ctrlKey && event.key === "Enter") {
    event.preventDefault();
    form.requestSubmit(form.querySelector('[name="keep"]'));
  }
}

/** Sends changed fields only, so that others' corrections of the rest stay. */
function send(event) {
  const button = event.submitter;
  form.elements.at.value = button?.name === "keep" ? document.activeElement?.id ?? "" : "";
  const touched = new Set(fields().filter((each) => initial.get(each) !== told(each)).map((each) => each.name));
  for (const each of fields()) if (!touched.has(each.name)) each.disabled = true;
  sending = true;
}

if (form) {
  for (const each of fields()) initial.set(each, made(each));
  form.addEventListener("focusin", ({ target }) => point(linesOf(target)));
  form.addEventListener("submit", send);
  document.addEventListener("keydown", keys);
  paper?.addEventListener("click", (event) => {
    const line = event.target.closest("li");
    if (!line) return;
    event.preventDefault();
    find(line);
  });
  addEventListener("beforeunload", (event) => {
    if (!sending && changed()) event.preventDefault();
  });
  addEventListener("pageshow", () => {
    sending = false;
    for (const each of fields()) each.disabled = false;
  });
  byId("error")?.focus();
  byId(decodeURIComponent(location.hash.slice(1)))?.focus();
  form.dataset.ready = "";
}
