"""Our own papers: statement, letters, guide, fill sheet, report, and the upload-ready folder."""
