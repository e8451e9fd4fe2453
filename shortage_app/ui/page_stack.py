"""The pages of the window, and what stands in their place where there is nothing to show."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from shortage_app.ui.entries import PageEntry
from shortage_app.ui.session import Session
from shortage_app.ui.settings import Settings
from shortage_app.ui.turns import Turns

if TYPE_CHECKING:
    from shortage_app.ui.page import Page


class PageStack(QStackedWidget):
    """A page is imported, built and laid out when it is first looked at, each in a turn of the event loop."""

    page_shown = Signal()

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self._session, self._settings = session, settings
        self._entries: dict[str, PageEntry] = {}
        self._pages: dict[str, Page] = {}
        self._turns = Turns(self)

    def add_entry(self, entry: PageEntry) -> None:
        """One more page that can be looked at."""
        self._entries[entry.name] = entry

    @property
    def names(self) -> tuple[str, ...]:
        """All pages, from top to bottom of the rail."""
        return tuple(self._entries)

    @property
    def built(self) -> "dict[str, Page]":
        """The pages that were looked at, in that order."""
        return dict(self._pages)

    def page(self, name: str) -> "Page":
        """A page by name, built now if it was not looked at yet; KeyError when there is none."""
        if name not in self._pages:
            page: Page = self._entries[name].load()(self._session)
            page.introduce(self._entries[name], self._settings)
            self.addWidget(page)
            self._pages[name] = page
        return self._pages[name]

    def show_page(self, name: str) -> None:
        """Show a page: now, or where it is to be built in turns, unless something else is shown before the last."""
        built = () if name in self._pages else (self._entries[name].load, lambda: self.page(name))
        self._turns.take(*built, lambda: self._show(self.page(name)))

    def show_instead(self, widget: QWidget) -> None:
        """Show what stands in the place of a page."""
        self._turns.take(lambda: self.setCurrentWidget(widget))

    def give_keyboard(self) -> None:
        """The page shown has the keyboard, at its start where that is seen."""
        shown = next((page for page in self._pages.values() if page is self.currentWidget()), None)
        start = shown.start if shown is not None and shown.start.isVisibleTo(self) else self
        start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, page: "Page") -> None:
        self.setCurrentWidget(page)
        self.page_shown.emit()
