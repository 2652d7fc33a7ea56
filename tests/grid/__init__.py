"""A grid of scenes and damages of known truth."""
