"""Fuzz one reader, or all in turn, for as long as you like: ``python scripts/fuzz.py [READER] [SECONDS]``.

Guided by coverage where ``atheris`` is installed (``.venv/bin/pip install atheris``, Linux), else by the
damages of ``tests/fuzz``. Files that break a reader are kept in ``build/fuzz/``.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
KEPT = ROOT / "build" / "fuzz"


def main() -> int:
    """0 when nothing broke."""
    from tests.fuzz.readers import READERS

    words = sys.argv[1:]
    names = [word for word in words if not word.isdecimal()] or sorted(READERS)
    seconds = next((int(word) for word in words if word.isdecimal()), 60)
    unknown = set(names) - set(READERS)
    if unknown:
        print(f"no reader {', '.join(unknown)}; there are {', '.join(sorted(READERS))}")
        return 2
    try:
        import atheris  # noqa: F401
    except ImportError:
        return _by_damage(names, seconds)
    if len(names) == 1 and os.environ.get("ICPDESK_FUZZ_CHILD"):
        _guided(names[0], seconds)
    # One process a reader: the engine never returns.
    environment = dict(os.environ, ICPDESK_FUZZ_CHILD="1")
    codes = [
        subprocess.run(
            [sys.executable, __file__, name, str(seconds)], env=environment, check=False
        ).returncode
        for name in names
    ]
    return int(any(codes))


def _guided(name: str, seconds: int) -> None:
    import atheris

    with atheris.instrument_imports(include=["icpdesk", "zipfile", "yaml", "tomllib"]):
        from tests.fuzz.readers import READERS, survives

        reader = READERS[name]
        corpus = KEPT / "corpus" / name
        corpus.mkdir(parents=True, exist_ok=True)
        for number, seed in enumerate(reader.seeds()):
            (corpus / f"seed-{number}").write_bytes(seed)
        folder = Path(tempfile.mkdtemp())
        survives(reader, next(iter(reader.seeds())), folder)
    arguments = [
        __file__, str(corpus), f"-max_total_time={seconds}", "-timeout=30", "-rss_limit_mb=3000",
        f"-artifact_prefix={KEPT}/{name}-", "-verbosity=0", "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup(arguments, lambda data: survives(reader, data, folder) and None)
    atheris.Fuzz()


def _by_damage(names: list[str], seconds: int) -> int:
    """About ``seconds`` for each reader, by the number of examples."""
    environment = dict(os.environ, ICPDESK_FUZZ=str(seconds * 20), PYTHONPATH=str(ROOT))
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "tests/fuzz", "-k", " or ".join(names),
         f"--basetemp={KEPT}"],
        cwd=ROOT, env=environment, check=False,
    )  # fmt: skip
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
