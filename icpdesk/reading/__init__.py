"""What cards, licences and passports say; nothing is ever fetched."""
