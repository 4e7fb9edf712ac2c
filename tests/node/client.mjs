// The official socket.io-client follows a meeting: node client.mjs URL MEETING TOKEN, one JSON line on stdout.
import { randomUUID } from "node:crypto";
import { io } from "socket.io-client";

const [url, meeting, token] = process.argv.slice(2);
const heard = { view: [], beat: [], presence: [] };
const open = () => io(url, { transports: ["websocket"], forceNew: true, reconnection: false, timeout: 60000 });
const ask = (socket, name, message) => socket.timeout(60000).emitWithAck(name, message);
const join = (socket, audience, language, more) =>
  ask(socket, "join", { protocol: 1, meeting, audience, language, ...more });
const until = async (what) => {
  for (const end = Date.now() + 60000; !what(); await new Promise((r) => setTimeout(r, 10)))
    if (Date.now() > end) throw new Error(`never: ${what}`);
};

const console_ = open(), phone = open();
for (const name of Object.keys(heard)) console_.on(name, (message) => heard[name].push(message));
const seen = [];
phone.on("view", (message) => seen.push(message));

const joined = await join(console_, "console", "en", { token });
const followed = await join(phone, "captions", "fr", {});
const refused = await join(open(), "console", "es", {});
const { from_speech, to } = joined.view.advance;
const press = { meeting, id: randomUUID(), name: "floor.advance", args: { from_speech, to } };
const pressed = await ask(console_, "command", press);
const again = await ask(console_, "command", press);
const stale = await ask(console_, "command", { ...press, id: randomUUID() });
await until(() => seen.some((each) => each.seq >= pressed.seq) && heard.beat.length && heard.presence.length);
console_.emit("at", { epoch: joined.epoch, seq: pressed.seq });

process.stdout.write(JSON.stringify({ joined, followed, refused, pressed, again, stale, seen, heard }) + "\n");
process.exit(0);
