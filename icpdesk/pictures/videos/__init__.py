"""Videos: what a file says about itself, read from its headers and never decoded."""
