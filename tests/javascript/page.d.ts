// What pages rely on and the checker cannot know: what an element found by a selector is, and what a page's head set.

interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}

interface EventTarget {
  closest(selectors: string): any;
}

interface Document {
  getElementById(id: string): any;
}

interface Window {
  begunSocket: { socket: WebSocket; packets: string[] } | null;
}

declare var begunSocket: { socket: WebSocket; packets: string[] } | null;

// What scripts that several pages share are given.

/** What an element is filled with; null, undefined and false are left out. */
type Child = Node | string | number | boolean | null | undefined;
/** Properties of an element, or the values of a sentence. */
type Values = Record<string, any>;
/** A message with a view. */
type ViewMessage = { epoch: string; seq: number; view: any };
/** A range of time in milliseconds; `to` is null where the latest is not known. */
type TimeRange = { from: number; to: number | null };
/** What times are computed from. */
type Shown = Pick<wire.TimedView, "meeting" | "item" | "speech" | "armed"> & { clocks: Record<keyof wire.ClocksView, Required<wire.Clock> | null> };

/** What the forecast is computed from. */
type TimedShown = Shown & { measured: import("../../interp/web/static/js/shared/start_ranges.js").Measured | null };

/** The texts of one language. */
interface Words {
  language: string;
  gap: string;
  has(key: string): boolean;
  raw(key: string, n?: number): string;
  say(key: string, values?: Values): string;
}

/** A page as its parts see it. */
interface Page {
  words: Words;
  view: any;
  time(ms: number): string;
  shownAt(): number;
}
