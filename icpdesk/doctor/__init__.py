"""Looks at the machine and at this copy of the program: what is missing, in plain words."""
