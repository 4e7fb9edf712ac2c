/** A name that a request gives its work; only who gave it can ask about it. */
export const workName = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
