"""What a front does with loose pictures: look at one, guess its slot, sort a pile, mend, compare.

Every function takes bytes and plain values and gives plain values, so that it can run in a process
of its own and a window never waits for it.
"""
