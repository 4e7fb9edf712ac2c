/** Proposal page: opens its lines, links fields with lines of the paper, moves by keyboard, sends only changed fields. */

const form = document.querySelector('[data-slot="form"]');
const paper = document.querySelector('[data-slot="paper"]');
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
/** On a phone these are opened on demand, so that the rundown stands in the first window. */
const FOLDED = ".warnings > details, .paper > details";
const OPEN = `open ${location.pathname}`;
const initial = new Map();
let sending = false;
let edited = ""; // the id of the field that had the focus last

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

/** Opens the lines around a thing and goes to it; a line of the rundown itself only gets the focus. */
function show(node) {
  const line = node?.matches(".entry > summary");
  for (let each = line ? null : node?.closest("details"); each; each = each.parentElement.closest("details")) each.open = true;
  node?.focus();
  node?.scrollIntoView({ block: "center", behavior: "auto" });
}

/** Goes to the field read from a line; repeated presses go through all of them. */
function find(line) {
  const ids = (line.dataset.fields ?? "").split(" ").filter((id) => byId(id));
  if (!ids.length) return;
  const now = ids.indexOf(document.activeElement?.id || form.dataset.last);
  const next = byId(ids[(now + 1) % ids.length]);
  form.dataset.last = next.id;
  show(next);
}

/** Goes to the next finding (1) or the one before (-1), in the page's order and round again. */
function findFinding(by) {
  const all = [...document.querySelectorAll("[data-finding]")].filter((each) => each.checkVisibility());
  if (!all.length) return;
  const place = (each) => each.compareDocumentPosition(document.activeElement);
  const [before, after] = [Node.DOCUMENT_POSITION_PRECEDING, Node.DOCUMENT_POSITION_FOLLOWING];
  const found = by > 0 ? all.find((each) => place(each) & before) ?? all[0] : all.findLast((each) => place(each) & after) ?? all.at(-1);
  found.focus();
  found.scrollIntoView({ block: "center", behavior: "auto" });
}

/** From line to line, as in a list. */
function step(event) {
  const all = [...form.querySelectorAll(".entry > summary")];
  const next = all[all.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

const menu = document.querySelector('[data-slot="menu"]');

/** Takes the list of acts away and goes back to what they concern. */
function closeMenu() {
  const { previousElementSibling: entry, parentElement: line } = menu;
  menu.remove();
  history.replaceState(null, "", location.pathname);
  (entry?.matches(".entry") ? entry.querySelector("summary") : line.querySelector('a, [data-do="menu"]'))?.focus();
}

/** Arrows go from act to act, a digit presses the act that shows it, Escape closes the list. */
function chooseAct(event) {
  const acts = [...menu.querySelectorAll("button, a")];
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const digit = /^[1-9]$/u.test(event.key) ? menu.querySelector(`#menu-${event.key}`) : null;
  if (by) acts.at((acts.indexOf(event.target) + by) % acts.length).focus();
  else if (digit) digit.click();
  else if (event.key === "Escape") closeMenu();
  else return;
  event.preventDefault();
}

/** The button that lists the acts of where the focus is: an entry, a line of the paper, or a finding about one. */
function actsButton() {
  const at = document.activeElement;
  const thing = /** @type {HTMLElement | null} */ (at?.closest("[data-thing], .paper li, [data-line]"));
  const about = thing?.dataset.line ? byId(`line-${thing.dataset.line}`) : thing;
  const own = (each) => each.closest("[data-thing], .paper li") === about;
  return [...(about?.querySelectorAll('[data-do="menu"]') ?? [])].find(own);
}

/** Asks for the acts of a line of the paper with what was typed: its link alone would leave that behind. */
function listActs(path) {
  const button = document.createElement("button");
  Object.assign(button, { name: "do", value: `menu ${path}`, hidden: true });
  button.dataset.do = "menu";
  form.append(button);
  button.click();
}

/** Closes the line the focus is in; what was typed in it stays. */
function close() {
  const entry = /** @type {HTMLDetailsElement | null} */ (document.activeElement?.closest(".entry[open]"));
  if (!entry) return;
  entry.open = false;
  entry.querySelector("summary").focus();
}

/** Marks lines with something typed that is not kept, also when they are closed again. */
function mark() {
  const touched = new Set(fields().filter((each) => initial.get(each) !== told(each)).map((each) => each.closest(".entry")));
  for (const each of form.querySelectorAll(".entry")) each.toggleAttribute("data-changed", touched.has(each));
  const unkept = document.querySelector('[data-slot="unkept"]');
  unkept.hidden = touched.size === 0;
  unkept.closest("section").toggleAttribute("data-unkept", touched.size > 0);
}

/** Lines that were open are open again when the kept page comes back. */
function reopen() {
  for (const id of JSON.parse(sessionStorage.getItem(OPEN) ?? "[]")) byId(id)?.setAttribute("open", "");
  sessionStorage.removeItem(OPEN);
}

const remember = () => sessionStorage.setItem(OPEN, JSON.stringify([...form.querySelectorAll(".entry[open]")].map(({ id }) => id)));

function keys(event) {
  const press = (selector) => {
    const thing = document.activeElement?.closest("[data-thing]");
    const button = [...(thing?.querySelectorAll(selector) ?? [])].find((each) => each.closest("[data-thing]") === thing);
    if (!button) return;
    event.preventDefault();
    button.click();
  };
  const bare = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (bare && menu?.contains(event.target)) chooseAct(event);
  else if (bare && /^Arrow(Up|Down)$/u.test(event.key) && event.target.matches(".entry > summary")) step(event);
  else if (bare && event.key === "Escape") close();
  else if (event.altKey && /^Key[NP]$/u.test(event.code)) {
    event.preventDefault();
    findFinding(event.code === "KeyN" ? 1 : -1);
  } else if (event.altKey && event.code === "KeyM") {
    event.preventDefault();
    actsButton()?.click();
  } else if (event.altKey && event.key === "Enter") {
    event.preventDefault();
    document.querySelector('[name="confirm"]').focus();
  } else if (event.altKey && event.key === "ArrowUp") press('[data-do="up"]');
  else if (event.altKey && event.key === "ArrowDown") press('[data-do="down"]');
  else if (event.altKey && event.key === "Delete") press('[data-do="remove"]');
  else if (event.altKey && event.code === "KeyL") {
    event.preventDefault();
    const line = byId(`line-${linesOf(document.activeElement)[0]}`);
    (line?.querySelector("a, button") ?? paper)?.focus();
  } else if (event.ctrlKey && event.key === "Enter") {
    event.preventDefault();
    form.requestSubmit(form.querySelector('[name="keep"]'));
  }
}

/** Notes the field somebody is at, to come back to it; it may have had the focus before this script loaded. */
function note(node) {
  if (node?.name?.includes(".")) edited = node.id;
}

/** Sends changed fields only, so that others' corrections of the rest stay. */
function send(event) {
  const button = event.submitter;
  form.elements.at.value = button?.name === "keep" ? edited : "";
  const touched = new Set(fields().filter((each) => initial.get(each) !== told(each)).map((each) => each.name));
  for (const each of fields()) if (!touched.has(each.name)) each.disabled = true;
  sending = true;
  if (button?.name === "keep" || button?.dataset.do === "menu") remember();
}

/** Reads out what was just done: a text that is there from the start is not announced. */
function announce() {
  const done = document.querySelector('[data-slot="done"]');
  const text = done?.textContent;
  if (!text) return;
  done.textContent = "";
  requestAnimationFrame(() => requestAnimationFrame(() => {
    done.textContent = text;
  }));
}

if (form) {
  for (const each of fields()) initial.set(each, made(each));
  form.addEventListener("focusin", ({ target }) => {
    point(linesOf(target));
    note(target);
  });
  note(document.activeElement);
  form.addEventListener("input", mark);
  form.addEventListener("submit", send);
  document.addEventListener("click", (event) => {
    const lists = event.target.closest?.('a[data-do="menu"], [data-close]');
    if (lists) {
      event.preventDefault();
      if (lists.dataset.do) listActs(new URL(lists.href).searchParams.get("menu"));
      else closeMenu();
      return;
    }
    const to = byId(event.target.closest?.('a[href^="#"]')?.hash.slice(1));
    if (!to || paper?.contains(event.target)) return;
    event.preventDefault();
    if (to.closest(".paper") && apart()) point([to.id.replace("line-", "")]);
    else show(to);
  });
  document.addEventListener("keydown", keys);
  paper?.addEventListener("click", (event) => {
    const line = event.target.closest("li");
    if (!line || event.target.closest("button, [data-do], [data-close]")) return;
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
  mark();
  reopen();
  if (matchMedia("(max-width: 47.99rem)").matches) for (const each of document.querySelectorAll(FOLDED)) each.open = false;
  byId("error")?.focus();
  announce();
  if (location.hash) show(byId(decodeURIComponent(location.hash.slice(1))));
  form.dataset.ready = "";
}
