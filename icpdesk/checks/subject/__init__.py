"""Checks of the subject."""
