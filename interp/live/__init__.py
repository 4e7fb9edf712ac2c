"""Follows the event log and sends each audience its view by Socket.IO; never calls service."""
