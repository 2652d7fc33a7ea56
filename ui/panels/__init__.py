"""Parts of pages that stand on their own, and small windows beside the main one."""
