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
