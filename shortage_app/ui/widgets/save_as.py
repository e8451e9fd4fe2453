"""Saving what is looked at under a name that a person chooses; what went wrong is said over what she looks at."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QMessageBox, QWidget

from shortage_app.files.save import NotWritable
from shortage_app.report.table import Table
from shortage_app.text import _
from shortage_app.ui.widgets import asking
from shortage_app.ui.widgets.table_menu import add_item


def ask_and_save(parent: QWidget, title: str, name: str, ending: str, write: Callable[[Path], None]) -> None:
    """Ask for a place, proposing a name, and write there."""
    proposed = "".join("-" if sign in '<>:"/\\|?*' else sign for sign in name)
    kinds = f"{ending.upper()} (*.{ending})"
    chosen = asking.for_new_file(parent, title, f"{proposed}.{ending}", kinds)
    if chosen:
        save_to(parent, title, chosen.with_suffix(f".{ending}"), write)


def save_to(parent: QWidget, title: str, path: Path, write: Callable[[Path], None]) -> None:
    """Write to a path, or say why that could not be done."""
    try:
        write(path)
    except NotWritable as error:
        box = QMessageBox(QMessageBox.Icon.Warning, title, str(error), parent=parent)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()


def write_table(table: Table, path: Path, *, belgian: bool = False) -> None:
    """Write a table as Excel or CSV, by the ending of the path; raises NotWritable."""
    from shortage_app.workflow import exporting  # a table is looked at long before it is saved

    exporting.write_table(table, path, path.suffix.lower().lstrip("."), belgian=belgian)


def add_saving(menu: QMenu, parent: QWidget, shown: Callable[[], Table]) -> None:
    """Put the ways to save a table into a menu: its rows as they are shown, with every column."""

    def ask(ending: str, belgian: bool) -> None:
        table = shown()
        ask_and_save(parent, _("Save the table"), table.title, ending, partial(write_table, table, belgian=belgian))

    add_item(menu, _("Save as Excel…"), "save", lambda: ask("xlsx", False))
    add_item(menu, _("Save as CSV for Belgian Excel (;)…"), "", lambda: ask("csv", True))
    add_item(menu, _("Save as CSV (RFC 4180)…"), "", lambda: ask("csv", False))
