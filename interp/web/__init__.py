"""The web interface on Flask, Flask-SocketIO and Flask-Babel: routes, sockets, pages and their texts."""
