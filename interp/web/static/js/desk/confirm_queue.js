/** Sends what was confirmed one after the other, in the background: nobody waits for the server between two sentences. */

export class ConfirmQueue {
  /** @type {Promise<any>} */
  #last = Promise.resolve();
  #waiting = 0;

  /** Sends after everything added before; `send` returns the answer, which is resolved with. */
  add(send) {
    this.#waiting += 1;
    const answer = this.#last.then(send).finally(() => { this.#waiting -= 1; });
    this.#last = answer.catch(() => {});
    return answer;
  }

  /** How many are not answered yet. */
  get waiting() {
    return this.#waiting;
  }

  /** Resolves once everything added so far is answered. */
  get idle() {
    return this.#last;
  }
}
