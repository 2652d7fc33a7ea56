"""Checks of what several clients share."""
