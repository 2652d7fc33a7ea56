"""Checks of scans of papers."""
