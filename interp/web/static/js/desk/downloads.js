/** The menu "Download" of the open document: the files it can be had as. Add a row to FILES for another one. */

import { ReturnedFile } from "./returned_file.js";
import { RevisedTable } from "./revised_table.js";
import { el, show, slot } from "../shared/dom.js";

/** Each file: the key of its name, its address below the document's, and whether it opens as a page. */
/** @type {{name: string, address: (where: any) => string, opens?: boolean}[]} */
export const FILES = [
  { name: "out.translation", address: ({ root, language }) => `${root}/out/${language}/translation.docx` },
  { name: "out.bilingual", address: ({ root, language }) => `${root}/out/${language}/bilingual.docx` },
  { name: "out.print", address: ({ page, language, beside }) => `${page}/${language}/print${beside ? `?beside=${beside}` : ""}`, opens: true },
  { name: "out.xliff", address: ({ root, language }) => `${root}/xliff/${language}` },
  { name: "out.tmx", address: ({ root, language }) => `${root}/tmx?language=${language}` },
  { name: "out.tbx", address: ({ meeting }) => `${meeting}/terms?format=tbx` },
  { name: "out.csv", address: ({ meeting }) => `${meeting}/terms?format=csv` },
];

export class Downloads {
  #shown = "";

  /** `moved` is called after changes that the queue shows too, `changed` with what a returned file changed. */
  constructor({ words }, api, moved, changed) {
    this.words = words;
    this.api = api;
    this.list = el("ul", { class: "downloads" });
    this.revised = new RevisedTable(words, api, moved, changed);
    this.returned = new ReturnedFile(words, api, moved, changed);
  }

  /** Shows the files of a document in a language; nothing where it is the original's, or it was withdrawn. */
  show({ id, language: own, withdrawn }, language, beside) {
    const now = [id, language, beside, withdrawn].join(" ");
    if (now === this.#shown) return;
    this.#shown = now;
    show("downloads", !withdrawn && own !== language);
    if (!this.list.isConnected) slot("downloads-panel").append(this.list, this.revised.node, this.returned.node);
    const meeting = encodeURIComponent(document.body.dataset.meeting);
    const at = encodeURIComponent(id);
    const where = { meeting: this.api.root, root: `${this.api.root}/documents/${at}`, page: `/m/${meeting}/desk/documents/${at}`, language, beside };
    this.list.replaceChildren(...FILES.map((each) => el("li", {}, this.#link(each, where))));
    this.revised.turn(id, language);
    this.returned.turn(id, language);
  }

  #link({ name, address, opens = false }, where) {
    const how = opens ? { target: "_blank", rel: "noopener" } : { download: true };
    const plain = address(where);
    // each click gives the work another name, just before the browser asks for the file
    const follow = ({ currentTarget }) => {
      currentTarget.href = this.api.followed(plain);
      setTimeout(() => currentTarget.setAttribute("href", plain));
    };
    return el("a", { href: plain, onclick: follow, ...how }, this.words.raw(name));
  }
}
