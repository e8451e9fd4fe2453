"""Where things live: resources shipped with the program, settings, logs and the example of a user."""

import sys
from pathlib import Path

APP = "shortage-app"


def resources() -> Path:
    """The folder of icons, translations, example and templates, in a checkout, a wheel or the installed program."""
    bundled = getattr(sys, "_MEIPASS", None)
    if bundled:
        return Path(bundled) / "resources"
    inside = Path(__file__).parent / "resources"
    return inside if inside.is_dir() else Path(__file__).parent.parent / "resources"


def user_data() -> Path:
    """The folder for settings, the example workspace and recovery copies of this user; made when missing."""
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False, ensure_exists=True)


def logs() -> Path:
    """The folder of crash logs, which never hold data; made when missing."""
    from platformdirs import user_log_path

    return user_log_path(APP, appauthor=False, ensure_exists=True)
