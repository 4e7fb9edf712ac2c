/** Which alarms of the highest severity are new, so that each is told once. */

const SEVERE = 3;

/** @param {{severity: number}} alarm */
export const isSevere = ({ severity }) => severity >= SEVERE;

/**
 * An alarm is the same one in the next speech, unless its sentence names the language.
 * @param {wire.Alarm} alarm
 */
function keyOf({ code, booth, source, desk, language }) {
  return JSON.stringify([code, booth, source, desk, code === "uncovered" ? language : null]);
}

export class SevereAlarms {
  /** @type {Set<string> | null} */
  #known = null;

  /**
   * Returns those that were not there before; none of the first call, whose alarms are read as the page.
   * @param {wire.Alarm[]} alarms
   */
  fresh(alarms) {
    const before = this.#known;
    const severe = alarms.filter(isSevere);
    this.#known = new Set(severe.map(keyOf));
    return before === null ? [] : severe.filter((each) => !before.has(keyOf(each)));
  }
}
