/** A page without a socket asks for itself again, and is loaded when it would be another: the meeting is on, or a row changed. */

const everyMs = Number(document.body.dataset.again) * 1000;
let shown = null;

setInterval(async () => {
  const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok) return; // what is shown stays while the service is away
  const text = answer.redirected ? null : await answer.text();
  if (text === null || (shown !== null && text !== shown)) location.reload();
  shown = text;
}, everyMs);
