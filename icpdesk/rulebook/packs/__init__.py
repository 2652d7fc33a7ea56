"""Signed packs of rules: their files, their keys, and which are in force."""
