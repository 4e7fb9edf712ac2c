"""The web interface on Flask, Flask-SocketIO and Babel: routes, sockets, pages and their texts."""
