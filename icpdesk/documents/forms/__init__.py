"""Forms of other kinds than Word: PDF fields, flat PDF pages and pictures, old Word files."""
