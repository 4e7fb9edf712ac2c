/** Copies an address to the clipboard; a page without https has no clipboard, only the older way. */

/**
 * Copies the text of `node`, or `text`, and says in `said` what came of it.
 * @param {Node} node
 * @param {string} text
 * @param {Element} said
 * @param {Words} words
 */
export async function copy(node, text, said, words) {
  const done = await written(text) || selected(node, true);
  if (!done) selected(node, false);
  said.textContent = ""; // the same words twice are announced twice
  requestAnimationFrame(() => { said.textContent = words.raw(done ? "address.copied" : "address.by_hand"); });
}

/** @param {string} text */
async function written(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no clipboard here, or not allowed
  }
}

/**
 * Selects what is shown, and copies the selection where asked; returns whether that worked.
 * @param {Node} node
 * @param {boolean} copying
 */
function selected(node, copying) {
  const selection = getSelection();
  selection?.selectAllChildren(node);
  if (!copying || !document.execCommand("copy")) return false;
  selection?.removeAllRanges();
  return true;
}
