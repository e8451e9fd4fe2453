"""Where things live: resources shipped with the program, settings, logs and the example of a user; long paths."""

import sys
from pathlib import Path

APP = "shortage-app"
LONGEST_PLAIN_PATH = 200  # Windows takes 260 characters, less what lies beside or inside: locks, journals, copies


def resources() -> Path:
    """The folder of icons, translations, example and templates, in a checkout, a wheel or the installed program."""
    bundled = getattr(sys, "_MEIPASS", None)
    if bundled:
        return Path(bundled) / "resources"
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"


def user_data() -> Path:
    """The folder of what this user has on this computer alone, such as the example workspace; made when missing."""
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False, ensure_exists=True)


def settings() -> Path:
    """The folder of settings, which on Windows follow a user from one computer to another; made when missing."""
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False, roaming=True, ensure_exists=True)


def logs() -> Path:
    """The folder of crash logs, which never hold data; made when missing."""
    from platformdirs import user_log_path

    return user_log_path(APP, appauthor=False, ensure_exists=True)


def reachable(path: Path) -> Path:
    """The same path in the form Windows needs for long paths, also of the network; elsewhere as it is."""
    if sys.platform != "win32" or len(str(path)) < LONGEST_PLAIN_PATH or str(path).startswith("\\\\?\\"):
        return path
    whole = str(path.absolute())
    return Path("\\\\?\\UNC\\" + whole[2:] if whole.startswith("\\\\") else "\\\\?\\" + whole)
