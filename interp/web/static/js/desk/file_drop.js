/** Puts a file dropped on the desk into the form under it, or into the filing form. */

const field = (form) => form?.elements.namedItem("file");

/** `otherwise` opens the filing form and returns it. Without this a file dropped elsewhere would replace the page. */
export function takeFiles(otherwise) {
  let over = null;
  const mark = (form) => {
    if (form === over) return;
    over?.removeAttribute("data-over");
    over = form;
    over?.setAttribute("data-over", "");
  };
  const under = ({ target }) => {
    const form = target.closest?.("form");
    return field(form) ? form : null;
  };
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer.types.includes("Files")) return;
    event.preventDefault();
    mark(under(event));
  });
  addEventListener("dragleave", () => mark(null));
  addEventListener("drop", (event) => {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    const form = under(event) ?? otherwise();
    mark(null);
    const [file] = event.dataTransfer.files;
    const one = new DataTransfer();
    one.items.add(file);
    field(form).files = one.files;
    field(form).focus();
  });
}
