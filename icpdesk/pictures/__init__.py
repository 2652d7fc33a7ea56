"""Pictures: decoded once, measured lazily, mended without touching what they show."""
