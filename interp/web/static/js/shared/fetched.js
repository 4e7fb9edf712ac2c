/** Asks an address of the service. */

/**
 * The answer of an address as JSON; null where there is none.
 * @param {string} address
 * @returns {Promise<any>}
 */
export async function fetched(address) {
  try {
    const answer = await fetch(address, { cache: "no-cache" });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
