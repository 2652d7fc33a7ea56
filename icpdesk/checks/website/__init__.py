"""Checks of website names, remarks and content."""
