"""What our own code sees of Python's modules on another system; libraries see those of Linux.

Every module of ``icpdesk`` and ``ui`` gets an ``import`` of its own, which hands out stand-ins.
"""

from __future__ import annotations

import builtins
import importlib.machinery
import sys
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

from tests.support.systems import real

OURS = ("icpdesk", "ui")


class StandIn(ModuleType):
    """A module that lacks some names and has others; everything else is the module itself."""

    def __init__(self, module: ModuleType, lacks: frozenset[str], has: Mapping[str, Any]) -> None:
        super().__init__(module.__name__)
        self.__dict__.update({"_module": module, "_lacks": lacks, "_has": dict(has), "_before": {}})

    def __getattr__(self, name: str) -> Any:
        if name in self._lacks:
            raise AttributeError(f"module '{self._module.__name__}' has no attribute '{name}'")
        return self._has[name] if name in self._has else getattr(self._module, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name in self._has:
            self._has[name] = value
            return
        if hasattr(self._module, name):
            self._before.setdefault(name, getattr(self._module, name))
        setattr(self._module, name, value)

    def __delattr__(self, name: str) -> None:
        """What a test takes away again is what it put there: the name is not this object's own."""
        if name in self._before:
            setattr(self._module, name, self._before.pop(name))
        elif name not in self._has:
            delattr(self._module, name)


class Imports:
    """The ``import`` of our modules."""

    def __init__(self, stand_ins: Mapping[str, ModuleType], absent: frozenset[str]) -> None:
        self._stand_ins, self._absent = stand_ins, absent

    def __call__(
        self, name: str, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0
    ) -> Any:
        top = name.partition(".")[0]
        if level == 0 and top in self._absent:
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)
        if level == 0 and name in self._stand_ins and name not in sys.modules:
            return self._stand_ins[name]
        found = real.import_module(name, globals, locals, fromlist, level)
        if level == 0 and found.__name__ in self._stand_ins:
            return self._stand_ins[found.__name__]
        return found


def install(
    stand_ins: Mapping[str, ModuleType],
    absent: frozenset[str],
    more: Mapping[str, Callable[..., Any]],
) -> None:
    """From now on; our modules must not be loaded yet."""
    loaded = sorted(name for name in sys.modules if name.partition(".")[0] in OURS)
    assert not loaded, f"loaded before the system was chosen: {loaded[:3]}"
    inner = {**vars(builtins), **more, "__import__": Imports(stand_ins, absent)}
    finder = importlib.machinery.PathFinder

    class Ours:
        @staticmethod
        def find_spec(name: str, path: Any = None, target: Any = None) -> Any:
            if name.partition(".")[0] not in OURS:
                return None
            spec = finder.find_spec(name, path, target)
            if spec is not None and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
                loader = spec.loader
                run = loader.exec_module

                def exec_module(module: ModuleType) -> None:
                    module.__dict__["__builtins__"] = inner
                    run(module)

                loader.exec_module = exec_module  # type: ignore[method-assign]
            return spec

    sys.meta_path.insert(0, Ours)  # type: ignore[arg-type]
