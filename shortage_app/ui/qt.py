"""Marks that tell a method of Qt from one of ours."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from typing_extensions import override
else:
    Method = TypeVar("Method", bound=Callable)

    def override(method: Method) -> Method:
        """Mark a method that replaces one of Qt; typing has it from Python 3.12 on."""
        method.__override__ = True
        return method


__all__ = ["override"]
