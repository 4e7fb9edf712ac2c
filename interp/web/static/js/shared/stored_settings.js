// Applies stored size and colours before the first paint, to prevent flashing.
(function () {
  const root = document.documentElement;
  try {
    const theme = localStorage.getItem("interp.theme");
    const size = localStorage.getItem("interp.size");
    const spacing = localStorage.getItem("interp.spacing");
    if (theme && root.dataset.themes === "reader") root.dataset.theme = theme;
    if (size && root.dataset.themes === "reader") root.dataset.size = size;
    if (spacing && root.dataset.themes === "reader") root.dataset.spacing = spacing;
    for (const name of root.dataset.dimmable === "yes" ? ["dim", "grow", "side"] : []) {
      const value = localStorage.getItem("interp." + name);
      if (value) root.dataset[name] = value;
    }
  } catch {
    // no storage available
  }
})();
