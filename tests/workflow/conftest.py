"""The example, made once for all tests of this room."""

from pathlib import Path

import pytest

from shortage_app.workflow import example
from shortage_app.workflow.workspaces import OpenWorkspace


@pytest.fixture(scope="session")
def made_example(tmp_path_factory: pytest.TempPathFactory) -> OpenWorkspace:
    """The workspace that importing the shipped source files makes."""
    return example.write(Path(tmp_path_factory.mktemp("example")) / "made")
