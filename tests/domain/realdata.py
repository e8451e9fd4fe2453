"""The public files that tests marked `realdata` read, where the environment says that they are."""

import os
from pathlib import Path

import pytest

_FOLDER = os.environ.get("SHORTAGE_REALDATA")

needs_real_data = pytest.mark.skipif(not _FOLDER, reason="no real data")


def real(path: str) -> Path:
    """A public file by its path under SHORTAGE_REALDATA."""
    return Path(str(_FOLDER)) / path
