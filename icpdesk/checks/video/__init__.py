"""Checks of videos."""
