"""The colours of every PDF that icpdesk sets, as ``#rrggbb``."""

INK, QUIET, LINE, TINT = "#1f2933", "#5f6b78", "#c9d1d9", "#f3f6f9"
RED, AMBER, BLUE = "#b3261e", "#8a5a00", "#1f5fa8"
