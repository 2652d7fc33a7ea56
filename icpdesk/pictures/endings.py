"""Endings of the files that may be pictures; one list for window and batch."""

PICTURES = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".bmp", ".webp", ".tif", ".tiff"}
    | {".heic", ".heif", ".avif", ".jp2", ".j2k", ".pdf"}
)
