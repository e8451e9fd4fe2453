"""What the window must know of a page before it is built, and what a search finds."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from shortage_app.ui.session import Session


@dataclass(frozen=True)
class Hit:
    """Something the search found: its words, a second line, an icon, and what choosing it does."""

    words: str
    detail: str
    icon: str
    choose: Callable[[], object]


@dataclass(frozen=True)
class PageEntry:
    """A page as the rail knows it: `label` is source text, `load` imports what makes the Page of a Session."""

    name: str
    icon: str
    label: str
    load: "Callable[[], Callable[[Session], Any]]"
