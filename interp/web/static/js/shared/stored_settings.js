// Applies stored size and colours before the first paint, to prevent flashing.
(function () {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("interp.theme");
    const size = localStorage.getItem("interp.size");
    const spacing = localStorage.getItem("interp.spacing");
    const dim = localStorage.getItem("interp.dim");
    if (theme && root.dataset.themes === "reader") root.dataset.theme = theme;
    if (size && root.dataset.themes === "reader") root.dataset.size = size;
    if (spacing && root.dataset.themes === "reader") root.dataset.spacing = spacing;
    if (dim && root.dataset.dimmable === "yes") root.dataset.dim = dim;
  } catch {
    // no storage available
  }
})();
