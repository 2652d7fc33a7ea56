"""The upload-ready folder."""
