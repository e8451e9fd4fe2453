"""pyqtgraph without what no chart here is drawn with: two thirds of the time and memory of importing all of it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

import PySide6.QtCore
import PySide6.QtGui
import PySide6.QtWidgets

from shortage_app.ui.qt import override

NAME = "pyqtgraph"
# What views, bars, points and intervals stand on; the rest (images, parameter trees, other processes …) stays away.
NEEDED = frozenset(
    f"{NAME}.{part}"
    for part in (
        "Qt", "Qt.compat", "Qt.internals", "colors", "debug", "functions", "Point", "reload", "util",
        "util.cupy_helper", "util.mutex", "GraphicsScene", "GraphicsScene.GraphicsScene",
        "GraphicsScene.mouseEvents", "graphicsItems", "graphicsItems.BarGraphItem", "graphicsItems.ErrorBarItem",
        "graphicsItems.GraphicsItem", "graphicsItems.GraphicsObject", "graphicsItems.GraphicsWidget",
        "graphicsItems.ItemGroup", "graphicsItems.ScatterPlotItem", "graphicsItems.ViewBox",
        "graphicsItems.ViewBox.ViewBox", "widgets", "widgets.GraphicsView",
    )
)  # fmt: skip
MIRRORED = {f"{NAME}.Qt.{module.__name__[8:]}": module for module in (PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets)}
AWAY = ("PySide6.QtTest", "PySide6.QtOpenGLWidgets")  # pyqtgraph takes them where they are there


class _Hollow(ModuleType):
    """A part of pyqtgraph that stays away: whatever is asked of it is None."""

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


class _Mirror(ModuleType):
    """pyqtgraph's own copy of a module of Qt, filled as it is asked for: each class of Qt is made when it is named."""

    def __getattr__(self, name: str) -> object:
        found: object = getattr(MIRRORED[self.__name__], name)
        setattr(self, name, found)
        return found


class _Slim(MetaPathFinder, Loader):
    """Finds mirrors and hollow modules in place of what is not needed."""

    @override
    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name in AWAY:
            raise ImportError(name)
        away = name.startswith(f"{NAME}.") and name not in NEEDED
        return ModuleSpec(name, self, is_package=True) if away else None

    @override
    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return (_Mirror if spec.name in MIRRORED else _Hollow)(spec.name)

    @override
    def exec_module(self, module: ModuleType) -> None:
        pass


@contextmanager
def _nothing_to_copy() -> Iterator[None]:
    """Keep pyqtgraph from naming every class of Qt, which would make each of them now."""
    for module in MIRRORED.values():
        vars(module)["__dir__"] = tuple
    try:
        yield
    finally:
        for module in MIRRORED.values():
            del vars(module)["__dir__"]


def _imported() -> Any:
    """pyqtgraph, slim unless somebody imported all of it; hollow modules are found whole again afterwards."""
    if NAME not in sys.modules:
        slim = _Slim()
        sys.meta_path.insert(0, slim)
        try:
            with _nothing_to_copy():
                import pyqtgraph  # noqa: F401
        finally:
            sys.meta_path.remove(slim)
        for name in [name for name, module in sys.modules.items() if isinstance(module, _Hollow)]:
            del sys.modules[name]
    return sys.modules[NAME]


pg = _imported()
