"""Mending that never changes what a picture shows: turn, scale, compress, strip."""
