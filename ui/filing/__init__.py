"""The open filing without widgets: values, undo, autosave, pictures, files, the store."""
