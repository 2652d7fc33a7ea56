"""Checks of typed values against what the pictures say."""
