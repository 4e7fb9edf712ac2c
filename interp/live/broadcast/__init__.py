"""Carries messages to sockets; the only package that knows the insides of Socket.IO and eventlet."""
