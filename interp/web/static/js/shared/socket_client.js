/** A Socket.IO client of one namespace over websocket only: packets, acknowledgements, pings, and connecting again. */

const OPENED = "0";
const PING = "2";
const PONG = "3";
const CONNECT = "40";
const LEFT = "41";
const EVENT = "42";
const ANSWER = "43";
const TURNED_AWAY = "44";
const ADDRESSED = /^4[23](\d*)/;

/**
 * The address of the service's socket for a page of this build.
 * @param {string} build
 */
export function socketAddress(build, { protocol, host } = location) {
  return `${protocol.replace("http", "ws")}//${host}/socket.io/?EIO=4&transport=websocket&build=${encodeURIComponent(build)}`;
}

/**
 * Connects at once, and again when the connection is lost, later each time. `begun` is a socket that the page opened before its
 * scripts came, with the packets it has had: {socket, packets}; it has answered the first of them.
 *
 * Handlers: connect(), disconnect(reason), connect_error(), and one for each event of the service.
 */
export class SocketClient {
  connected = false;
  /** @type {WebSocket | null} */
  #web = null;
  /** @type {Map<string, (...args: any[]) => void>} */
  #handlers = new Map();
  /** @type {Map<string, {settle: (answer: any) => void, packet: string}>} */
  #answers = new Map();
  /** @type {string[]} */
  #waiting = [];
  #last = 0;
  #tries = 0;
  #patience = 0;
  /** @type {Record<string, number>} */
  #timers = {};

  /**
   * `timing` is in milliseconds: openingMs, and reconnectionDelay, reconnectionDelayMax, randomizationFactor (0 to 1).
   * @param {string} address
   * @param {{openingMs: number, reconnectionDelay: number, reconnectionDelayMax: number, randomizationFactor: number}} timing
   * @param {typeof globalThis.begunSocket} begun
   */
  constructor(address, timing, begun = null) {
    this.address = address;
    this.timing = timing;
    globalThis.addEventListener?.("offline", () => this.#web && this.#lost("transport close"));
    queueMicrotask(() => this.#open(begun)); // after the handlers are there
  }

  /**
   * @param {string} name
   * @param {(...args: any[]) => void} handle
   */
  on(name, handle) {
    this.#handlers.set(name, handle);
  }

  /**
   * Sends an event, or keeps it until the next connection.
   * @param {string} name
   * @param {object} message
   */
  emit(name, message) {
    this.#send(`${EVENT}${JSON.stringify([name, message])}`);
  }

  /**
   * Sends an event; resolves to its acknowledgement, or to null without one after `ms` or when the connection is lost.
   * @param {string} name
   * @param {object} message
   * @param {number} ms
   * @returns {Promise<any>}
   */
  ask(name, message, ms) {
    const id = String(this.#last++);
    const packet = `${EVENT}${id}${JSON.stringify([name, message])}`;
    return new Promise((resolve) => {
      const settle = (/** @type {any} */ answer) => {
        clearTimeout(timer);
        this.#answers.delete(id);
        this.#waiting = this.#waiting.filter((each) => each !== packet);
        resolve(answer);
      };
      const timer = setTimeout(() => settle(null), ms);
      this.#answers.set(id, { settle, packet });
      this.#send(packet);
    });
  }

  /** Connects after `disconnect` or after the service has ended the connection. */
  connect() {
    if (!this.#web) this.#open(null);
  }

  /** Leaves, and stays away. */
  disconnect() {
    if (this.connected) this.#web?.send(LEFT);
    this.#lost("io client disconnect", { again: false });
  }

  /** @param {typeof globalThis.begunSocket} begun */
  #open(begun) {
    clearTimeout(this.#timers.again);
    if (this.#web) return;
    const web = begun?.socket ?? new WebSocket(this.address);
    this.#web = web;
    web.onmessage = ({ data }) => this.#web === web && this.#take(data);
    web.onclose = () => this.#web === web && this.#lost("transport close");
    this.#timers.opening = setTimeout(() => this.#lost("timeout"), this.timing.openingMs);
    for (const packet of begun?.packets ?? []) this.#take(packet, true);
    if (web.readyState > 1) this.#lost("transport close");
  }

  /** @param {unknown} packet */
  #take(packet, answered = false) {
    if (typeof packet !== "string") return;
    if (packet.startsWith(OPENED)) {
      const { pingInterval, pingTimeout } = JSON.parse(packet.slice(1));
      this.#patience = pingInterval + pingTimeout;
      if (!answered) this.#web?.send(CONNECT);
    } else if (packet === PING && !answered) this.#web?.send(PONG);
    else if (packet.startsWith(CONNECT)) this.#connected();
    else if (packet.startsWith(LEFT)) this.#lost("io server disconnect", { again: false });
    else if (packet.startsWith(TURNED_AWAY)) this.#lost("refused");
    else if (packet.startsWith(EVENT)) this.#tell(...read(packet).body);
    else if (packet.startsWith(ANSWER)) this.#answered(read(packet));
    this.#heard();
  }

  #connected() {
    clearTimeout(this.#timers.opening);
    this.connected = true;
    this.#tries = 0;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const packet of waiting) this.#web?.send(packet);
    this.#tell("connect");
  }

  /** @param {{id: string, body: any[]}} answer */
  #answered({ id, body }) {
    this.#answers.get(id)?.settle(body[0]);
  }

  /**
   * @param {string} name
   * @param {any[]} args
   */
  #tell(name, ...args) {
    this.#handlers.get(name)?.(...args);
  }

  /** @param {string} packet */
  #send(packet) {
    if (this.connected) this.#web?.send(packet);
    else this.#waiting.push(packet);
  }

  /** The service pings: a connection on which nothing comes for an interval and its grace is lost. */
  #heard() {
    clearTimeout(this.#timers.silence);
    if (this.#web && this.#patience) this.#timers.silence = setTimeout(() => this.#lost("ping timeout"), this.#patience);
  }

  /** @param {string} reason */
  #lost(reason, { again = true } = {}) {
    const web = this.#web;
    const was = this.connected;
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    this.#web = null;
    this.connected = false;
    web?.close();
    if (again && web) this.#timers.again = setTimeout(() => this.#open(null), this.#delay());
    if (!web) return;
    for (const { settle, packet } of [...this.#answers.values()]) if (!this.#waiting.includes(packet)) settle(null);
    if (was) this.#tell("disconnect", reason);
    else if (again) this.#tell("connect_error");
  }

  /** The milliseconds until the next try: twice as long each time, up to the greatest, spread at random around it. */
  #delay(random = Math.random()) {
    const { reconnectionDelay: first, reconnectionDelayMax: most, randomizationFactor: spread } = this.timing;
    const middle = first * 2 ** Math.min(this.#tries++, 16);
    return Math.min(most, middle * (1 + spread * (2 * random - 1)));
  }
}

/**
 * @param {string} packet
 * @returns {{id: string, body: [name: string, ...args: any[]]}}
 */
function read(packet) {
  const [head, id] = ADDRESSED.exec(packet) ?? ["", ""];
  return { id, body: JSON.parse(packet.slice(head.length)) };
}
