"""PDF pages with embedded Chinese fonts."""
