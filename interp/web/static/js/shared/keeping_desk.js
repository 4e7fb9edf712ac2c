// Keeps the desk of this device present from any page of the service when the booth's own page (booth/seat.js) was closed.
(function () {
  const ASK_MS = 3_000;
  const FRESH_MS = 2_500; // the booth's page, or another, has just been heard
  const LOST_MS = 10_000; // so long without anybody the service has lost the desk: it is not brought back
  const NAME = "interp.sitting";
  let timer = 0;

  function sitting() {
    try {
      return JSON.parse(localStorage.getItem(NAME) || "null");
    } catch {
      return null; // no storage, or not ours
    }
  }

  async function ask() {
    const seat = sitting();
    const age = seat ? Date.now() - seat.at : LOST_MS;
    if (age < FRESH_MS || age >= LOST_MS) return;
    const { meeting, booth, desk } = seat;
    const query = new URLSearchParams({ audience: "booth", language: booth, desk });
    try {
      const answer = await fetch(`/api/meetings/${encodeURIComponent(meeting)}/view?${query}`, { cache: "no-cache" });
      if (answer.ok && sitting()) localStorage.setItem(NAME, JSON.stringify({ ...seat, at: Date.now() }));
    } catch {
      // asked again
    }
  }

  function begin() {
    if (!timer && sitting()) timer = setInterval(ask, ASK_MS);
  }

  addEventListener("storage", begin);
  begin();
})();
