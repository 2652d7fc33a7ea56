"""Checks of domain names."""
