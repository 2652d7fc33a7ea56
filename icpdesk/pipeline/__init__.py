"""The use cases: one function a verb of the user. Window, command line and batch call these.

input → filing → rulebook → checks → report → papers → upload-ready folder
"""
