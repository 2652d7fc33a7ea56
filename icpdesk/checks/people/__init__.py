"""Checks of persons and their phones, documents and roles."""
