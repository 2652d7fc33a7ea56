"""The encrypted store: filings, their pictures, their history; nothing of it in the clear."""
