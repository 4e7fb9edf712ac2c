/** Single-key shortcuts: off during typing, can be disabled, listed in a dialog. */

import { keep, read } from "./settings.js";

const TYPING = new Set(["INPUT", "TEXTAREA", "SELECT"]);

/** The name of a stroke: "Space", "A", "Alt+ArrowUp", "Ctrl+Alt+ArrowDown", "+". */
export function stroke(event) {
  const held = [event.ctrlKey && "Ctrl", event.altKey && "Alt", event.metaKey && "Meta"].filter(Boolean);
  const key = event.key === " " ? "Space" : event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return [...held, key].join("+");
}

/** Whether the focused element uses the key: a field, a dialog, or Enter and Space on a button or link. */
export function isTaken(event) {
  const at = event.target;
  if (TYPING.has(at.tagName) || at.isContentEditable || at.closest?.("dialog[open]")) return true;
  const presses = event.key === "Enter" || event.key === " ";
  return presses && Boolean(at.closest?.("button, a, summary"));
}

/**
 * Listens for single keys. `bindings` maps strokes to functions; strokes with Ctrl or Alt work even when the
 * single keys are disabled (WCAG 2.1.4 concerns single characters only).
 */
export function listen(bindings, { target = document } = {}) {
  let on = read("keys", "on") === "on";
  target.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const name = stroke(event);
    const held = name.includes("+") && name !== "+";
    const action = bindings[name] ?? bindings[byPlace(event)];
    if (!action || isTaken(event) || (!on && !held)) return;
    event.preventDefault();
    if (!event.repeat || held) action(event);
  });
  return {
    isOn: () => on,
    turn(wanted) {
      on = wanted;
      keep("keys", on ? "on" : "off");
    },
  };
}

/**
 * The key by its position on the keyboard, so that A works on an Arabic, Chinese or Russian layout too.
 * A key with a Latin letter means that letter, wherever it is.
 */
function byPlace(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || /^[a-z]$/iu.test(event.key)) return "";
  if (event.code === "Slash") return event.shiftKey ? "?" : "/";
  const letter = /^Key([A-Z])$/u.exec(event.code ?? "");
  const digit = /^(?:Digit|Numpad)([0-9])$/u.exec(event.code ?? "");
  return letter?.[1] ?? digit?.[1] ?? "";
}
