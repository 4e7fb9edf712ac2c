"""The only Flask, Flask-SocketIO and Flask-Babel: doors, pages and words."""
