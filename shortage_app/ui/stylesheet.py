"""The one stylesheet of the program, written from the tokens; what it cannot say is painted by the widgets."""

from string import Template

from shortage_app import places
from shortage_app.ui.tokens import Tokens

_FRAME = """
QDialog, Page, QWidget[kind="page"] { background: $window; }
QWidget[kind="surface"] { background: $surface; }
QWidget[kind="subtle"] { background: $subtle; }
TopBar { background: $surface; border: none; border-bottom: 1px solid $border; }
Rail { background: $surface; border: none; border-right: 1px solid $border; }
StatusBar, QFrame[kind="foot"] { background: $header; border: none; border-top: 1px solid $border; }
Panel, QFrame[kind="panel"] { background: $surface; border: 1px solid $border; }
Note { background: $surface; border: 1px solid $ctl; border-radius: 4px; }
Sheet { border: 1px solid $border; }
Inspector { background: $surface; border: none; border-left: 1px solid $border; }
QFrame[kind="line"] { background: $border; border: none; }
QFrame[kind="strong-line"] { background: $ctl; border: none; }
QScrollArea { background: transparent; border: none; }
QSplitter::handle { background: transparent; }
QSplitter::handle:hover { background: $border; }
QToolTip { background: $surface; color: $text; border: 1px solid $ctl; padding: 4px 8px; }
"""

_BUTTONS = """
QPushButton {
    background: $surface; color: $text; border: 1px solid $ctl; border-radius: 4px; padding: 0 12px; outline: none;
    min-height: 30px; max-height: 30px;
}
QPushButton[small="true"] { min-height: 22px; max-height: 22px; padding: 0 8px; }
QPushButton:hover { background: $subtle; }
QPushButton:pressed { background: $header; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 28px; max-height: 28px; }
QPushButton[small="true"]:focus { padding: 0 7px; min-height: 20px; max-height: 20px; }
QPushButton:disabled { color: $off; border-color: $faint; }
QPushButton[kind="primary"] { background: $accent; color: $on_bar; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $struct; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $track; color: $off; border-color: $track; }
QPushButton[kind="quiet"] { color: $text3; border-color: $border; }

QToolButton { background: transparent; color: $text; border: 1px solid transparent; border-radius: 4px; }
QToolButton:hover { background: $header; }
QToolButton:pressed { background: $sel; }
QToolButton:focus { border: 2px solid $accent; }
QToolButton:disabled { color: $off; }
QToolButton::menu-indicator { image: none; }
QToolButton[kind="link"] { color: $accent; padding: 0 1px; }
QToolButton[kind="link"]:focus { padding: 0; }
QToolButton[kind="link"]:disabled { color: $off; }
QToolButton[kind="link"]:hover { background: transparent; text-decoration: underline; }
QPushButton[kind="segment"] {
    background: $surface; border: 1px solid $ctl; border-radius: 0; border-left: none; padding: 0;
    min-height: 30px; max-height: 30px;
}
QPushButton[kind="segment"][place="first"], QPushButton[kind="segment"][place="only"] {
    border-left: 1px solid $ctl; border-top-left-radius: 4px; border-bottom-left-radius: 4px;
}
QPushButton[kind="segment"][place="last"], QPushButton[kind="segment"][place="only"] {
    border-top-right-radius: 4px; border-bottom-right-radius: 4px;
}
QPushButton[kind="segment"]:hover { background: $subtle; }
QPushButton[kind="segment"]:checked { background: $sel; font-weight: 600; }
QPushButton[kind="segment"]:focus { border: 2px solid $accent; padding: 0; min-height: 28px; max-height: 28px; }
QPushButton[kind="segment"]:disabled { color: $off; }
QToolButton[kind="chip"] {
    background: $surface; border: 1px solid $ctl; border-radius: 4px; padding: 0 8px;
    min-height: 20px; max-height: 20px;
}
QToolButton[kind="chip"]:hover { background: $subtle; }
QToolButton[kind="chip"]:focus { border: 2px solid $accent; padding: 0 7px; min-height: 18px; max-height: 18px; }
"""

# Qt leaves 2 px of its own beside words that are typed, and 4 around a page of them.
_INPUTS = """
QLineEdit, QComboBox, QSpinBox, QDateEdit, QPlainTextEdit, QTextEdit {
    background: $surface; color: $text; border: 1px solid $ctl; border-radius: 4px; padding: 0 8px;
    selection-background-color: $accent; selection-color: $on_bar; placeholder-text-color: $text3;
}
QLineEdit, QDateEdit { padding: 0 6px; }
QPlainTextEdit { padding: 2px 4px; }
QLineEdit, QComboBox, QSpinBox, QDateEdit { min-height: 30px; max-height: 30px; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDateEdit:focus {
    border: 2px solid $accent; padding: 0 7px; min-height: 28px; max-height: 28px;
}
QLineEdit:focus, QDateEdit:focus { padding: 0 5px; }
QComboBox[kind="steady"] { padding: 0 24px 0 8px; }
QComboBox[kind="steady"]:focus { padding: 0 23px 0 7px; }
QComboBox[kind="role"] { min-height: 22px; max-height: 22px; padding: 0 22px 0 6px; }
QComboBox[kind="role"]:focus { min-height: 20px; max-height: 20px; padding: 0 21px 0 5px; }
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus {
    background: transparent; border: none; padding: 0; min-height: 0;
}
QCheckBox {
    spacing: 8px; color: $text; border: 2px solid transparent; border-radius: 4px; padding: 0 2px 0 0; min-height: 18px;
}
QCheckBox::indicator, QListView::indicator, QMenu::indicator {
    width: 14px; height: 14px; background: $surface; border: 1px solid $ctl;
}
QMenu::indicator { margin-left: 8px; }
QCheckBox::indicator:checked, QListView::indicator:checked, QMenu::indicator:checked {
    background: $accent; border-color: $accent; image: url("$tick");
}
QCheckBox:focus { border-color: $accent; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled { color: $off; border-color: $faint; }
QCheckBox:disabled { color: $off; }
QComboBox::drop-down { border: none; width: 0px; }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $ctl; outline: none;
    selection-background-color: $sel; selection-color: $text;
}
QMenu { background: $surface; border: 1px solid $ctl; padding: 4px 0; }
QMenu::item { padding: 5px 28px 5px 12px; color: $text; border-left: 4px solid transparent; }
QMenu::item:selected { background: $sel; border-left-color: $accent; }
QMenu::item:disabled { color: $off; }
QMenu::icon { padding-left: 12px; }
QMenu::separator { height: 1px; background: $border; margin: 4px 0; }
QProgressBar { background: $track; border: 1px solid $ctl; border-radius: 0; max-height: 6px; min-height: 6px; }
QProgressBar::chunk { background: $accent; }
"""

_TABLES = """
QListView::item { min-height: 22px; border: 2px solid transparent; }
Finder QListView::item { padding-left: 2px; }
QListView::item:selected { background: $sel; color: $text; }
QListView::item:focus, Finder QListView::item:selected { border-color: $accent; }
ReadingArea { border: 2px solid transparent; }
ReadingArea:focus { border-color: $accent; }
QLabel:focus { border: 2px solid $accent; border-radius: 2px; }
QListView, QTreeView {
    background: $surface; color: $text; border: none; outline: none;
    selection-background-color: $sel; selection-color: $text;
}
QTableView[framed="true"], QFrame[framed="true"] { border: 1px solid $ctl; }
QHeaderView { background: $header; border: none; }
QHeaderView::section {
    background: $header; color: $text2; border: none; border-right: 1px solid $border;
    border-bottom: 1px solid $ctl; padding: 0 8px; font-weight: 600;
}
QTableView QTableCornerButton::section { background: $header; border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $ctl; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $text3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_SHEET = Template(_FRAME + _BUTTONS + _INPUTS + _TABLES)


def _label_colours(tokens: Tokens) -> str:
    rules = [f'QLabel[role="{role}"] {{ color: {value}; }}' for role, value in tokens.colours.items()]
    return "\n".join(rules)


def stylesheet(tokens: Tokens) -> str:
    """The stylesheet of a theme."""
    tick = places.resources() / "icons" / ("tick_black.svg" if tokens.dark else "tick_white.svg")
    return _SHEET.substitute(tokens.colours, tick=tick.as_posix()) + _label_colours(tokens)
