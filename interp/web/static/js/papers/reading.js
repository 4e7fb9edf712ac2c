/** The forms that bring in a paper say how far its reading is, until the page that was read comes. */

import { HowFar } from "../shared/how_far.js";
import { speakerOf } from "../shared/words.js";
import { workName } from "../shared/work_name.js";

for (const form of document.querySelectorAll("form[data-words]")) {
  const words = speakerOf(JSON.parse(form.dataset.words), document.documentElement.lang);
  form.addEventListener("submit", () => {
    const name = workName();
    const address = new URL(form.action);
    address.searchParams.set("work", name);
    form.action = address.href;
    new HowFar(form, words).follow(name, words.raw("work.paper"));
  });
}
