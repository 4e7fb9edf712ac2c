// Opens the page's socket while its scripts are still on their way; socket_client.js takes it over with the packets it has had.
(function () {
  const { protocol, host } = location;
  const query = new URLSearchParams({ EIO: "4", transport: "websocket", build: document.currentScript?.dataset.build ?? "" });
  const socket = new WebSocket(`${protocol.replace("http", "ws")}//${host}/socket.io/?${query}`);
  /** @type {string[]} */
  const packets = [];
  socket.onmessage = ({ data }) => {
    packets.push(data);
    if (data[0] === "0") socket.send("40");
    else if (data === "2") socket.send("3");
  };
  window.begunSocket = { socket, packets };
})();
