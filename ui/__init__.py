"""The desktop window over the icpdesk core."""
