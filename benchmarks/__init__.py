"""How fast icpdesk is, as ratios to a floor or a peer: ``python -m benchmarks``."""
