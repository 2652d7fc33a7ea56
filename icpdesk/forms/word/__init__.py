"""Filling Word files that providers hand out, without changing anything but the blanks.

What the window and the command line use:

- ``fill.read_template(data) -> TemplateMap``: every place of a template with its label, the field
  that is guessed for it, its kind and the confidence
- ``TemplateMap.with_field(place, field)``: the user's correction
- ``fill.fill(data, template, values) -> Filled``: ``.data`` (bytes) and ``.report``
- ``map_file.load_map / save_map``, ``map_store.known_map / remember``: maps as small YAML files,
  stored by the template's fingerprint
- ``compare.compare(old, new) -> Comparison``: next year's version of a template, with the map
  carried over
- ``lint.lint(template, book)``: misspelt placeholders and labels, places without a field
- ``preview.preview(data) -> Preview``: the pages as pictures
"""
