"""Checks of the administrator's photo."""
