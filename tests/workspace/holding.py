"""Another process that holds a workspace until its input ends or it is killed; run as a module with a path."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from shortage_app.workspace import lock


@contextmanager
def held_elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the workspace in the block."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.workspace.holding", str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        assert process.stdout.readline() == "held\n"
        yield process
        if process.poll() is None:
            process.stdin.close()


def main(path: Path) -> None:
    """Hold, say so, wait."""
    held = lock.take(path)
    sys.stdout.write("held\n")
    sys.stdout.flush()
    sys.stdin.read()
    held.release()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
