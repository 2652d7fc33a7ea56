"""Reading cards and papers into fields, offline."""
