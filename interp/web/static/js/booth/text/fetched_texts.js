/** The texts in hand that a booth's page has fetched, by speech. */

import { FreshAnswers } from "../../shared/fetched.js";

export class FetchedTexts {
  #language = "";

  /** @param {() => void} changed is called when a text has come */
  constructor(changed) {
    this.answers = new FreshAnswers(changed);
  }

  /**
   * The text of a speech in the language wanted last; null before it has come.
   * @param {string | undefined} speech
   * @returns {wire.HandText | null}
   */
  of(speech) {
    const text = this.answers.of(speech ?? "");
    return text?.language === this.#language ? text : null;
  }

  /**
   * Says which texts are wanted; those of other speeches are dropped. One is asked for again when `mark` changes.
   * @param {{meeting: string, language: string, speeches: string[], mark: string}} wanted
   */
  want({ meeting, language, speeches, mark }) {
    this.#language = language;
    const address = (/** @type {string} */ speech) =>
      `/api/meetings/${encodeURIComponent(meeting)}/hand/${encodeURIComponent(speech)}?language=${language}`;
    this.answers.want(new Map(speeches.map((speech) => [speech, address(speech)])), `${language} ${mark}`);
  }

  /** A document of the meeting has changed. */
  changes() {
    this.answers.changes();
  }
}
