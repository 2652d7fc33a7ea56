"""Many clients from one spreadsheet."""
