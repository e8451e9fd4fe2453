"""What the caller is told: the result on stdout, messages on stderr, and the exit code."""

import io
import sys
from enum import IntEnum


class Exit(IntEnum):
    """What the caller is told."""

    DONE = 0
    SOME_REFUSED = 1
    USAGE = 2
    NOT_READABLE = 3
    WORKSPACE = 4
    NOT_WRITABLE = 5


class UsageError(Exception):
    """The call's words are off."""


def speak_utf_8() -> None:
    """Print UTF-8 whatever the console's code page, and results byte for byte as they would be saved."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    if isinstance(sys.stderr, io.TextIOWrapper):
        sys.stderr.reconfigure(encoding="utf-8", errors="backslashreplace")


def write(text: str) -> None:
    """Print a line of the result."""
    sys.stdout.write(text + "\n")


def say(text: str) -> None:
    """Print a message, beside the result."""
    sys.stderr.write(text + "\n")
