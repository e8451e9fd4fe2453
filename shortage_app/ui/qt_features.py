"""PySide without what it prepares at each start and this program asks for never, or only when something went wrong."""

import __future__

import builtins
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType
from typing import Any

# What PySide knows of how its functions are called, for messages and stubs: sources that it compiles at each start.
_LATER = frozenset(
    f"shibokensupport/signature/{part}.py"
    for part in ("errorhandler", "layout", "mapping", "parser", "lib/enum_sig", "lib/pyi_generator")
)
_WAITING = """
from {module} import when_asked
__getattr__ = when_asked({filename!r}, globals())
def update_mapping():  # the library looks for this one without asking
    return __getattr__("update_mapping")()
"""
_AS_PYSIDE_DOES = __future__.annotations.compiler_flag
_compile = builtins.compile
_sources: dict[str, bytes] = {}  # those that wait
_one_at_a_time = threading.RLock()


def import_qt() -> None:
    """Import PySide; what it knows of signatures waits until it is asked for, and no source is searched."""
    with _signatures_later():
        import PySide6.QtCore  # noqa: F401
    _search_no_sources()


@contextmanager
def _signatures_later() -> Iterator[None]:
    builtins.compile = _compiled
    try:
        yield
    finally:
        builtins.compile = _compile


def _compiled(source: Any, filename: Any, mode: str, *flags: Any, **named: Any) -> Any:
    """The code of a source, or of a module that waits in its place."""
    if filename in _LATER:
        _sources[filename] = source
        return _code(_WAITING.format(module=__name__, filename=filename), filename)
    if str(filename).startswith("shibokensupport/"):
        return _code(source, filename)
    return _compile(source, filename, mode, *flags, **named)


def _code(source: str | bytes, filename: str) -> CodeType:
    code: CodeType = _compile(source, filename, "exec", _AS_PYSIDE_DOES)
    return code


def when_asked(filename: str, module: dict[str, Any]) -> Callable[[str], object]:
    """The __getattr__ of a module that waits: it becomes what its source says when it is first asked for a name."""

    def answer(name: str) -> object:
        with _one_at_a_time:
            if filename in _sources and not name.startswith("__"):
                exec(_code(_sources.pop(filename), filename), module)
        if name in module:
            return module[name]
        raise AttributeError(f"module {module['__name__']!r} has no attribute {name!r}")

    return answer


def _search_no_sources() -> None:
    """Have PySide take every module imported from now on as one that switches no feature of it on: none does.

    It would read the source of each module for that, pandas' and all, and Python keeps what was read: 35 MB and 0.1 s
    of each start. The installed program, which has no sources, has always started so.
    """
    search = vars(sys.modules.get("shibokensupport.feature", sys))
    if "_mod_uses_pyside" in search:  # PySide's own affair, which another version may settle otherwise
        search["_mod_uses_pyside"] = lambda _module: False
