/** The window on the captions: it stays at the newest sentence while the reader is there, and never moves otherwise. */

const NEAR_PX = 48;
const RISE_MS = 180;
const MOTION = globalThis.matchMedia?.("(prefers-reduced-motion: no-preference)"); // asked once, not at each line

/**
 * The scrolled element has its lines bottom-aligned (`column-reverse`), so that its scrollTop is 0 at the end and negative
 * before it, also before any script. `left` is called when the reader leaves the end, `back` on return, `top` at the first line.
 */
export class CaptionWindow {
  #atEnd = true;
  #target = 0;
  #seen = -1; // the number of the last clause before those that came last

  constructor(box, lines, on) {
    this.box = box;
    this.lines = lines;
    this.on = on;
    box.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    if (!globalThis.ResizeObserver) return;
    const watch = new ResizeObserver(() => this.#atEnd && this.#place());
    watch.observe(box);
    watch.observe(lines);
  }

  /** Whether the reader is at the newest sentence. */
  get atEnd() {
    return this.#atEnd;
  }

  /** Whether there is room above the first line. */
  get hasRoom() {
    return this.box.scrollHeight <= this.box.clientHeight;
  }

  /** Goes to the newest sentence. */
  toEnd() {
    this.#atEnd = true;
    this.#place();
  }

  /** Stays where it is when lines come. */
  leave() {
    this.#atEnd = false;
  }

  /** Shows a line: at the top of the window, or with a third of it above. */
  show(line, isTop) {
    const { top, height } = this.box.getBoundingClientRect();
    this.box.scrollTop += line.getBoundingClientRect().top - top - (isTop ? 0 : height / 3);
  }

  /** Does `work`, which changes the lines. At the end it shows the newest; elsewhere the line being read keeps its place. */
  change(work) {
    const line = this.#atEnd ? this.lines.lastElementChild : this.firstInSight();
    const top = line?.getBoundingClientRect().top;
    const last = this.#lastClause();
    work();
    if (this.#lastClause() > last) this.#seen = last;
    if (this.#atEnd) {
      this.#place();
      if (line?.isConnected && line !== this.lines.lastElementChild) this.#rise(top - line.getBoundingClientRect().top);
      return;
    }
    const stands = line?.isConnected ? line : line && this.lines.querySelector(`[data-number="${line.dataset.number}"]`); // drawn again
    if (stands) this.box.scrollTop += stands.getBoundingClientRect().top - top;
  }

  /** The first line in the window. */
  firstInSight() {
    const { top } = this.box.getBoundingClientRect();
    return [...this.lines.children].find((each) => each.getBoundingClientRect().bottom > top) ?? null;
  }

  #lastClause() {
    return Number([...(this.lines.lastElementChild?.querySelectorAll(".words[data-number]") ?? [])].at(-1)?.dataset.number ?? -1);
  }

  /** At the end: the newest sentence from its beginning, or of one that is higher than the window what came last of it. */
  #place() {
    this.#target = -Math.max(0, this.#over());
    this.box.scrollTop = this.#target;
  }

  /** By how many pixels to scroll back from the end for the beginning of what is to be seen; 0 or less where it is in sight. */
  #over() {
    const newest = this.lines.lastElementChild;
    const sentence = this.#overAt(newest?.querySelector(".said") ?? newest);
    if (sentence <= 0) return 0;
    const clauses = [...newest.querySelectorAll('.said[data-column="0"] .words')];
    const first = clauses.find(({ dataset }) => Number(dataset.number) > this.#seen) ?? clauses.at(-1);
    return first && first !== clauses[0] ? this.#overAt(first) : sentence;
  }

  /** By how many pixels to scroll back for a line to be the first; offsets, since they ignore an animation. */
  #overAt(first) {
    if (!first) return 0;
    const { box, lines } = this;
    const around = lines.parentElement;
    const margin = around.offsetTop + around.offsetHeight - lines.offsetTop - lines.offsetHeight;
    const over = lines.offsetHeight - first.offsetTop + margin - box.clientHeight;
    return over > margin ? over + margin : over; // it fits without the margins, or its first line has one above
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.box;
    const target = this.#atEnd ? this.#target : -Math.max(0, this.#over());
    const away = target - scrollTop > NEAR_PX;
    if (away === this.#atEnd) {
      this.#atEnd = !away;
      if (away) this.on.left();
      else this.on.back();
    }
    if (away && scrollHeight - clientHeight + scrollTop < Math.max(NEAR_PX, clientHeight / 2)) this.on.top();
  }

  /** The lines move up to their new place, unless the reader asked for less motion. */
  #rise(by) {
    if (by <= 0 || by > this.box.clientHeight || !MOTION?.matches) return;
    this.lines.animate?.([{ transform: `translateY(${by}px)` }, { transform: "none" }], { duration: RISE_MS, easing: "ease-out" });
  }
}
