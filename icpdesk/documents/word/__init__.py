"""Filling Word files that providers hand out, without changing anything but the blanks."""
