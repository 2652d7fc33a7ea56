"""Forms in PDF: fields, flat pages and pictures of pages."""
