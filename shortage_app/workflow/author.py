"""Who decides: the name under which this computer knows the person at it."""

import getpass


def author() -> str:
    """The name of the user; "" where the computer knows none, as in a bare container."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
