"""Forms of different build, in the idioms of Word and LibreOffice, each with what a person would do.

A builder is a function with ``@template``; ``expect/<name>.txt`` is the text of the filled form,
with ``[field]`` where a person would write that field of the filing and nothing where a signature,
seal or date belongs.
"""
