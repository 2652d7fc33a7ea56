"""Dates of a filing by Chinese working days."""
