"""One measure a file: what it is, its unit and range, where it comes from."""
