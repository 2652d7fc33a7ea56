"""Checks of scans of signed papers: the right paper, unaltered, signed and sealed as asked for."""
