"""The reader's child is started once for all tests of the room, and ended after them."""

from collections.abc import Iterator

import pytest

from shortage_app.files.guard.reader import close_shared_reader


@pytest.fixture(scope="session", autouse=True)
def _one_reader() -> Iterator[None]:
    yield
    close_shared_reader()
