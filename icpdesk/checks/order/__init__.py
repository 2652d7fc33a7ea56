"""Checks of the order itself (server, service code, filing type)."""
