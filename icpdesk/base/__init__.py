"""The ground: sentences in two languages, errors, progress, paths, files, working days, processes."""
