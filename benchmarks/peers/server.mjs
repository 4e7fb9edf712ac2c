// The Node peer: a plain socket.io server that appends each command to a file and sends interp's recorded views.
//
//   node server.mjs PORT FOLDER [deflate]
//
// FOLDER has rooms.json: for each `audience:language` two views, taken in turn, and the answer to a join. An appended
// command is on the disk before it is answered, as with interp. Beats go out as often as interp's.

import { fdatasyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { Server } from "socket.io";

const [port, folder, mode] = process.argv.slice(2);
const rooms = JSON.parse(readFileSync(join(folder, "rooms.json"), "utf8"));
const log = openSync(join(folder, "node.log"), "a");
const ORDER = ["booth", "console", "captions"];
const inOrder = Object.keys(rooms).sort((a, b) => ORDER.indexOf(a.split(":")[0]) - ORDER.indexOf(b.split(":")[0]));
let seq = 1_000_000;
let turn = 0;

const http = createServer();
const io = new Server(http, {
  transports: ["websocket"], serveClient: false, httpCompression: false,
  perMessageDeflate: mode === "deflate" ? { threshold: 1024 } : false,
});

io.on("connection", (socket) => {
  socket.on("join", (message, answer) => {
    const room = `${message.audience}:${message.language}`;
    socket.join(room);
    answer({ ...rooms[room].join, seq });
  });
  socket.on("at", (message) => {
    socket.data.shows = message.seq;
  });
  socket.on("command", (message, answer) => {
    seq += 1;
    writeSync(log, `${JSON.stringify({ ...message, seq })}\n`);
    fdatasyncSync(log);
    answer({ ok: true, seq });
    for (const room of inOrder) io.to(room).emit("view", { ...rooms[room].views[turn], seq });
    turn = (turn + 1) % 2;
  });
});

function beat(captions) {
  const body = { epoch: "peer", seq, captions_seq: 0, captions_changed: 0, server_now: Date.now() };
  for (const room of inOrder) if (room.startsWith("captions") === captions) io.to(room).emit("beat", body);
}

setInterval(() => beat(false), 1_000);
setInterval(() => beat(true), 5_000);
http.listen({ port: Number(port), host: "127.0.0.1", backlog: 4096 });
