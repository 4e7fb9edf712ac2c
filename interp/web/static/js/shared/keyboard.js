/** Single-key shortcuts: off during typing, can be disabled, listed in a dialog. */

import { keep, read } from "./settings.js";

const TYPING = new Set(["INPUT", "TEXTAREA", "SELECT"]);
/** What was closed this moment: its field has the focus until it hears so. */
const CLOSED = "dialog:not([open]), details:not([open]) > :not(summary)";

/**
 * The name of a stroke: "Space", "A", "Alt+ArrowUp", "Ctrl+Alt+ArrowDown", "+"; a wide "？" of a Chinese layout is "?".
 * @param {KeyboardEvent} event
 */
export function stroke(event) {
  const held = [event.ctrlKey && "Ctrl", event.altKey && "Alt", event.metaKey && "Meta"].filter(Boolean);
  const sign = event.key.length === 1 ? event.key.normalize("NFKC") : event.key;
  const key = sign === " " ? "Space" : sign.length === 1 ? sign.toUpperCase() : sign;
  return [...held, key].join("+");
}

/**
 * Whether an input method is at work: its keys are letters on their way, also the one that ends it (229 in Safari).
 * @param {KeyboardEvent} event
 */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229 || event.key === "Process" || event.key === "Dead";
}

/**
 * Whether the focused element uses the key: a field, a dialog, a menu, or Enter and Space on a button or link.
 * @param {any} event
 */
export function isTaken(event) {
  const at = event.target;
  if (at.closest?.(CLOSED)) return false;
  if (TYPING.has(at.tagName) || at.isContentEditable || at.closest?.('dialog[open], [role="menu"]')) return true;
  const presses = event.key === "Enter" || event.key === " ";
  return presses && Boolean(at.closest?.("button, a, summary"));
}

/**
 * Listens for single keys. `bindings` maps strokes to functions; strokes with Ctrl or Alt work even when the
 * single keys are disabled (WCAG 2.1.4 concerns single characters only).
 * @param {Record<string, (event: KeyboardEvent) => any>} bindings
 * @param {{target?: any}} [at]
 */
export function listen(bindings, { target = document } = {}) {
  let on = read("keys", "on") === "on";
  const caps = new Caps();
  target.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.defaultPrevented || isComposing(event)) return;
    const name = stroke(event);
    const held = name.includes("+") && name !== "+";
    const place = caps.byPlace(event);
    const action = bindings[name] ?? bindings[place];
    if (!action || isTaken(event) || (!on && !held)) return;
    event.preventDefault();
    if (!event.repeat || held) action(event);
  });
  return {
    isOn: () => on,
    /** @param {boolean} wanted */
    turn(wanted) {
      on = wanted;
      keep("keys", on ? "on" : "off");
    },
  };
}

const LETTER = /^\p{L}+$/u;
const LATIN = /^[\p{Script=Latin}\p{M}]+$/u;
/** What stands on the key of "/" in layouts with other letters, without Shift and with it. */
const SLASH = { "/": /^[.,、/]$/u, "?": /^[,.؟?]$/u };

/**
 * The key by its cap. A Latin letter or a sign means itself, wherever its key is (AZERTY, QWERTZ, Dvorak). On a layout of
 * other letters (Arabic, Greek, Russian) the cap carries a Latin letter too: the one of its place. Digits go by their
 * place wherever the top row has other signs; those of the number pad only while they are digits.
 */
export class Caps {
  #isOther = false;

  /** @param {KeyboardEvent} event */
  byPlace({ key, code = "", ctrlKey, metaKey, altKey, shiftKey }) {
    const isLetter = LETTER.test(key) && (key.length === 1 || !LATIN.test(key)); // one key may write two Arabic letters
    if (isLetter) this.#isOther = !LATIN.test(key);
    if (ctrlKey || metaKey || altKey) return "";
    const isSign = !isLetter && key.length === 1;
    if (code === "Slash" && ((isLetter && this.#isOther) || SLASH[shiftKey ? "?" : "/"].test(key))) return shiftKey ? "?" : "/";
    const digit = /^(?:Digit|Numpad)([0-9])$/u.exec(code);
    if (digit && key.length === 1 && !(shiftKey && isSign)) return digit[1];
    const letter = /^Key([A-Z])$/u.exec(code);
    return this.#isOther && (isLetter || isSign) ? letter?.[1] ?? "" : "";
  }
}
