"""PySide's search for its own switches in every module that is imported after it, which this program does without."""

import sys

import PySide6.QtCore  # noqa: F401  it brings the search along


def search_no_sources() -> None:
    """Have PySide take every module imported from now on as one that switches no feature of it on: none does.

    It would read the source of each module for that, pandas' and all, and Python keeps what was read: 35 MB and 0.1 s
    of each start. The installed program, which has no sources, has always started so.
    """
    search = vars(sys.modules.get("shibokensupport.feature", sys))
    if "_mod_uses_pyside" in search:  # PySide's own affair, which another version may settle otherwise
        search["_mod_uses_pyside"] = lambda _module: False
