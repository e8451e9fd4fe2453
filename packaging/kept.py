"""What of Qt and of the libraries goes into the installed program, and what stays behind."""

from pathlib import PurePath

# Modules that hooks would bring along and nothing here uses.
EXCLUDED = [
    "IPython",
    "duckdb",
    "OpenGL",
    "matplotlib",
    "numba",
    "pandas.tests",
    "pip",
    "pyarrow",
    "pytest",
    "odf",
    "setuptools",
    "PySide6.QtPrintSupport",
    "PySide6.QtTest",
    "tkinter",
    # Suggested links need the letters of titles and a linear classifier; the rest of these libraries stays behind.
    *(f"sklearn.{part}" for part in ("cluster", "covariance", "datasets", "decomposition", "ensemble")),
    *(f"sklearn.{part}" for part in ("gaussian_process", "manifold", "mixture", "neighbors", "neural_network", "tree")),
    "scipy.cluster",
    "scipy.signal",
]
# Qt: no QML, no software OpenGL, no network, no database; of the plugins those of a plain window.
_QT_PLUGINS = {
    "platforms": ("qwindows", "qoffscreen", "xcb", "wayland"),
    "styles": ("qmodernwindowsstyle",),
    "imageformats": ("qsvg", "qico", "qjpeg"),
    "iconengines": ("qsvgicon",),
    "xcbglintegrations": (),
    "platforminputcontexts": ("ibus", "compose"),
}
_QT_LEFT = ("qml", "quick", "opengl32sw", "d3dcompiler", "virtualkeyboard", "pdf", "sql", "designer", "3d", "network")
_LANGUAGES = ("qtbase_fr.qm", "qtbase_nl.qm")


def kept(destination: str) -> bool:
    """Whether a file collected for the program is needed, by its path inside it."""
    path = PurePath(destination.replace("\\", "/"))
    parts = [part.lower() for part in path.parts]
    if "tests" in parts and ("sklearn" in parts or "scipy" in parts or "numpy" in parts):
        return False
    if "pyside6" not in parts:
        return not parts[-1].startswith(("qt6", "libqt6")) or _library_kept(parts[-1])
    if "translations" in parts:
        return path.name in _LANGUAGES
    if "plugins" in parts:
        kind, name = parts[parts.index("plugins") + 1], parts[-1]
        return any(plugin in name for plugin in _QT_PLUGINS.get(kind, ()))
    return "qml" not in parts and _library_kept(parts[-1])


def _library_kept(name: str) -> bool:
    return not any(left in name for left in _QT_LEFT)
