"""The only file that knows where things lie: bundled resources and the user's own folders."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def resource(*parts: str) -> Path:
    """A bundled file or folder, such as ``resource("assets", "fonts")``.

    The wheel carries ``assets``, ``templates`` and ``docs/guide`` inside the package; the source tree and the
    frozen application carry them beside it.
    """
    inside = _PACKAGE.joinpath(*parts)
    return inside if inside.exists() else _PACKAGE.parent.joinpath(*parts)


def rulebook_data() -> Path:
    """The folder of the rulebook that ships."""
    return _PACKAGE / "rulebook" / "data"


def config_dir() -> Path:
    """The user's settings and rules; not created here."""
    from platformdirs import user_config_path

    return user_config_path("icpdesk", appauthor=False)


def data_dir() -> Path:
    """The user's store; not created here."""
    from platformdirs import user_data_path

    return user_data_path("icpdesk", appauthor=False)


def cache_dir() -> Path:
    """What can be made anew at any time; not created here."""
    from platformdirs import user_cache_path

    return user_cache_path("icpdesk", appauthor=False)


def scratch_dir() -> Path:
    """Contents that are on the disk for a while only (:mod:`icpdesk.base.scratch`); not created here."""
    from platformdirs import user_state_path

    return user_state_path("icpdesk", appauthor=False) / "work"


def problem_log() -> Path:
    """Where in the code something went wrong that nobody foresaw; may not exist."""
    from platformdirs import user_state_path

    return user_state_path("icpdesk", appauthor=False) / "problems.log"


def user_rules_file() -> Path:
    """Rules that the user added or changed; may not exist."""
    return config_dir() / "rules.toml"


def rule_packs_dir() -> Path:
    """Rulebook packs that the user imported; may not exist."""
    return data_dir() / "packs"


def template_maps_dir() -> Path:
    """Maps of templates that the user confirmed; may not exist."""
    return config_dir() / "template-maps"
