"""Names of Qt stay Qt's: what replaces a method says so, and nothing hides one by accident."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

import shortage_app.ui

QT_MODULES = ("PySide6.", "Shiboken", "shiboken6")


def classes() -> Iterator[type]:
    """Every class of ui that Qt knows."""
    for module in pkgutil.walk_packages(shortage_app.ui.__path__, "shortage_app.ui."):
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, type) and value.__module__ == module.name and issubclass(value, QObject):
                yield value


def qt_names(kind: type) -> set[str]:
    """What the Qt classes a class stands on call something."""
    return {
        name
        for base in kind.__mro__
        if base.__module__.startswith(QT_MODULES)
        for name in vars(base)
        if not name.startswith("_")
    }


def own(kind: type) -> dict[str, object]:
    """What a class calls something itself."""
    return {
        name: value for name, value in vars(kind).items() if not name.startswith("_") and name != "staticMetaObject"
    }


every_class = pytest.mark.parametrize(
    "kind", sorted(set(classes()), key=lambda kind: kind.__qualname__), ids=lambda kind: kind.__name__
)


@every_class
def test_no_attribute_hides_a_method_of_qt_unless_it_replaces_it(kind: type) -> None:
    hidden = {name for name, value in own(kind).items() if name in qt_names(kind)}
    said = {name for name, value in own(kind).items() if getattr(value, "__override__", False)}
    assert hidden - said == set()


@every_class
def test_only_what_replaces_a_method_of_qt_is_written_as_qt_writes(kind: type) -> None:
    camel = {name for name in own(kind) if name != name.lower() and not name.isupper()}
    assert camel == {name for name in camel if getattr(own(kind)[name], "__override__", False)}
