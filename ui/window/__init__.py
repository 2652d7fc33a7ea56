"""The window around the pages: steps, menus, palette, tour, theme."""
