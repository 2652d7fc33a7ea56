"""A reviewer's message, understood: which field or file each sentence means."""
