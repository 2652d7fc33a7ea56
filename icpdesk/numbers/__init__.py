"""Numbers and names of a filing: one format a file, each with ``compact``, ``validate``, ``doubts``.

``compact`` folds full-width characters and drops separators; ``validate`` returns the compact form
or raises :class:`icpdesk.numbers.errors.InvalidNumber`; ``doubts`` says what is odd about a valid one.
"""
