"""icpdesk: prepare an ICP filing (ICP备案) offline, right before the upload."""

__version__ = "0.1.0"
