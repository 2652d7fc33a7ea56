"""Other people's forms: what their labels ask for, and filling nothing but their blanks."""
