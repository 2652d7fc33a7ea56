"""Papers made from a filing: statement, letters, guide, fill sheet, report."""
