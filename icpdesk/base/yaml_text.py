"""Plain data as YAML."""

from __future__ import annotations

from functools import cache
from typing import Any


def yaml_text(data: Any, **options: Any) -> str:
    """The YAML of plain data; ``options`` are those of PyYAML's ``dump``.

    Its safe dumper refuses kinds of text that are their text, such as a place in a filing: they are written
    as text.
    """
    import yaml

    text: str = yaml.dump(data, Dumper=_dumper(), allow_unicode=True, **options)
    return text


@cache
def _dumper() -> Any:
    import yaml

    class Dumper(yaml.SafeDumper):
        pass

    Dumper.add_multi_representer(
        str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text))
    )
    return Dumper
