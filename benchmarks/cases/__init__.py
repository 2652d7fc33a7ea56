"""One file a topic; each exposes ``CASES``, a sequence of :class:`benchmarks.harness.Case`."""
