"""Checks of attachments being complete and in date."""
