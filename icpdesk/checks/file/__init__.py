"""Checks of picture files as files."""
